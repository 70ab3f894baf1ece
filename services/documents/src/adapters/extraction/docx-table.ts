import type { DraftBlock, DraftLine } from '../../domain/layout/extracted-document.ts';
import { type CellExtent, tableRow } from '../../domain/layout/table-row.ts';

/** Word allows 63 columns; a span beyond that is a broken or hostile file. */
const mostColumns = 63;

/** Collects the cells of one Word table row by row. Spanned columns stay empty, so that columns keep their number. */
export class DocxTable {
  readonly lines: DraftLine[] = [];
  /** Tables that stand in cells of this one. */
  readonly inner: DraftBlock[] = [];
  readonly #path: string;
  /** Lines with the rows that their cells reach down to, which are known only when the rows below have been read. */
  readonly #reach = new Map<number, { line: number; rows: number }>();
  #cells: string[] = [];
  #merged: { readonly column: number; readonly begins: boolean }[] = [];
  #extents = new Map<number, CellExtent>();
  #text: string[] = [];
  #span = 1;
  #merge: 'begins' | 'goes on' | undefined;
  #row = 0;
  #isDeleted = false;

  constructor(path: string) {
    this.#path = path;
  }

  get isGrid(): boolean {
    return this.lines.filter((line) => (line.cells?.length ?? 0) > 1).length > 1;
  }

  spanColumns(columns: number): void {
    this.#span = Number.isInteger(columns) ? Math.min(Math.max(columns, 1), mostColumns) : 1;
  }

  mergeDown(begins: boolean): void {
    this.#merge = begins ? 'begins' : 'goes on';
  }

  deleteRow(): void {
    this.#isDeleted = true;
  }

  addText(text: string): void {
    this.#text.push(text.replaceAll('\t', ' '));
  }

  endCell(): void {
    const column = this.#cells.length;
    if (this.#span > 1) this.#extents.set(column, { columns: this.#span });
    if (this.#merge) this.#merged.push({ column, begins: this.#merge === 'begins' });
    this.#cells.push(this.#text.join('\n'), ...Array.from({ length: this.#span - 1 }, () => ''));
    this.#text = [];
    this.#span = 1;
    this.#merge = undefined;
  }

  /** The text of the row if tracked changes have deleted it, which then is no row of the table. */
  endRow(): string {
    this.#row += 1;
    const deleted = this.#isDeleted ? this.#cells.filter((cell) => cell !== '').join(' ') : '';
    if (!this.#isDeleted) this.#addLine();
    this.#cells = [];
    this.#merged = [];
    this.#extents = new Map();
    this.#isDeleted = false;
    return deleted;
  }

  #addLine(): void {
    for (const { column, begins } of this.#merged) this.#mergeCell(column, begins);
    if (this.#cells.every((cell) => cell === '')) return;
    const place = { page: 1, path: `${this.#path}/tr[${this.#row}]` };
    this.lines.push(tableRow(this.#cells, place, this.#extents));
  }

  #mergeCell(column: number, begins: boolean): void {
    const reach = this.#reach.get(column);
    if (begins || !reach) {
      this.#reach.set(column, { line: this.lines.length, rows: 1 });
      return;
    }
    reach.rows += 1;
    const line = this.lines[reach.line];
    if (!line) return;
    const cells = line.cells?.map((cell) => (cell.column === column ? { ...cell, rows: reach.rows } : cell));
    this.lines[reach.line] = { ...line, ...(cells && { cells }) };
  }
}
