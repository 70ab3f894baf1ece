import type { DraftLine } from '../../domain/layout/extracted-document.ts';
import { tableRow } from '../../domain/layout/table-row.ts';

/** Word allows 63 columns; a span beyond that is a broken or hostile file. */
const mostColumns = 63;

/** Collects the cells of one Word table row by row. Spanned columns stay empty, so that columns keep their number. */
export class DocxTable {
  readonly lines: DraftLine[] = [];
  readonly #path: string;
  #cells: string[] = [];
  #text: string[] = [];
  #span = 1;
  #row = 0;

  constructor(path: string) {
    this.#path = path;
  }

  spanColumns(columns: number): void {
    this.#span = Number.isInteger(columns) ? Math.min(Math.max(columns, 1), mostColumns) : 1;
  }

  addText(text: string): void {
    this.#text.push(text.replaceAll('\t', ' '));
  }

  endCell(): void {
    this.#cells.push(this.#text.join('\n'), ...Array.from({ length: this.#span - 1 }, () => ''));
    this.#text = [];
    this.#span = 1;
  }

  endRow(): void {
    this.#row += 1;
    if (this.#cells.some((cell) => cell !== '')) {
      this.lines.push(tableRow(this.#cells, { page: 1, path: `${this.#path}/tr[${this.#row}]` }));
    }
    this.#cells = [];
  }
}
