import type { QuotationDocument } from '../../domain/quotation/quotation-document.ts';
import { type Pdf, sheet, textWidth } from './pdf-bytes.ts';
import { ink, size } from './pdf-style.ts';
import { amountText, rateText } from './pdf-values.ts';

const rowHeight = 16;
const width = 250;

export function totalsHeight(quotation: QuotationDocument): number {
  return (quotation.taxes.length + 2) * rowHeight + 22;
}

/** Net, each tax with its base, and the sum to be paid, under the amounts of the lines. */
export function drawTotals(pdf: Pdf, quotation: QuotationDocument, top: number): number {
  const rows = [
    ['Net total', amountText(quotation.netTotal)] as const,
    ...quotation.taxes.map(
      (tax) =>
        [`${capitalised(tax.name)} ${rateText(tax.rate)} on ${amountText(tax.base)}`, amountText(tax.amount)] as const,
    ),
  ];
  let y = top + 8;
  for (const [label, value] of rows) {
    drawRow(pdf, { label, value, font: 'regular', color: ink.text }, y);
    y += rowHeight;
  }
  pdf.rect(sheet.left + textWidth - width, y + 2, width, rowHeight + 6).fill(ink.brandSoft);
  drawRow(
    pdf,
    {
      label: `Total ${quotation.grossTotal.currencyCode}`,
      value: amountText(quotation.grossTotal),
      font: 'bold',
      color: ink.brand,
    },
    y + 5,
  );
  return y + rowHeight + 22;
}

type TotalRow = {
  readonly label: string;
  readonly value: string;
  readonly font: 'regular' | 'bold';
  readonly color: string;
};

function drawRow(pdf: Pdf, { label, value, font, color }: TotalRow, y: number): void {
  const left = sheet.left + textWidth - width;
  pdf
    .font(font)
    .fontSize(font === 'bold' ? size.heading - 0.5 : size.text)
    .fillColor(color);
  pdf.text(label, left + 8, y, { width: width - 110, lineBreak: false });
  pdf.text(value, left + width - 105, y, { width: 100, align: 'right', lineBreak: false });
}

/** Tax names come from tax data, which writes some of them small ("sales tax"). */
function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
