import { DomainError } from '@procur/service-kit/domain-error';
import { corrupt } from '../corrupt.ts';
import type { Pdfium } from './pdfium.ts';
import { Scratch } from './scratch.ts';
import { writeFields } from './written-fields.ts';

/** What `FPDF_GetLastError` answers for a missing password and for a way of encryption it does not know. */
const passwordErrors = [4, 5];
/** Labels such as "iv" or "A-3"; longer ones are no labels. */
const longestLabelBytes = 128;

/** One PDF in the memory of an instance of PDFium, which ends with it. */
export class PdfFile {
  readonly pdfium: Pdfium;
  readonly scratch: Scratch;
  readonly handle: number;

  /** @throws DomainError invalid when the file is broken or has a password. */
  constructor(pdfium: Pdfium, bytes: Uint8Array) {
    const { calls } = pdfium;
    const address = calls.malloc(bytes.byteLength);
    if (address === 0) throw corrupt('the PDF does not fit into memory');
    new Uint8Array(pdfium.memory.buffer).set(bytes, address);
    this.pdfium = pdfium;
    this.scratch = new Scratch(pdfium);
    this.handle = calls.FPDF_LoadMemDocument(address, bytes.byteLength, 0);
    if (this.handle === 0) throw refusal(calls.FPDF_GetLastError());
  }

  get pageCount(): number {
    return this.pdfium.calls.FPDF_GetPageCount(this.handle);
  }

  /** "iv" or "A-3" as printed, where the file names its pages. */
  pageLabel(index: number): string {
    const { calls, memory } = this.pdfium;
    const address = calls.malloc(longestLabelBytes);
    const length = calls.FPDF_GetPageLabel(this.handle, index, address, longestLabelBytes);
    const isWhole = length > 2 && length <= longestLabelBytes;
    const label = isWhole ? Buffer.from(memory.buffer, address, length - 2).toString('utf16le') : '';
    calls.free(address);
    return label;
  }

  /** Opens a page, with what is written into its fields, for as long as `use` takes. @throws DomainError invalid when broken. */
  withPage<T>(index: number, use: (page: number) => T): T {
    const { calls } = this.pdfium;
    let page = this.#openPage(index);
    if (writeFields(this.pdfium, page)) {
      calls.FPDF_ClosePage(page);
      page = this.#openPage(index);
    }
    const result = use(page);
    calls.FPDF_ClosePage(page);
    return result;
  }

  #openPage(index: number): number {
    const page = this.pdfium.calls.FPDF_LoadPage(this.handle, index);
    if (page === 0) throw corrupt(`page ${index + 1} of the PDF is broken and cannot be read`);
    return page;
  }
}

function refusal(error: number): DomainError {
  if (!passwordErrors.includes(error)) return corrupt('the PDF is broken and cannot be read');
  return new DomainError('invalid', 'DOCUMENT_ENCRYPTED', 'the PDF needs a password; upload a copy without one', {
    field: 'file',
  });
}
