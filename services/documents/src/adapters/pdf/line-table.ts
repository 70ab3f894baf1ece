import { Decimal } from 'decimal.js';
import type { QuotationLine } from '../../domain/quotation/quotation-line.ts';
import { contentBottom, type Pdf, sheet, textWidth } from './pdf-bytes.ts';
import { ink, size } from './pdf-style.ts';
import { amountText, quantityText, unitText } from './pdf-values.ts';

type Column = { readonly head: string; readonly width: number; readonly align: 'left' | 'right' };

const columns: readonly Column[] = [
  { head: 'Pos', width: 28, align: 'left' },
  { head: 'Description', width: textWidth - 28 - 48 - 44 - 76 - 84, align: 'left' },
  { head: 'Quantity', width: 48, align: 'right' },
  { head: 'Unit', width: 44, align: 'left' },
  { head: 'Unit price', width: 76, align: 'right' },
  { head: 'Amount', width: 84, align: 'right' },
];
const padding = 5;
const headHeight = 20;
const carryHeight = 18;

/** Draws the lines over as many pages as they need, with the head repeated and the sum carried over. Returns where it ends. */
export function drawLineTable(pdf: Pdf, lines: readonly QuotationLine[], currencyCode: string, top: number): number {
  let y = drawHead(pdf, top, currencyCode);
  let sum = new Decimal(0);
  for (const line of lines) {
    const height = rowHeight(pdf, line);
    if (y + height + carryHeight > contentBottom) {
      drawCarry(pdf, 'Carried forward', { sum, currencyCode }, y);
      pdf.addPage();
      y = drawCarry(pdf, 'Brought forward', { sum, currencyCode }, drawHead(pdf, sheet.top, currencyCode));
    }
    drawRow(pdf, line, y, height);
    y += height;
    sum = sum.plus(line.netAmount?.value ?? 0);
  }
  return y;
}

function drawHead(pdf: Pdf, y: number, currencyCode: string): number {
  pdf.rect(sheet.left, y, textWidth, headHeight).fill(ink.brand);
  pdf.font('bold').fontSize(size.small).fillColor('#ffffff');
  let x = sheet.left;
  for (const { head, width, align } of columns) {
    const text = head === 'Amount' ? `Amount ${currencyCode}` : head;
    pdf.text(text, x + padding, y + 5.5, { width: width - 2 * padding, align, lineBreak: false });
    x += width;
  }
  return y + headHeight;
}

function drawCarry(
  pdf: Pdf,
  label: string,
  { sum, currencyCode }: { sum: Decimal; currencyCode: string },
  y: number,
): number {
  pdf.font('regular').fontSize(size.small).fillColor(ink.muted);
  const last = columns.at(-1)?.width ?? 0;
  pdf.text(label, sheet.left + padding, y + 5, {
    width: textWidth - last - 2 * padding,
    align: 'right',
    lineBreak: false,
  });
  pdf.text(amountText({ value: sum.toFixed(), currencyCode }), sheet.left + textWidth - last + padding, y + 5, {
    width: last - 2 * padding,
    align: 'right',
    lineBreak: false,
  });
  return y + carryHeight;
}

type Part = {
  readonly text: string;
  readonly font: 'regular' | 'bold';
  readonly fontSize: number;
  readonly color: string;
};

/** What stands in the description: the product offered, its number, what was asked for, and how it differs. */
function describe(line: QuotationLine): Part[] {
  const small = (text: string, color: string = ink.muted): Part => ({
    text,
    font: 'regular',
    fontSize: size.small,
    color,
  });
  if (line.outcome === 'no_match')
    return [
      { text: line.requested, font: 'regular', fontSize: size.text, color: ink.text },
      small('No offer – see notes', ink.warning),
    ];
  const isSame = line.requested.trim().toLowerCase() === line.productName.trim().toLowerCase();
  return [
    { text: line.productName, font: 'bold', fontSize: size.text, color: ink.text },
    ...(line.sku ? [small(`Item no. ${line.sku}`)] : []),
    ...(isSame ? [] : [small(`Requested: ${line.requested}`)]),
    ...(line.deviations.length > 0 ? [small('Deviates – see notes', ink.warning)] : []),
  ];
}

const descriptionWidth = (columns[1]?.width ?? 0) - 2 * padding;

function rowHeight(pdf: Pdf, line: QuotationLine): number {
  const heights = describe(line).map(({ text, font, fontSize }) =>
    pdf.font(font).fontSize(fontSize).heightOfString(text, { width: descriptionWidth }),
  );
  return heights.reduce((sum, height) => sum + height, 0) + 2 * padding;
}

function drawRow(pdf: Pdf, line: QuotationLine, y: number, height: number): void {
  let textY = y + padding;
  for (const { text, font, fontSize, color } of describe(line)) {
    pdf
      .font(font)
      .fontSize(fontSize)
      .fillColor(color)
      .text(text, sheet.left + (columns[0]?.width ?? 0) + padding, textY, { width: descriptionWidth });
    textY = pdf.y;
  }
  const values = [
    String(line.position),
    '',
    quantityText(line.quantity),
    unitText(line.quantity),
    line.unitPrice ? amountText(line.unitPrice) : '–',
    line.netAmount ? amountText(line.netAmount) : '–',
  ];
  pdf.font('regular').fontSize(size.text).fillColor(ink.text);
  let x = sheet.left;
  columns.forEach(({ width, align }, index) => {
    const text = values[index] ?? '';
    if (text !== '') pdf.text(text, x + padding, y + padding, { width: width - 2 * padding, align, lineBreak: false });
    x += width;
  });
  pdf
    .moveTo(sheet.left, y + height)
    .lineTo(sheet.left + textWidth, y + height)
    .lineWidth(0.5)
    .strokeColor(ink.hairline)
    .stroke();
}
