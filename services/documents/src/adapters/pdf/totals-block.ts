import { Decimal } from 'decimal.js';
import type { QuotationDocument } from '../../domain/quotation/quotation-document.ts';
import type { Canvas } from './canvas.ts';
import { ink, size } from './pdf-style.ts';
import { amountText, rateText } from './pdf-values.ts';
import { sheet, textWidth } from './sheet.ts';

const rowHeight = 16;
const width = 250;

type Totals = Pick<QuotationDocument, 'charges' | 'netTotal' | 'taxes' | 'grossTotal'>;

export function totalsHeight(totals: Totals): number {
  return (rowsOf(totals).length + 1) * rowHeight + 22;
}

/** What is charged beside the lines, net, each tax with its base, and the sum to be paid, under the amounts of the lines. */
export function drawTotals(canvas: Canvas, totals: Totals, top: number): number {
  const left = sheet.left + textWidth - width;
  let y = top + 8;
  for (const row of rowsOf(totals)) {
    drawRow(canvas, row, y);
    y += rowHeight;
  }
  canvas.box({ x: left, y: y + 2, width, height: rowHeight + 6 }, ink.brandSoft);
  const { grossTotal } = totals;
  drawRow(canvas, { label: `Total ${grossTotal.currencyCode}`, value: amountText(grossTotal), isSum: true }, y + 5);
  return y + rowHeight + 22;
}

type TotalRow = { readonly label: string; readonly value: string; readonly isSum?: boolean };

function rowsOf({ charges = [], netTotal, taxes }: Totals): readonly TotalRow[] {
  const beside = charges.reduce((sum, { netAmount }) => sum.plus(netAmount.value), new Decimal(0));
  const lines = { ...netTotal, value: new Decimal(netTotal.value).minus(beside).toFixed() };
  return [
    ...(charges.length > 0 ? [{ label: 'Lines', value: amountText(lines) }] : []),
    ...charges.map(({ name, netAmount }) => ({ label: capitalised(name), value: amountText(netAmount) })),
    { label: 'Net total', value: amountText(netTotal) },
    ...taxes.map(({ name, rate, base, amount }) => ({
      label: `${capitalised(name)} ${rateText(rate)} on ${amountText(base)}`,
      value: amountText(amount),
    })),
  ];
}

function drawRow(canvas: Canvas, { label, value, isSum = false }: TotalRow, y: number): void {
  const left = sheet.left + textWidth - width;
  const style = isSum
    ? ({ font: 'bold', size: size.heading - 0.5, color: ink.brand } as const)
    : ({ font: 'regular', size: size.text, color: ink.text } as const);
  canvas.text(label, { x: left + 8, y, width: width - 118 }, style);
  canvas.text(value, { x: left + width - 105, y, width: 100, align: 'right' }, style);
}

/** Tax names come from tax data, which writes some of them small ("sales tax"). */
function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
