import type { Font } from 'fontkit';
import PDFDocument from 'pdfkit';
import { boldFont, regularFont } from './pdf-fonts.ts';

export type Pdf = PDFKit.PDFDocument;

export type PdfInfo = { readonly title: string; readonly author: string; readonly createdAt: Date };

/** A4 in points, with margins that leave room for a running head and foot. */
export const sheet = { width: 595.28, height: 841.89, left: 48, right: 48, top: 56, bottom: 64 } as const;
export const textWidth = sheet.width - sheet.left - sheet.right;
/** Content ends here; below it stands the foot of the page. */
export const contentBottom = sheet.height - sheet.bottom;

/** Draws a PDF whose bytes depend on its content alone: dates come from the content, ids are derived from it. */
export async function drawPdf({ title, author, createdAt }: PdfInfo, draw: (pdf: Pdf) => void): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { left: sheet.left, right: sheet.right, top: sheet.top, bottom: 0 },
    bufferPages: true,
    // No font until ours is registered; the default would load the metrics of Helvetica for nothing.
    font: '',
    lang: 'en',
    displayTitle: true,
    info: {
      Title: title,
      Author: author,
      Creator: 'Procur',
      Producer: 'Procur',
      CreationDate: createdAt,
      ModDate: createdAt,
    },
  });
  const chunks: Buffer[] = [];
  const { promise: ended, resolve, reject } = Promise.withResolvers<void>();
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  pdf.once('end', resolve);
  pdf.once('error', reject);
  pdf.registerFont('regular', asSource(regularFont()));
  pdf.registerFont('bold', asSource(boldFont()));
  draw(pdf);
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

/** pdfkit takes a parsed font as well as a file; its types know the file only. */
function asSource(font: Font): PDFKit.Mixins.PDFFontSource {
  return font as unknown as PDFKit.Mixins.PDFFontSource;
}
