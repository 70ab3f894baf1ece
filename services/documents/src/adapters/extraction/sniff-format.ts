import { DomainError } from '@procur/service-kit/domain-error';
import { fileTypeFromBuffer } from 'file-type';
import { type DocumentFormat, documentFormats } from '../../domain/layout/extracted-document.ts';
import { decodeText } from './decode-text.ts';
import { detectDelimiter } from './parse-csv.ts';

/**
 * The format by content; the file's name only decides between CSV and plain text, which look alike. Office files with a
 * password are OLE containers holding a stream named EncryptedPackage.
 */
export async function sniffFormat(bytes: Uint8Array, fileName: string): Promise<DocumentFormat> {
  if (bytes.length === 0)
    throw new DomainError('invalid', 'DOCUMENT_EMPTY', 'the file is empty', { field: 'file', given: '0 bytes' });
  if (startsWithPdfHeader(bytes)) return 'pdf';
  if (isOle(bytes)) throw oleRefusal(bytes);
  const detected = await fileTypeFromBuffer(bytes);
  if (detected?.ext === 'docx' || detected?.ext === 'xlsx') return detected.ext;
  if (detected?.ext === 'zip') return zipFormat(bytes, fileName);
  if (detected && detected.mime !== 'application/xml') throw unsupported(detected.mime);
  return textFormat(bytes, fileName);
}

/** Readers accept the header within the first kilobyte, because mailers and portals put bytes before it. */
function startsWithPdfHeader(bytes: Uint8Array): boolean {
  return latin1(bytes.subarray(0, 1024)).includes('%PDF-');
}

function isOle(bytes: Uint8Array): boolean {
  return latin1(bytes.subarray(0, 4)) === '\xd0\xcf\x11\xe0';
}

function oleRefusal(bytes: Uint8Array): DomainError {
  const encryptedPackage = Buffer.from('EncryptedPackage', 'utf16le');
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(encryptedPackage)) {
    return new DomainError(
      'invalid',
      'DOCUMENT_ENCRYPTED',
      'the Office file needs a password; upload a copy without one',
      { field: 'file' },
    );
  }
  return unsupported('Office 97-2003 (.doc, .xls); save it as .docx or .xlsx');
}

/** A container too broken or unusual for the detector: told apart by the part names inside, else by its name. */
function zipFormat(bytes: Uint8Array, fileName: string): DocumentFormat {
  const names = latin1(bytes);
  if (names.includes('word/document.xml')) return 'docx';
  if (names.includes('xl/workbook.xml')) return 'xlsx';
  if (/\.docx$/i.test(fileName)) return 'docx';
  if (/\.xlsx$/i.test(fileName)) return 'xlsx';
  throw unsupported('application/zip');
}

function textFormat(bytes: Uint8Array, fileName: string): DocumentFormat {
  const text = decodeText(bytes);
  if (text.trim() === '')
    throw new DomainError('invalid', 'DOCUMENT_EMPTY', 'the file holds only white space', { field: 'file' });
  if (/\.(?:csv|tsv)$/i.test(fileName)) return 'csv';
  return /\.txt$/i.test(fileName) || !looksLikeCsv(text) ? 'txt' : 'csv';
}

function looksLikeCsv(text: string): boolean {
  const lines = text.split('\n', 10).filter((line) => line.trim() !== '');
  const delimiter = detectDelimiter(text);
  const counts = lines.map((line) => line.replace(/"[^"]*"/g, '').split(delimiter).length);
  return lines.length > 1 && (counts[0] ?? 0) > 2 && counts.every((count) => count === counts[0]);
}

function unsupported(given: string): DomainError {
  return new DomainError(
    'invalid',
    'DOCUMENT_UNSUPPORTED',
    `files of type ${given} are not read; allowed: ${documentFormats.join(', ')}`,
    {
      field: 'file',
      given,
      allowed: documentFormats,
    },
  );
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
