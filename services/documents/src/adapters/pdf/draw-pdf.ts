import PDFDocument from 'pdfkit';
import { asXmlText } from '../xml-text.ts';
import { type Attachment, attachFile } from './attach-file.ts';
import { Canvas, fontNames } from './canvas.ts';
import { embedFont } from './embed-font.ts';
import { repertoires } from './font-repertoire.ts';
import { pack, packedStream } from './packed-stream.ts';
import { paperFont } from './paper-font.ts';
import { writeWellFormedMetadata } from './well-formed-metadata.ts';

export type PdfInfo = { readonly title: string; readonly author: string; readonly createdAt: Date };

/**
 * Draws a PDF/A-3 whose bytes depend on its content alone: dates come from the content, ids are derived from it. It is drawn
 * with the smallest fonts that have all its characters; that is known once it is drawn, and drawing is the cheap part.
 */
export function drawPdf(
  info: PdfInfo,
  draw: (canvas: Canvas) => void,
  attachments: readonly Attachment[] = [],
): Uint8Array {
  for (const repertoire of repertoires) {
    const fonts = { regular: paperFont('regular', repertoire), bold: paperFont('bold', repertoire) };
    const canvas = new Canvas(fonts);
    draw(canvas);
    // What the font itself does not have, such as Chinese, is shown as an empty box; the UBL has the text.
    if (!canvas.lacksLetters) return write(info, { canvas, fonts, attachments });
  }
  throw new Error('the largest repertoire lacks letters of its font');
}

type Drawn = {
  readonly canvas: Canvas;
  readonly fonts: ConstructorParameters<typeof Canvas>[0];
  readonly attachments: readonly Attachment[];
};

function write(info: PdfInfo, { canvas, fonts, attachments }: Drawn): Uint8Array {
  const pdf = openPdf(info);
  writeWellFormedMetadata(pdf);
  const bytes = collect(pdf);
  const regular = embedFont(pdf, fonts.regular);
  const bold = embedFont(pdf, fonts.bold);
  for (const operators of canvas.pages) {
    pdf.addPage();
    Object.assign(pdf.page.fonts, { [fontNames.regular]: regular, [fontNames.bold]: bold });
    addContent(pdf, operators);
  }
  for (const attachment of attachments) attachFile(pdf, attachment, info.createdAt);
  pdf.end();
  return Buffer.concat(bytes);
}

/** Takes what pdfkit pushes into its stream as it comes; through the stream it would take a tenth longer. */
function collect(pdf: PDFKit.PDFDocument): readonly Uint8Array[] {
  // The head of the file was written when pdfkit opened it.
  const bytes: Uint8Array[] = [pdf.read()];
  pdf.push = (chunk: Uint8Array | null) => {
    if (chunk) bytes.push(chunk);
    return true;
  };
  return bytes;
}

/** pdfkit begins every page by measuring from the top left; ours are in PDF's own coordinates and packed by us. */
function addContent(pdf: PDFKit.PDFDocument, operators: string): void {
  const { content, dictionary, height } = pdf.page;
  const drawn = packedStream(pdf, pack(`1 0 0 -1 0 ${height} cm\n${operators}`));
  Object.assign(dictionary.data, { Contents: [content, drawn] });
}

function openPdf({ title, author, createdAt }: PdfInfo): PDFKit.PDFDocument {
  return new PDFDocument({
    size: 'A4',
    autoFirstPage: false,
    // Streams come packed.
    compress: false,
    // Fonts are our own; the default would load the metrics of Helvetica for nothing.
    font: '',
    subset: 'PDF/A-3b',
    pdfVersion: '1.7',
    lang: 'en',
    displayTitle: true,
    info: {
      Title: asXmlText(title),
      Author: asXmlText(author),
      Creator: 'Procur',
      Producer: 'Procur',
      CreationDate: createdAt,
      ModDate: createdAt,
    },
  });
}
