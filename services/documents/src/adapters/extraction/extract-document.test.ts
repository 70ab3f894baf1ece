import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { DomainError } from '@procur/service-kit/domain-error';
import { expect, test } from 'vitest';
import { encryptedPdf, scannedPdf, tenderPdf } from '../../../test/support/tender-files.ts';
import { docxFile, zipFile } from '../../../test/support/zip-file.ts';
import { allLines } from '../../domain/layout/extracted-document.ts';
import { extractDocument } from './extract-document.ts';
import { defaultExtractionLimits as limits } from './extraction-limits.ts';

async function linesOf(bytes: Uint8Array, fileName: string): Promise<string[]> {
  return allLines(await extractDocument(bytes, fileName, limits)).map((line) => line.text.replaceAll('\t', ' | '));
}

async function reasonOf(bytes: Uint8Array, fileName: string, changes: Partial<typeof limits> = {}): Promise<string> {
  const outcome = await extractDocument(bytes, fileName, { ...limits, ...changes }).catch((error: unknown) => error);
  return outcome instanceof DomainError ? outcome.reason : `not refused: ${String(outcome)}`;
}

const paragraph = (content: string) => `<w:p>${content}</w:p>`;
const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;

test('a Word table keeps its columns, and tracked changes read as accepted', async () => {
  const cell = (text: string, properties = '') => `<w:tc>${properties}${paragraph(run(text))}</w:tc>`;
  const row = `<w:tr>${cell('1')}${cell('Drill', '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>')}${cell('20')}</w:tr>`;
  const changed = paragraph(`${run('Offers by ')}<w:del>${run('Monday')}</w:del><w:ins>${run('Friday')}</w:ins>`);
  expect(await linesOf(docxFile(`${changed}<w:tbl>${row}</w:tbl>`), 'a.docx')).toEqual([
    'Offers by Friday',
    '1 | Drill |  | 20',
  ]);
});

test('a text box is read once, although Word stores it twice', async () => {
  const box = paragraph(run('In the box'));
  const drawing = `<mc:AlternateContent><mc:Choice><w:txbxContent>${box}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${box}</w:txbxContent></mc:Fallback></mc:AlternateContent>`;
  expect(await linesOf(docxFile(paragraph(`<w:r>${drawing}</w:r>${run('Around it')}`)), 'a.docx')).toEqual([
    'In the box',
    'Around it',
  ]);
});

test('a workbook gives every sheet, dates as ISO and numbers as stored', async () => {
  const book = utils.book_new();
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet(
      [
        ['Item', 'Qty', 'Due'],
        ['Drill', 1234.5, new Date(Date.UTC(2026, 2, 17))],
      ],
      { UTC: true, cellDates: true },
    ),
    'Items',
  );
  utils.book_append_sheet(book, utils.aoa_to_sheet([['Terms'], ['net 30']]), 'Terms');
  const lines = await linesOf(new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' })), 'a.xlsx');
  expect(lines).toEqual(['Item | Qty | Due', 'Drill | 1234.5 | 2026-03-17', 'Terms', 'net 30']);
});

test('CSV is read with the delimiter it has, quoted fields included', async () => {
  expect(await linesOf(Buffer.from('Item;Qty\n"Drill; 18 V, ""pro""";20\n'), 'a.csv')).toEqual([
    'Item | Qty',
    'Drill; 18 V, "pro" | 20',
  ]);
});

test('old encodings of text are recognised', async () => {
  expect(await linesOf(Buffer.from('B\xfcrostuhl', 'latin1'), 'a.txt')).toEqual(['Bürostuhl']);
  expect(await linesOf(Buffer.from('\ufeffBürostuhl', 'utf16le'), 'a.txt')).toEqual(['Bürostuhl']);
});

test('a PDF gives its pages with the place of every line', async () => {
  const document = await extractDocument(await tenderPdf(3, 4), 'a.pdf', limits);
  expect(document.pages).toHaveLength(3);
  expect(allLines(document).every((line) => line.place.box !== undefined)).toBe(true);
  expect(document.unreadPages).toEqual([]);
});

test.each([
  ['nothing at all', 'DOCUMENT_EMPTY', async () => new Uint8Array()],
  ['white space', 'DOCUMENT_EMPTY', async () => Buffer.from(' \n\t')],
  ['a PDF with a password', 'DOCUMENT_ENCRYPTED', encryptedPdf],
  ['a scanned PDF', 'DOCUMENT_WITHOUT_TEXT', scannedPdf],
  ['a broken PDF', 'DOCUMENT_CORRUPT', async () => Buffer.from('%PDF-1.7\nnothing')],
  ['a picture', 'DOCUMENT_UNSUPPORTED', async () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  [
    'an Office file of 1997',
    'DOCUMENT_UNSUPPORTED',
    async () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
  ],
  ['a Word file cut in half', 'DOCUMENT_CORRUPT', async () => docxFile(paragraph(run('text'))).slice(0, 300)],
  ['a Word file without a body', 'DOCUMENT_CORRUPT', async () => zipFile({ 'word/other.xml': '<a/>' })],
  ['XML that declares entities', 'DOCUMENT_CORRUPT', async () => docxFile('<!DOCTYPE a [<!ENTITY b "bomb">]>&b;')],
])('%s is refused as %s', async (_, reason, bytes) => {
  expect(await reasonOf(await bytes(), 'file.docx')).toBe(reason);
});

test('limits end in a refusal: pages, unpacked size, parts', async () => {
  expect(await reasonOf(await tenderPdf(3, 1), 'a.pdf', { maxPages: 2 })).toBe('DOCUMENT_TOO_MANY_PAGES');
  const large = docxFile(paragraph(run('a'.repeat(100_000))));
  expect(await reasonOf(large, 'a.docx', { maxUnpackedBytes: 50_000 })).toBe('DOCUMENT_UNPACKS_TOO_LARGE');
  expect(await reasonOf(large, 'a.docx', { maxZipEntries: 1 })).toBe('DOCUMENT_UNPACKS_TOO_LARGE');
});

const office = '../shared/data/office-corpus';

test.skipIf(!existsSync(office))(
  'Word and Excel files of others hold the words their references say',
  async () => {
    for (const reference of readdirSync(join(office, 'reference'))) {
      const file = reference.replace('__', '/').replace(/\.txt$/, '');
      const words = (text: string) => new Set(text.match(/\p{L}{2,}|(?<![\d.])\d{2,6}(?![\d.])/gu) ?? []);
      const found = words((await linesOf(readFileSync(join(office, file)), file)).join('\n'));
      const expected = [...words(referenceText(join(office, 'reference', reference), file))];
      const missing = expected.filter((word) => !found.has(word));
      expect(missing.length / expected.length, `${file} lacks ${missing.slice(0, 5).join(' ')}`).toBeLessThan(0.05);
    }
  },
  30_000,
);

/** References of workbooks name each cell before its value. */
function referenceText(path: string, file: string): string {
  const text = readFileSync(path, 'utf8');
  return file.endsWith('.xlsx') ? text.replace(/^## .*$/gm, '').replace(/^[A-Z]+\d+\t/gm, '') : text;
}
