import { DomainError } from '@procur/service-kit/domain-error';
import { corrupt } from '../corrupt.ts';
import type { ExtractionLimits } from '../extraction-limits.ts';
import { tooManyPages } from '../too-many-pages.ts';
import { PdfFile } from './pdf-file.ts';
import type { Pdfium } from './pdfium.ts';
import { prepareInstance, takeInstance } from './prepared-instance.ts';

/** The last kilobytes of a sound PDF name where its table of objects begins. */
const endBytes = 4_096;

/**
 * Opens a PDF for as long as `use` takes.
 * @throws DomainError invalid when the file is broken, cut off, has a password or too many pages, or needs too much memory.
 */
export async function withPdf<T>(
  bytes: Uint8Array,
  limits: ExtractionLimits,
  use: (file: PdfFile) => T | Promise<T>,
): Promise<T> {
  requireEnd(bytes);
  const pdfium = await takeInstance(limits.memoryBytes);
  try {
    const file = new PdfFile(pdfium, bytes);
    if (file.pageCount > limits.maxPages) throw tooManyPages(file.pageCount, limits.maxPages);
    return await use(file);
  } catch (error) {
    throw refusal(error, pdfium, limits);
  } finally {
    // Once the answer is on its way: whoever waits for it does not wait for this.
    setImmediate(prepareInstance, limits.memoryBytes);
  }
}

/** PDFium mends a file that was cut off and would give the pages that are left, as if they were all. */
function requireEnd(bytes: Uint8Array): void {
  const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-endBytes).toString('latin1');
  if (!end.includes('startxref') && !end.includes('%%EOF')) throw corrupt('the PDF is cut off: its end is missing');
}

/** What ends PDFium over hostile bytes is a trap of its code or an overflow of its stack. Anything else is our own bug. */
function refusal(error: unknown, pdfium: Pdfium, { memoryBytes }: ExtractionLimits): unknown {
  const isAccident = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
  if (!isAccident && !(error instanceof DomainError)) return error;
  if (pdfium.isExhausted()) return tooHungry(memoryBytes);
  return isAccident ? corrupt('the PDF is broken and cannot be read', error) : error;
}

function tooHungry(memoryBytes: number): DomainError {
  const message = `reading needed more than ${memoryBytes} bytes of memory and was ended`;
  return new DomainError('invalid', 'DOCUMENT_TOO_HUNGRY', message, { field: 'file' });
}
