import { Decimal } from 'decimal.js';
import type { QuotationLine } from '../../domain/quotation/quotation-line.ts';
import type { Canvas, TextBlock, TextStyle } from './canvas.ts';
import { ink, size } from './pdf-style.ts';
import { amountText, quantityText, unitText } from './pdf-values.ts';
import { contentBottom, sheet, textWidth } from './sheet.ts';

type Column = { readonly head: string; readonly x: number; readonly width: number; readonly align: 'left' | 'right' };

const padding = 5;
const headHeight = 20;
const carryHeight = 18;
/** More of a text than this does not help a reader of a table; the notes and the UBL have all of it. */
const mostLines = 8;

const columns = placed([
  { head: 'Pos', width: 28, align: 'left' },
  { head: 'Description', width: textWidth - 28 - 48 - 44 - 76 - 84, align: 'left' },
  { head: 'Quantity', width: 48, align: 'right' },
  { head: 'Unit', width: 44, align: 'left' },
  { head: 'Unit price', width: 76, align: 'right' },
  { head: 'Amount', width: 84, align: 'right' },
]);
const [, description, , , , amount] = columns as readonly [Column, Column, Column, Column, Column, Column];

function placed(widths: readonly Omit<Column, 'x'>[]): readonly Column[] {
  let right = sheet.left;
  return widths.map((column) => {
    const x = right + padding;
    right += column.width;
    return { ...column, x, width: column.width - 2 * padding };
  });
}

/** Draws the lines over as many pages as they need, with the head repeated and the sum carried over. Returns where it ends. */
export function drawLineTable(
  canvas: Canvas,
  lines: readonly QuotationLine[],
  currencyCode: string,
  top: number,
): number {
  let y = drawHead(canvas, top, currencyCode);
  let sum = new Decimal(0);
  for (const line of lines) {
    const blocks = describe(canvas, line);
    const height = blocks.reduce((total, block) => total + block.lines.length * block.lineHeight, 2 * padding);
    if (y + height + carryHeight > contentBottom) {
      const carried = amountText({ value: sum.toFixed(), currencyCode });
      drawCarry(canvas, 'Carried forward', carried, y);
      canvas.addPage();
      y = drawCarry(canvas, 'Brought forward', carried, drawHead(canvas, sheet.top, currencyCode));
    }
    drawRow(canvas, { line, blocks }, y, height);
    y += height;
    if (line.netAmount) sum = sum.plus(line.netAmount.value);
  }
  return y;
}

function drawHead(canvas: Canvas, y: number, currencyCode: string): number {
  canvas.box({ x: sheet.left, y, width: textWidth, height: headHeight }, ink.brand);
  const style = { font: 'bold', size: size.small, color: '#ffffff' } as const;
  for (const { head, ...place } of columns)
    canvas.text(head === 'Amount' ? `Amount ${currencyCode}` : head, { ...place, y: y + 5.5 }, style);
  return y + headHeight;
}

function drawCarry(canvas: Canvas, label: string, carried: string, y: number): number {
  const style = { font: 'regular', size: size.small, color: ink.muted } as const;
  const width = amount.x - sheet.left - 3 * padding;
  canvas.text(label, { x: sheet.left + padding, y: y + 5, width, align: 'right' }, style);
  canvas.text(carried, { ...amount, y: y + 5 }, style);
  return y + carryHeight;
}

const plain = { font: 'regular', size: size.text, color: ink.text } as const;
const small = { font: 'regular', size: size.small, color: ink.muted } as const;
const warning = { ...small, color: ink.warning } as const;

/** What stands in the description: the product offered, its number, what was asked for, and what a reader must know. */
function describe(canvas: Canvas, line: QuotationLine): TextBlock[] {
  const block = (text: string, style: TextStyle) => canvas.block(text, style, { width: description.width, mostLines });
  if (!line.netAmount) return [block(line.requested, plain), block('No offer – see notes', warning)];
  const isSame = line.requested.trim().toLowerCase() === line.productName.trim().toLowerCase();
  const isOpen = line.outcome === 'needs_review';
  return [
    block(line.productName, { ...plain, font: 'bold' }),
    ...(line.sku ? [block(`Item no. ${line.sku}`, small)] : []),
    ...(isSame ? [] : [block(`Requested: ${line.requested}`, small)]),
    ...(line.deviations.length > 0 ? [block('Deviates – see notes', warning)] : []),
    ...(isOpen && line.deviations.length === 0 ? [block('To be confirmed – see notes', warning)] : []),
  ];
}

type Row = { readonly line: QuotationLine; readonly blocks: readonly TextBlock[] };

function drawRow(canvas: Canvas, { line, blocks }: Row, y: number, height: number): void {
  let textY = y + padding;
  for (const block of blocks) textY = canvas.drawBlock(block, description.x, textY);
  const values = [
    String(line.position),
    '',
    quantityText(line.quantity),
    unitText(line.quantity),
    line.unitPrice ? amountText(line.unitPrice) : '–',
    line.netAmount ? amountText(line.netAmount) : '–',
  ];
  columns.forEach((column, index) => {
    const text = values[index] ?? '';
    if (text !== '') canvas.text(text, { ...column, y: y + padding }, plain);
  });
  canvas.rule({ x: sheet.left, y: y + height }, textWidth, { width: 0.5, color: ink.hairline });
}
