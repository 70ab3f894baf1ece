import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import PDFDocument from 'pdfkit';
import type { Dice } from '../dice.ts';
import { type Cell, cellText, cellWidth, markerOf, type Part, type Table } from './document.ts';

const fontFolder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans/package.json'));
const fonts = {
  plain: join(fontFolder, '400Regular/NotoSans_400Regular.ttf'),
  bold: join(fontFolder, '700Bold/NotoSans_700Bold.ttf'),
};

type Style = {
  readonly size: number;
  readonly padding: number;
  readonly rules: 'none' | 'lines' | 'grid';
  readonly isMiddle: boolean;
  readonly hasBoldHead: boolean;
};

/** A PDF with tables of several styles; cells wrap where they are narrow. */
export async function pdfOf(parts: readonly Part[], dice: Dice): Promise<Uint8Array> {
  const isWide = dice.chance(0.25);
  const pdf = new PDFDocument({
    size: dice.pick(['A4', 'LETTER']),
    layout: isWide ? 'landscape' : 'portrait',
    margin: 50,
  });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => pdf.once('end', resolve));
  const style: Style = {
    size: dice.pick([8, 9, 10, 11]),
    padding: dice.pick([2, 3, 5]),
    rules: dice.pick(['none', 'lines', 'grid']),
    isMiddle: dice.chance(0.3),
    hasBoldHead: dice.chance(0.6),
  };
  const paper = new Paper(pdf, style);
  for (const part of parts) paper.draw(part);
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

class Paper {
  readonly #pdf: PDFKit.PDFDocument;
  readonly #style: Style;
  #y = 50;
  constructor(pdf: PDFKit.PDFDocument, style: Style) {
    this.#pdf = pdf;
    this.#style = style;
  }

  get #width(): number {
    return this.#pdf.page.width - 100;
  }

  draw(part: Part): void {
    const { size } = this.#style;
    if (part.kind === 'table') this.#table(part);
    else if (part.kind === 'lines') for (const line of part.lines) this.#text(line, { size });
    else if (part.kind === 'list')
      for (const [at, { text, below = [] }] of part.entries.entries()) {
        this.#text(`${markerOf(part.marker, at)}${text}`, { size, indent: 10 });
        for (const line of below) this.#text(`- ${line}`, { size, indent: 28 });
      }
    else this.#text(part.text, part.kind === 'heading' ? { size: size + 3, isBold: true } : { size });
    this.#y += size;
  }

  #text(text: string, { size, indent = 0, isBold = false }: { size: number; indent?: number; isBold?: boolean }): void {
    const width = this.#width - indent;
    this.#pdf.font(isBold ? fonts.bold : fonts.plain).fontSize(size);
    const height = this.#pdf.heightOfString(text, { width });
    this.#room(height);
    this.#pdf
      .font(isBold ? fonts.bold : fonts.plain)
      .fontSize(size)
      .text(text, 50 + indent, this.#y, { width });
    this.#y += height + 2;
  }

  #room(height: number): void {
    if (this.#y + height <= this.#pdf.page.height - 50) return;
    this.#pdf.addPage();
    this.#y = 50;
  }

  #table(table: Table): void {
    const shares = table.widths.reduce((sum, width) => sum + width, 0);
    const widths = table.widths.map((width) => (this.#width * width) / shares);
    for (const [at, row] of table.rows.entries()) {
      const isHead = at < table.headRows;
      this.#room(this.#heightOf(row, widths) + (isHead ? 40 : 0));
      this.#row(row, { widths, align: table.align, isHead });
    }
  }

  #heightOf(row: readonly Cell[], widths: readonly number[]): number {
    let column = 0;
    this.#pdf.font(fonts.plain).fontSize(this.#style.size);
    const heights = row.map((cell) => {
      const width = widths.slice(column, column + cellWidth(cell)).reduce((sum, one) => sum + one, 0);
      column += cellWidth(cell);
      return this.#pdf.heightOfString(cellText(cell) || ' ', { width: width - 6 });
    });
    return Math.max(...heights) + 2 * this.#style.padding;
  }

  #row(
    row: readonly Cell[],
    { widths, align, isHead }: { widths: readonly number[]; align: Table['align']; isHead: boolean },
  ): void {
    const { size, padding, rules, isMiddle, hasBoldHead } = this.#style;
    const height = this.#heightOf(row, widths);
    let column = 0;
    let x = 50;
    for (const cell of row) {
      const width = widths.slice(column, column + cellWidth(cell)).reduce((sum, one) => sum + one, 0);
      this.#pdf.font(isHead && hasBoldHead ? fonts.bold : fonts.plain).fontSize(size);
      const free = height - 2 * padding - this.#pdf.heightOfString(cellText(cell) || ' ', { width: width - 6 });
      const y = this.#y + padding + (isMiddle ? Math.max(0, free / 2) : 0);
      this.#pdf.text(cellText(cell), x + 3, y, {
        width: width - 6,
        align: cellWidth(cell) > 1 ? 'left' : (align[column] ?? 'left'),
      });
      if (rules === 'grid') this.#pdf.rect(x, this.#y, width, height).lineWidth(0.5).stroke();
      column += cellWidth(cell);
      x += width;
    }
    if (rules === 'lines')
      this.#pdf
        .moveTo(50, this.#y + height)
        .lineTo(x, this.#y + height)
        .lineWidth(0.5)
        .stroke();
    this.#y += height;
  }
}
