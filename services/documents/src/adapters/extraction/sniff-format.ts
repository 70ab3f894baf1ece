import { DomainError } from '@procur/service-kit/domain-error';
import { fileTypeFromBuffer } from 'file-type';
import { type DocumentFormat, documentFormats } from '../../domain/layout/extracted-document.ts';
import { detectDelimiter } from './csv-delimiter.ts';
import { decodeText } from './decode-text.ts';
import { looksLikeMail } from './looks-like-mail.ts';

/**
 * The format by content; the file's name decides only between kinds of text, which look alike. Office files with a
 * password are OLE containers holding a stream named EncryptedPackage.
 */
export async function sniffFormat(bytes: Uint8Array, fileName: string): Promise<DocumentFormat> {
  if (bytes.length === 0)
    throw new DomainError('invalid', 'DOCUMENT_EMPTY', 'the file is empty', { field: 'file', given: '0 bytes' });
  if (startsWithPdfHeader(bytes)) return 'pdf';
  if (isOle(bytes)) throw oleRefusal(bytes);
  const detected = await detectedType(bytes);
  if (detected?.ext === 'docx' || detected?.ext === 'xlsx') return detected.ext;
  if (detected?.ext === 'zip') return zipFormat(bytes, fileName);
  if (detected && !textTypes.has(detected.mime) && !isPlainText(bytes)) throw unsupported(detected.mime);
  return textFormat(bytes, fileName);
}

/** Types that the detector tells by their first words; what they are to us, the kind of text says. */
const textTypes = new Set(['application/xml', 'text/html', 'text/plain', 'message/rfc822']);

/** Some magic numbers are words: a text that begins with "FORM", as a heading may, is no sound file. */
function isPlainText(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 4_096).every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d));
}

/** The detector walks into containers and may stumble over hostile ones; such a file is told by its first bytes alone. */
async function detectedType(bytes: Uint8Array): Promise<{ readonly ext: string; readonly mime: string } | undefined> {
  try {
    return await fileTypeFromBuffer(bytes);
  } catch {
    const isZip = latin1(bytes.subarray(0, 2)) === 'PK';
    return isZip ? { ext: 'zip', mime: 'application/zip' } : undefined;
  }
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
  return unsupported('Office 97-2003 or Outlook (.doc, .xls, .ppt, .msg); save it as DOCX, XLSX, PDF or EML');
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
  if (/\.eml$/i.test(fileName) || looksLikeMail(bytes)) return 'eml';
  const text = decodeText(bytes);
  if (text.trim() === '')
    throw new DomainError('invalid', 'DOCUMENT_EMPTY', 'the file holds only white space', { field: 'file' });
  if (/\.(?:html?|xhtml)$/i.test(fileName) || htmlStart.test(text.slice(0, 4_096))) return 'html';
  if (text.startsWith('{\\rtf')) throw unsupported('application/rtf');
  if (text.startsWith('<?xml')) throw unsupported('application/xml');
  if (/\.(?:csv|tsv|tab)$/i.test(fileName)) return 'csv';
  return /\.(?:txt|md)$/i.test(fileName) || !looksLikeCsv(text) ? 'txt' : 'csv';
}

/** A declaration or the root element, after what may stand before it. */
const htmlStart = /^\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,1000}-->\s*)?(?:<!doctype\s+html|<html[\s>])/i;

function looksLikeCsv(text: string): boolean {
  const lines = text
    .slice(0, 65_536)
    .split('\n', 10)
    .filter((line) => line.trim() !== '');
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
