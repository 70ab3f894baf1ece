import { DomainError } from '@procur/service-kit/domain-error';
import { allLines, type DocumentFormat, type ExtractedDocument } from '../../domain/layout/extracted-document.ts';
import type { ExtractionLimits } from './extraction-limits.ts';
import { sniffFormat } from './sniff-format.ts';

/**
 * Reads one file by its content. Readers are loaded when first needed.
 * @throws DomainError invalid when it cannot be read, or holds nothing to read.
 */
export async function extractDocument(
  bytes: Uint8Array,
  fileName: string,
  limits: ExtractionLimits,
): Promise<ExtractedDocument> {
  const document = await readFile(bytes, fileName, limits);
  requireText(document);
  return document;
}

/** The same, also when there is no text on any page. */
export async function readFile(
  bytes: Uint8Array,
  fileName: string,
  limits: ExtractionLimits,
): Promise<ExtractedDocument> {
  return await readers[await sniffFormat(bytes, fileName)](bytes, limits);
}

/** @throws DomainError invalid when there is neither a line to read nor an attachment. */
export function requireText(document: ExtractedDocument): void {
  if (allLines(document).length === 0 && !document.attachments?.length) throw nothingToRead(document);
}

const readers: Record<DocumentFormat, (bytes: Uint8Array, limits: ExtractionLimits) => Promise<ExtractedDocument>> = {
  pdf: async (bytes, limits) => (await import('./read-pdf.ts')).readPdf(bytes, limits),
  docx: async (bytes, limits) => (await import('./read-docx.ts')).readDocx(bytes, limits),
  xlsx: async (bytes, limits) => (await import('./read-xlsx.ts')).readXlsx(bytes, limits),
  csv: async (bytes, limits) => (await import('./read-csv.ts')).readCsv(bytes, limits),
  txt: async (bytes, limits) => (await import('./read-txt.ts')).readTxt(bytes, limits),
  html: async (bytes, limits) => (await import('./read-html.ts')).readHtml(bytes, limits),
  eml: async (bytes, limits) => (await import('./read-eml.ts')).readEml(bytes, limits),
};

function nothingToRead(document: ExtractedDocument): DomainError {
  const message =
    document.unreadPages.length > 0
      ? `none of the ${document.unreadPages.length} pages holds text; scanned pages are read only where a model for pictures is configured`
      : 'the document holds no text';
  return new DomainError('invalid', 'DOCUMENT_WITHOUT_TEXT', message, { field: 'file' });
}
