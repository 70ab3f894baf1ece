import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import PDFDocument from 'pdfkit';
import type { Dice } from './dice.ts';
import type { Part } from './layout.ts';
import { markerOf } from './write-formats.ts';

const fontFolder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans/package.json'));
const page = { left: 45, right: 550, bottom: 790, top: 60 } as const;

/** Tables with wrapped cells, heads repeated after a page break, a running head and page numbers. */
export async function writePdf(parts: readonly Part[], dice: Dice): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: 'A4', margin: 40, bufferPages: true });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => pdf.once('end', resolve));
  pdf.font(join(fontFolder, '400Regular/NotoSans_400Regular.ttf'));
  const style = { size: dice.pick([8, 9, 10]), padding: dice.pick([2, 4, 7]), hasRules: dice.chance(0.5) };
  const writer = new PdfWriter(pdf, style);
  for (const part of parts) writer.write(part);
  writer.numberPages();
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

/** How wide columns are beside each other; dates and codes must not break. */
const columnShares: Readonly<Record<string, number>> = {
  description: 5,
  remarks: 2,
  position: 1.1,
  unit: 2,
  quantityUnit: 2.2,
  partNumber: 2.4,
  deliveryDate: 2.8,
};

type Style = { readonly size: number; readonly padding: number; readonly hasRules: boolean };

class PdfWriter {
  readonly #pdf: PDFKit.PDFDocument;
  readonly #style: Style;
  #y: number = page.top;
  constructor(pdf: PDFKit.PDFDocument, style: Style) {
    this.#pdf = pdf;
    this.#style = style;
  }

  write(part: Part): void {
    if (part.kind === 'table') this.#table(part);
    else if (part.kind === 'list')
      for (const [index, entry] of part.entries.entries())
        this.#text(`${markerOf(part.marker, index)}${entry}`, this.#style.size);
    else this.#text(part.text, part.kind === 'heading' ? this.#style.size + 5 : this.#style.size);
    this.#y += this.#style.size;
  }

  numberPages(): void {
    const { count } = this.#pdf.bufferedPageRange();
    for (let at = 0; at < count; at += 1) {
      this.#pdf.switchToPage(at);
      this.#pdf.fontSize(7).text(`Page ${at + 1} of ${count}`, 480, 810, { lineBreak: false });
      this.#pdf.text('Tender documents 2026-0815', page.left, 25, { lineBreak: false });
    }
  }

  #text(text: string, size: number): void {
    this.#pdf.fontSize(size);
    const height = this.#pdf.heightOfString(text, { width: page.right - page.left });
    if (this.#y + height > page.bottom) this.#newPage();
    this.#pdf.fontSize(size).text(text, page.left, this.#y, { width: page.right - page.left });
    this.#y += height + 3;
  }

  #newPage(): void {
    this.#pdf.addPage();
    this.#y = page.top;
  }

  #table(table: Extract<Part, { kind: 'table' }>): void {
    const shares = table.columns.map(({ name }) => columnShares[name] ?? 1.8);
    const total = shares.reduce((sum, share) => sum + share, 0);
    const widths = shares.map((share) => ((page.right - page.left) * share) / total);
    const head = table.columns.map((column) => column.head);
    if (table.hasHead) this.#row(head, widths, table);
    for (const { cells } of table.rows) {
      if (this.#y + this.#rowHeight(cells, widths) > page.bottom) {
        this.#newPage();
        if (table.hasHead) this.#row(head, widths, table);
      }
      this.#row(cells, widths, table);
    }
  }

  #rowHeight(cells: readonly string[], widths: readonly number[]): number {
    this.#pdf.fontSize(this.#style.size);
    const heights = cells.map((cell, at) =>
      this.#pdf.heightOfString(cell, { width: cells.length === 1 ? 500 : (widths[at] ?? 50) - 8 }),
    );
    return Math.max(...heights) + this.#style.padding;
  }

  #row(cells: readonly string[], widths: readonly number[], table: Extract<Part, { kind: 'table' }>): void {
    const height = this.#rowHeight(cells, widths);
    let x: number = page.left;
    cells.forEach((cell, at) => {
      const width = cells.length === 1 ? 500 : (widths[at] ?? 50) - 8;
      this.#pdf.fontSize(this.#style.size).text(cell, x + 4, this.#y, {
        width,
        align: table.columns[at]?.isNumber && cells.length > 1 ? 'right' : 'left',
      });
      if (this.#style.hasRules)
        this.#pdf
          .rect(x, this.#y - 1, widths[at] ?? 50, height)
          .lineWidth(0.4)
          .stroke();
      x += widths[at] ?? 50;
    });
    this.#y += height;
  }
}
