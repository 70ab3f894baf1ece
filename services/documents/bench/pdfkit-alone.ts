import PDFDocument from 'pdfkit';
import { amountText, dateText, quantityText, rateText, unitText } from '../src/adapters/pdf/pdf-values.ts';
import { sheet, textWidth } from '../src/adapters/pdf/sheet.ts';
import type { QuotationDocument } from '../src/domain/quotation/quotation-document.ts';
import type { QuotationLine } from '../src/domain/quotation/quotation-line.ts';

const columns = [28, textWidth - 280, 48, 44, 76, 84];

/** The same words of a quotation written with pdfkit as its guide shows: built-in font, `text()` and page breaks. */
export async function pdfkitAlone(quotation: QuotationDocument): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: 'A4', margins: { left: 48, right: 48, top: 56, bottom: 0 }, bufferPages: true });
  const chunks: Buffer[] = [];
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  pdf.once('end', resolve);
  head(pdf, quotation);
  for (const line of quotation.lines) row(pdf, line);
  foot(pdf, quotation);
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

function head(
  pdf: PDFKit.PDFDocument,
  { issuer, number, issuedOn, validUntil, customerName, title }: QuotationDocument,
) {
  pdf.font('Helvetica-Bold').fontSize(13).text(issuer.name);
  pdf.font('Helvetica').fontSize(7.5);
  for (const line of [...issuer.addressLines, issuer.taxId]) pdf.text(line, { align: 'right' });
  pdf.font('Helvetica-Bold').fontSize(20).text('Quotation');
  pdf
    .fontSize(9)
    .text(`${number}  ${dateText(issuedOn)}  ${dateText(validUntil)}`)
    .text(customerName);
  pdf.font('Helvetica').text(title).moveDown();
}

function row(pdf: PDFKit.PDFDocument, line: QuotationLine): void {
  if (pdf.y > sheet.height - 130) pdf.addPage();
  const top = pdf.y;
  const left = sheet.left + 28;
  pdf
    .font('Helvetica-Bold')
    .fontSize(9)
    .text(line.productName, left, top, { width: (columns[1] ?? 0) - 10 });
  pdf
    .font('Helvetica')
    .fontSize(7.5)
    .text(`Item no. ${line.sku}`, { width: (columns[1] ?? 0) - 10 });
  pdf.text(`Requested: ${line.requested}`, { width: (columns[1] ?? 0) - 10 });
  const bottom = pdf.y + 5;
  const amounts = [line.unitPrice, line.netAmount].map((amount) => (amount ? amountText(amount) : ''));
  const values = [String(line.position), '', quantityText(line.quantity), unitText(line.quantity), ...amounts];
  pdf.fontSize(9);
  let x: number = sheet.left;
  values.forEach((value, index) => {
    const width = columns[index] ?? 0;
    if (value) pdf.text(value, x, top, { width: width - 10, align: index === 1 || index === 3 ? 'left' : 'right' });
    x += width;
  });
  pdf
    .moveTo(sheet.left, bottom)
    .lineTo(sheet.left + textWidth, bottom)
    .stroke();
  pdf.y = bottom + 5;
}

function foot(pdf: PDFKit.PDFDocument, quotation: QuotationDocument): void {
  const { netTotal, taxes, grossTotal, lines, paymentTerms } = quotation;
  const right = { width: textWidth, align: 'right' } as const;
  pdf.text(`Net total ${amountText(netTotal)}`, sheet.left, pdf.y, right);
  for (const { name, rate, amount } of taxes) pdf.text(`${name} ${rateText(rate)} ${amountText(amount)}`, right);
  pdf.font('Helvetica-Bold').text(`Total ${grossTotal.currencyCode} ${amountText(grossTotal)}`, right);
  pdf.font('Helvetica').text(paymentTerms);
  for (const line of lines.filter(({ deviations }) => deviations.length > 0))
    pdf.text(`Line ${line.position}: ${line.deviations.join(' ')}`);
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    pdf.fontSize(7.5).text(`Page ${page + 1} of ${count}`, sheet.left, sheet.height - 40, right);
  }
}
