import { pack, packedStream } from './packed-stream.ts';

/** A file inside the paper: the same content in another form. */
export type Attachment = {
  readonly name: string;
  readonly mediaType: string;
  readonly description: string;
  readonly bytes: Uint8Array;
};

/** The part of pdfkit's catalogue that lists associated files, which its types do not show. */
type Catalogue = { readonly data: { AF?: PDFKit.PDFKitReference[] } };

/**
 * Embeds a file as PDF/A-3 wants it: with its type, its date and how it relates to the paper. Not by pdfkit's `file()`,
 * which takes a checksum in JavaScript that costs more than drawing the paper and that nobody needs.
 */
export function attachFile(pdf: PDFKit.PDFDocument, { bytes, ...file }: Attachment, date: Date): void {
  const embedded = packedStream(pdf, pack(bytes), {
    Type: 'EmbeddedFile',
    Subtype: file.mediaType.replace('/', '#2F'),
    Params: { Size: bytes.byteLength, CreationDate: date, ModDate: date },
  });
  const specification = pdf.ref({
    Type: 'Filespec',
    AFRelationship: 'Alternative',
    F: new String(file.name),
    UF: new String(file.name),
    Desc: new String(file.description),
    EF: { F: embedded, UF: embedded },
  });
  specification.end(undefined);
  pdf.addNamedEmbeddedFile(file.name, specification);
  const { _root: catalogue } = pdf as PDFKit.PDFDocument & { readonly _root: Catalogue };
  catalogue.data.AF = [...(catalogue.data.AF ?? []), specification];
}
