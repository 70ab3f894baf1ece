import { type Pdf, sheet, textWidth } from './pdf-bytes.ts';
import { ink, size } from './pdf-style.ts';

/** Adds to every page, now that their number is known, what the paper is and "Page x of y". */
export function drawPageFeet(pdf: Pdf, text: string): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    const y = sheet.height - 40;
    pdf
      .moveTo(sheet.left, y - 8)
      .lineTo(sheet.left + textWidth, y - 8)
      .lineWidth(0.5)
      .strokeColor(ink.rule)
      .stroke();
    pdf.font('regular').fontSize(size.small).fillColor(ink.muted);
    pdf.text(text, sheet.left, y, { width: textWidth * 0.75, lineBreak: false, ellipsis: true, height: 12 });
    pdf.text(`Page ${page + 1} of ${count}`, sheet.left + textWidth * 0.75, y, {
      width: textWidth * 0.25,
      align: 'right',
      lineBreak: false,
    });
  }
}
