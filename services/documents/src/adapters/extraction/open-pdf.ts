import { DomainError } from '@procur/service-kit/domain-error';
import { getDocument, type PDFDocumentProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { corrupt } from './corrupt.ts';
import type { ExtractionLimits } from './extraction-limits.ts';
import { pdfDataUrls } from './pdf-data.ts';
import { tooManyPages } from './too-many-pages.ts';

/** The last kilobytes of a sound PDF name where its table of objects begins. */
const endBytes = 4_096;

export type OpenPdf = AsyncDisposable & { readonly pdf: PDFDocumentProxy };

/** @throws DomainError invalid when the file is broken, cut off, has a password or too many pages. */
export async function openPdf(bytes: Uint8Array, limits: ExtractionLimits, maxImagePixels: number): Promise<OpenPdf> {
  requireEnd(bytes);
  const task = getDocument({
    // pdf.js takes the memory over, and refuses a Buffer.
    data: new Uint8Array(bytes),
    ...pdfDataUrls,
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: false,
    maxImageSize: maxImagePixels,
    enableXfa: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  const close = async () => await task.destroy();
  try {
    const pdf = await task.promise;
    if (pdf.numPages > limits.maxPages) throw tooManyPages(pdf.numPages, limits.maxPages);
    return { pdf, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw pdfRefusal(error);
  }
}

/** pdf.js mends a file that was cut off and would give the pages that are left, as if they were all. */
function requireEnd(bytes: Uint8Array): void {
  const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-endBytes).toString('latin1');
  if (!end.includes('startxref') && !end.includes('%%EOF')) throw corrupt('the PDF is cut off: its end is missing');
}

/** What pdf.js throws over hostile bytes is told apart by its name, or is an accident of its own; both refuse the file. */
export function pdfRefusal(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  if (error instanceof Error && error.name === 'PasswordException') {
    return new DomainError('invalid', 'DOCUMENT_ENCRYPTED', 'the PDF needs a password; upload a copy without one', {
      field: 'file',
    });
  }
  return corrupt('the PDF is broken and cannot be read', error);
}
