import type { Letterhead } from '../../domain/letterhead.ts';
import { type Pdf, sheet, textWidth } from './pdf-bytes.ts';
import { ink, size } from './pdf-style.ts';

/** Our mark: three rising bars under an arc, drawn so that no image file is needed. */
export function drawLogo(pdf: Pdf, x: number, y: number, side: number): void {
  const unit = side / 12;
  pdf
    .save()
    .roundedRect(x, y, side, side, unit * 2.4)
    .fill(ink.brand);
  const bars = [3, 4.5, 6.5];
  for (const [index, height] of bars.entries()) {
    pdf.rect(x + unit * (2.6 + index * 2.5), y + unit * (9.6 - height), unit * 1.6, unit * height).fill('#ffffff');
  }
  pdf
    .circle(x + unit * 9.1, y + unit * 2.9, unit * 0.9)
    .fill('#f2a541')
    .restore();
}

/** Logo and issuer at the top of the first page. Returns where the text may go on. */
export function drawIssuer(pdf: Pdf, issuer: Letterhead): number {
  const side = 34;
  drawLogo(pdf, sheet.left, sheet.top - 14, side);
  pdf
    .font('bold')
    .fontSize(13)
    .fillColor(ink.text)
    .text(issuer.name, sheet.left + side + 10, sheet.top - 7, { width: textWidth * 0.5, lineBreak: true });
  const lines = [...issuer.addressLines, ...(issuer.taxId ? [`Tax ID ${issuer.taxId}`] : [])];
  const column = sheet.left + textWidth * 0.62;
  pdf.font('regular').fontSize(size.small).fillColor(ink.muted);
  for (const [index, line] of lines.entries()) {
    pdf.text(line, column, sheet.top - 13 + index * 10.5, {
      width: textWidth * 0.38,
      align: 'right',
      lineBreak: false,
    });
  }
  const bottom = Math.max(pdf.y + 6, sheet.top + side - 4, sheet.top + lines.length * 10.5);
  pdf
    .moveTo(sheet.left, bottom)
    .lineTo(sheet.left + textWidth, bottom)
    .lineWidth(0.8)
    .strokeColor(ink.brand)
    .stroke();
  return bottom + 22;
}

export type LabelledValue = readonly [label: string, value: string];

/** The kind of paper in large letters, whom it is for on the left, and its dates and numbers on the right. */
export function drawTitleBlock(
  pdf: Pdf,
  block: { readonly kind: string; readonly addressee: LabelledValue; readonly values: readonly LabelledValue[] },
  top: number,
): number {
  pdf.font('bold').fontSize(size.title).fillColor(ink.brand).text(block.kind, sheet.left, top, { lineBreak: false });
  const [label, value] = block.addressee;
  let left = top + 36;
  if (value !== '') {
    pdf.font('regular').fontSize(size.small).fillColor(ink.muted).text(label, sheet.left, left);
    pdf
      .font('bold')
      .fontSize(size.heading - 1)
      .fillColor(ink.text)
      .text(value, sheet.left, left + 12, { width: textWidth * 0.5 });
    left = pdf.y;
  }
  const right = drawValues(pdf, block.values, top + 4);
  return Math.max(left, right) + 14;
}

function drawValues(pdf: Pdf, values: readonly LabelledValue[], top: number): number {
  const column = sheet.left + textWidth * 0.58;
  let y = top;
  for (const [label, value] of values.filter(([, text]) => text !== '')) {
    pdf
      .font('regular')
      .fontSize(size.text)
      .fillColor(ink.muted)
      .text(label, column, y, { width: 84, lineBreak: false });
    pdf
      .font('bold')
      .fillColor(ink.text)
      .text(value, column + 88, y, { width: textWidth * 0.42 - 88 });
    y = Math.max(pdf.y, y + 13) + 1;
  }
  return y;
}
