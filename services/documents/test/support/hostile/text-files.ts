import { mail, nestedMail } from '../mail-files.ts';
import type { HostileFile } from './hostile-file.ts';

const long = 200_000;
const slow = (name: string, line: string): HostileFile => ({
  name: `one line of ${name}`,
  fileName: 'a.txt',
  isLarge: true,
  write: () => Buffer.from(line.repeat(Math.ceil(long / line.length))),
});
const tooDeep = ['DOCUMENT_NESTED_TOO_DEEP'];
const tooLarge = ['DOCUMENT_TOO_LARGE', 'DOCUMENT_TOO_HUNGRY', 'DOCUMENT_TOO_SLOW'];

/** Depth, length and repetition in files of text, mail and web pages. */
export const hostileTextFiles: readonly HostileFile[] = [
  {
    name: 'a million nested elements',
    fileName: 'a.html',
    write: () => Buffer.from('<div>'.repeat(1_000_000)),
    refusedAs: tooDeep,
  },
  {
    name: 'a hundred thousand attributes on one element',
    fileName: 'a.html',
    write: () => Buffer.from(`<p ${Array.from({ length: 100_000 }, (_, at) => `a${at}=1`).join(' ')}>20 drills</p>`),
  },
  {
    name: 'misnested formats',
    fileName: 'a.html',
    write: () => Buffer.from('<b><i><p></b></i><a href=x><table><td>'.repeat(20_000)),
    refusedAs: [...tooDeep, ...tooLarge, 'DOCUMENT_WITHOUT_TEXT'],
  },
  {
    name: 'cells a thousand columns wide in many rows',
    fileName: 'a.html',
    write: () => Buffer.from(`<table>${'<tr><td colspan=1000 rowspan=60000>a<td>b'.repeat(20_000)}</table>`),
    refusedAs: tooLarge,
  },
  {
    name: 'one line of 100 MB',
    fileName: 'a.csv',
    isLarge: true,
    write: () => Buffer.alloc(100 * 1024 * 1024, 'abc,'),
    refusedAs: tooLarge,
  },
  { name: 'five million fields', fileName: 'a.csv', isLarge: true, write: () => Buffer.from('a,'.repeat(5_000_000)) },
  { name: 'a quote never closed', fileName: 'a.csv', write: () => Buffer.from(`a,"${'b,\n'.repeat(1_000_000)}`) },
  { name: 'a million empty lines', fileName: 'a.txt', write: () => Buffer.from(`20 drills${'\n'.repeat(1_000_000)}`) },
  {
    name: 'a million page ends',
    fileName: 'a.txt',
    write: () => Buffer.from('\fa'.repeat(1_000_000)),
    refusedAs: ['DOCUMENT_TOO_MANY_PAGES'],
  },
  slow('digits', '1'),
  slow('numbers with dots', '1.'),
  slow('numbers and blanks', '1 '),
  slow('blanks', `${' '.repeat(999)}x`),
  slow('letters', 'a'),
  slow('words', 'twenty (20) '),
  slow('capitals', 'ABC '),
  slow('brackets', '(('),
  slow('measures', '18 V x 2 '),
  slow('dates', '1/2/3/'),
  slow('addresses', 'a@a.'),
  slow('dashes', '- '),
  slow('colons', 'a: '),
  slow('currencies', 'USD 1,'),
  slow('pipes', '| '),
  { name: 'mails a hundred levels deep', fileName: 'a.eml', write: () => latin1(nestedMail(100)), refusedAs: tooDeep },
  {
    name: 'parts a hundred thousand levels deep',
    fileName: 'a.eml',
    write: () =>
      latin1(
        `From: a@b.example\r\nTo: c@d.example\r\nMIME-Version: 1.0\r\n${Array.from({ length: 100_000 }, (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n`).join('')}`,
      ),
    refusedAs: ['DOCUMENT_NESTED_TOO_DEEP'],
  },
  {
    name: 'ten thousand attachments',
    fileName: 'a.eml',
    write: () =>
      latin1(
        mail({
          subject: 's',
          text: 't',
          attachments: Array.from({ length: 10_000 }, (_, at) => ({
            name: `${at}.txt`,
            type: 'text/plain',
            content: 'a',
          })),
        }),
      ),
    refusedAs: ['DOCUMENT_TOO_MANY_ATTACHMENTS'],
  },
  {
    name: 'a header of ten million characters',
    fileName: 'a.eml',
    write: () => latin1(`From: ${'a'.repeat(10_000_000)}\r\n\r\n20 drills`),
  },
  { name: 'zeros only', fileName: 'a.txt', write: () => Buffer.alloc(1_000_000), refusedAs: ['DOCUMENT_UNSUPPORTED'] },
  {
    name: 'random bytes',
    fileName: 'a.pdf',
    write: () => Buffer.from(Array.from({ length: 100_000 }, (_, at) => (at * 7919 + (at >> 3) * 104729) & 255)),
    refusedAs: ['DOCUMENT_UNSUPPORTED', 'DOCUMENT_CORRUPT'],
  },
];

function latin1(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}
