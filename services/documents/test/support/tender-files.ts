import PDFDocument from 'pdfkit';
import { grayPng } from '../../src/adapters/extraction/gray-png.ts';

export const tenderText = `REQUEST FOR QUOTATION
Reference: RFQ-2026-0815
Issued by: City of Northfield

The supplier shall provide the following:
  1. 20 x cordless drill, 18 V or more
  2. 12 pcs. angle grinder 125 mm, max. 1400 W
  3. Safety helmets, yellow (qty: 60)

Bids are due no later than March 17, 2026 at 2:00 pm. Delivery is required within 45 days after award.
Payment: net 30 days after receipt of a correct invoice.
`;

/** A tender as PDF: this many pages, each with a table of items under a running head. */
export async function tenderPdf(pages: number, rowsPerPage = 20): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: 'A4', margin: 50 });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => pdf.once('end', resolve));
  for (let page = 1; page <= pages; page += 1) {
    if (page > 1) pdf.addPage();
    pdf
      .fontSize(8)
      .text('City of Northfield - RFQ-2026-0815', 50, 30)
      .text(`Page ${page} of ${pages}`, 480, 800, { lineBreak: false });
    pdf.fontSize(14).text(`Lot ${page}: tools and supplies`, 50, 60).fontSize(9);
    row(pdf, 90, ['Item', 'Description', 'Qty', 'Unit', 'Part No.']);
    for (let item = 1; item <= rowsPerPage; item += 1) {
      const number = (page - 1) * rowsPerPage + item;
      row(pdf, 90 + item * 18, [
        String(number),
        `Cordless drill model ${number}, at least 18 V`,
        String(number + 2),
        'pcs',
        `CD-${1000 + number}`,
      ]);
    }
    const y = 90 + (rowsPerPage + 2) * 18;
    pdf.text(
      'Bidders shall deliver all goods to the central depot and hold ISO 9001. Bids are due by 17 March 2026.',
      50,
      y,
    );
    pdf.text(
      'The payment is made within 30 days after receipt of the invoice. A warranty of 24 months applies.',
      50,
      y + 16,
    );
  }
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

function row(pdf: PDFKit.PDFDocument, y: number, cells: readonly string[]): void {
  const columns = [50, 90, 380, 430, 480];
  for (const [index, cell] of cells.entries()) pdf.text(cell, columns[index] ?? 50, y, { lineBreak: false });
}

/** A PDF whose only page shows a drawing and no text, as a scan does. */
export async function scannedPdf(): Promise<Uint8Array> {
  const pdf = new PDFDocument();
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => pdf.once('end', resolve));
  pdf.rect(100, 100, 200, 200).fill('#888888');
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

/** A PDF of one page that shows nothing. */
export async function blankPdf(): Promise<Uint8Array> {
  const pdf = new PDFDocument();
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => pdf.once('end', resolve));
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

export async function encryptedPdf(): Promise<Uint8Array> {
  const pdf = new PDFDocument({ userPassword: 'secret' });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => pdf.once('end', resolve));
  pdf.text('20 x cordless drill');
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

/** A PDF of typed first pages and then one page that is only a picture, as a scanner adds it. */
export async function partlyScannedPdf(typed: readonly string[]): Promise<Uint8Array> {
  const pdf = new PDFDocument({ autoFirstPage: false });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => pdf.once('end', resolve));
  for (const text of typed) pdf.addPage().text(text);
  const gray = { width: 600, height: 800, pixels: new Uint8Array(600 * 800).fill(200) };
  pdf.addPage().image(Buffer.from(grayPng(gray)), 0, 0, { width: 600 });
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}
