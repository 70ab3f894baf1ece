import { DomainError } from '@procur/service-kit/domain-error';

/** What a file may begin with, and what is refused at the door instead of minutes later. */
const readable: readonly { readonly mediaType: string; readonly matches: (start: string) => boolean }[] = [
  { mediaType: 'application/pdf', matches: (start) => start.slice(0, 1024).includes('%PDF-') },
  // DOCX or XLSX; which of them, and whether it is sound, is found out when it is read.
  {
    mediaType: 'application/zip',
    matches: (start) => start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06'),
  },
  // Office with a password, or of 1997: refused with that reason when it is read, because telling them apart needs the whole.
  { mediaType: 'application/x-cfb', matches: (start) => start.startsWith('\xd0\xcf\x11\xe0') },
];
const otherFiles: readonly (readonly [string, string])[] = [
  ['\x89PNG', 'image/png'],
  ['\xff\xd8\xff', 'image/jpeg'],
  ['GIF8', 'image/gif'],
  ['II*\x00', 'image/tiff'],
  ['MM\x00*', 'image/tiff'],
  ['\x7fELF', 'application/x-elf'],
  ['\x1f\x8b', 'application/gzip'],
  ['Rar!', 'application/x-rar'],
  ['7z\xbc\xaf', 'application/x-7z-compressed'],
  ['{\\rtf', 'application/rtf'],
];
const allowed = ['PDF', 'DOCX', 'XLSX', 'CSV', 'TSV', 'TXT', 'HTML', 'EML'];
const longestName = 255;

/** The media type a file shows in its first bytes. @throws DomainError when it is empty or of a kind nobody reads. */
export function requireReadableStart(bytes: Uint8Array): string {
  if (bytes.length === 0)
    throw new DomainError('invalid', 'FILE_EMPTY', 'the file is empty', { field: 'file', given: '0 bytes', allowed });
  const start = String.fromCharCode(...bytes.subarray(0, 1024));
  const found = readable.find(({ matches }) => matches(start));
  if (found) return found.mediaType;
  const other = otherFiles.find(([magic]) => start.startsWith(magic))?.[1];
  if (other) throw unsupported(other);
  const isUtf16 = start.startsWith('\xff\xfe') || start.startsWith('\xfe\xff');
  if (!isUtf16 && start.includes('\0')) throw unsupported('binary data');
  return 'text/plain';
}

/** The bare name of the file: paths are cut off, control characters refused. */
export function requireReadableName(name: string): string {
  const bare = name.split(/[/\\]/).at(-1)?.trim() ?? '';
  if (bare !== '' && bare.length <= longestName && !/\p{Cc}/u.test(bare)) return bare;
  throw new DomainError('invalid', 'FILE_NAME_INVALID', 'the file has no usable name', {
    field: 'file_name',
    given: bare.slice(0, 40),
    allowed: [`1 to ${longestName} printable characters`],
  });
}

function unsupported(given: string): DomainError {
  return new DomainError(
    'invalid',
    'DOCUMENT_UNSUPPORTED',
    `files of type ${given} are not read; allowed: ${allowed.join(', ')}`,
    { field: 'file', given, allowed },
  );
}
