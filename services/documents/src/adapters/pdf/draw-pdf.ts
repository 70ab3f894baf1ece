import PDFDocument from 'pdfkit';
import { Canvas, fontNames } from './canvas.ts';
import { embedFont } from './embed-font.ts';
import { repertoires } from './font-repertoire.ts';
import { paperFont } from './paper-font.ts';

export type PdfInfo = { readonly title: string; readonly author: string; readonly createdAt: Date };

/** A file inside the paper: the same content in another form. */
export type Attachment = {
  readonly name: string;
  readonly mediaType: string;
  readonly description: string;
  readonly bytes: Uint8Array;
};

/**
 * Draws a PDF/A-3 whose bytes depend on its content alone: dates come from the content, ids are derived from it. It is drawn
 * with the smallest fonts that have all its characters; that is known once it is drawn, and drawing is the cheap part.
 */
export async function drawPdf(
  info: PdfInfo,
  draw: (canvas: Canvas) => void,
  attachments: readonly Attachment[] = [],
): Promise<Uint8Array> {
  for (const repertoire of repertoires) {
    const fonts = { regular: paperFont('regular', repertoire), bold: paperFont('bold', repertoire) };
    const canvas = new Canvas(fonts);
    draw(canvas);
    // What the font itself does not have, such as Chinese, is shown as an empty box; the UBL has the text.
    if (!canvas.lacksLetters) return await write(info, { canvas, fonts, attachments });
  }
  throw new Error('the largest repertoire lacks letters of its font');
}

type Drawn = {
  readonly canvas: Canvas;
  readonly fonts: ConstructorParameters<typeof Canvas>[0];
  readonly attachments: readonly Attachment[];
};

async function write(info: PdfInfo, { canvas, fonts, attachments }: Drawn): Promise<Uint8Array> {
  const pdf = openPdf(info);
  const chunks: Buffer[] = [];
  const { promise: ended, resolve, reject } = Promise.withResolvers<void>();
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  pdf.once('end', resolve);
  pdf.once('error', reject);
  const regular = embedFont(pdf, fonts.regular);
  const bold = embedFont(pdf, fonts.bold);
  for (const operators of canvas.pages) {
    pdf.addPage();
    Object.assign(pdf.page.fonts, { [fontNames.regular]: regular, [fontNames.bold]: bold });
    // pdfkit measures from the top left by a transformation that every page begins with; ours are in PDF's own coordinates.
    pdf.addContent(`1 0 0 -1 0 ${pdf.page.height} cm\n${operators}`);
  }
  for (const attachment of attachments) attach(pdf, attachment, info.createdAt);
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

function openPdf({ title, author, createdAt }: PdfInfo): PDFKit.PDFDocument {
  return new PDFDocument({
    size: 'A4',
    autoFirstPage: false,
    // Fonts are our own; the default would load the metrics of Helvetica for nothing.
    font: '',
    subset: 'PDF/A-3b',
    pdfVersion: '1.7',
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
}

function attach(pdf: PDFKit.PDFDocument, { name, mediaType, description, bytes }: Attachment, date: Date): void {
  const file: PDFKit.Mixins.PDFAttachmentOptions & { readonly relationship: string } = {
    name,
    type: mediaType,
    description,
    // pdfkit writes it; its types do not know it.
    relationship: 'Alternative',
    creationDate: date,
    modifiedDate: date,
  };
  pdf.file(Buffer.from(bytes), file);
}
