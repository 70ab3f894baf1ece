import { extname } from 'node:path';
import { fileTypeFromBuffer } from 'file-type';
import { EdgeError } from './problem.ts';

const pdf = 'application/pdf';
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

// Text has no signature; among the kinds of text only the name tells.
const textKinds: Readonly<Record<string, string>> = {
  '.txt': 'text/plain',
  '.md': 'text/plain',
  '.csv': 'text/csv',
  '.tsv': 'text/tab-separated-values',
  '.html': 'text/html',
  '.htm': 'text/html',
  '.eml': 'message/rfc822',
};

// Written in characters, but not to be read as a text.
const markup: ReadonlySet<string> = new Set(['application/rtf', 'application/xml', 'application/postscript']);

/** What `documents` can read, as the caller is told. */
export const documentKinds = ['PDF', 'DOCX', 'XLSX', 'CSV', 'TSV', 'TXT', 'HTML', 'EML'] as const;

/**
 * The media type of a document by its first bytes; the name decides only between kinds of text.
 * @throws EdgeError 415 when it is nothing we read.
 */
export async function documentKind(head: Uint8Array, fileName: string): Promise<string> {
  const found = (await fileTypeFromBuffer(head))?.mime;
  if (found === pdf || found === docx || found === xlsx) return found;
  const extension = extname(fileName).toLowerCase();
  // Office files whose parts are in an unusual order look like plain archives at their beginning.
  if (found === 'application/zip' && extension === '.docx') return docx;
  if (found === 'application/zip' && extension === '.xlsx') return xlsx;
  const isTextKind = found === undefined || found.startsWith('text/') || found === 'message/rfc822';
  // Some magic numbers are words: a text that begins with "FORM" or "BM" is no sound file and no picture.
  const isNamedText = extension in textKinds && !markup.has(found ?? '');
  if ((isTextKind || isNamedText) && isText(head)) return textKinds[extension] ?? 'text/plain';
  throw unsupported(found ?? 'unknown binary data', fileName);
}

/** Whether the bytes can be text in UTF-8, UTF-16 or a one-byte encoding. */
export function isText(head: Uint8Array): boolean {
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (isUtf16) return true;
  // Control characters other than tab, line feed, form feed, carriage return and escape do not occur in text.
  return !head.some((byte) => byte < 9 || byte === 11 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32));
}

function unsupported(found: string, fileName: string): EdgeError {
  return new EdgeError(415, 'FILE_TYPE_UNSUPPORTED', `"${fileName}" is ${found}, which cannot be read`, {
    given: found,
    allowed: documentKinds,
  });
}
