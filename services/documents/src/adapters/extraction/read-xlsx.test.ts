import { utils, type WorkSheet, write } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { zipFile } from '../../../test/support/zip-file.ts';
import { extractDocument } from './extract-document.ts';
import { defaultExtractionLimits } from './extraction-limits.ts';
import { formatWords } from './xlsx-number-format.ts';

const read = async (file: Uint8Array) => await extractDocument(file, 'list.xlsx', defaultExtractionLimits);

function workbook(sheets: Readonly<Record<string, WorkSheet>>, hiddenSheets: readonly string[] = []): Uint8Array {
  const book = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name);
  const visibility = book.SheetNames.map((name) => ({
    Hidden: hiddenSheets.includes(name) ? (1 as const) : (0 as const),
  }));
  book.Workbook = { Sheets: visibility };
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', cellStyles: true }));
}

const list = [
  ['Item', 'Qty'],
  ['Drill', 20],
];

test('hidden sheets, rows and columns are read, marked and noted', async () => {
  const sheet = utils.aoa_to_sheet([...list, ['Saw', 3]]);
  sheet['!rows'] = [{}, { hidden: true }];
  sheet['!cols'] = [{}, { hidden: true }];
  const document = await read(workbook({ Items: sheet, Secret: utils.aoa_to_sheet(list) }, ['Secret']));
  const hiddenLines = document.pages.map((page) => page.blocks[0]?.lines.map((line) => line.hidden ?? false));
  expect(hiddenLines).toEqual([
    [false, true, false],
    [true, true],
  ]);
  expect(document.pages[0]?.blocks[0]?.lines[0]?.cells?.map((cell) => cell.hidden ?? false)).toEqual([false, true]);
  expect(document.notices?.map((notice) => notice.detail)).toEqual([
    '1 rows of sheet "Items"',
    '1 columns of sheet "Items"',
    'sheet "Secret"',
  ]);
});

test('a merged cell says how far it reaches, and the cells beside it keep their columns', async () => {
  const sheet = utils.aoa_to_sheet([
    ['Lot 1', 'Drill', null, 20],
    [null, 'Bit', 'HSS', 5],
  ]);
  sheet['!merges'] = [utils.decode_range('A1:A2'), utils.decode_range('B1:C1')];
  const lines = (await read(workbook({ Items: sheet }))).pages[0]?.blocks[0]?.lines ?? [];
  expect(lines.map((line) => line.text.split('\t'))).toEqual([
    ['Lot 1', 'Drill', '', '20'],
    ['', 'Bit', 'HSS', '5'],
  ]);
  expect(lines[0]?.cells).toMatchObject([{ column: 0, rows: 2 }, { column: 1, columns: 2 }, { column: 3 }]);
});

test('units, currencies and leading zeros of number formats are part of the text', async () => {
  const sheet = utils.aoa_to_sheet([['Item', 'Weight', 'Price', 'Part', 'Share', 'Plain']]);
  const cells = { A2: 'Drill', B2: 2.5, C2: 1234.5, D2: 42, E2: 0.19, F2: 7 };
  const formats: Record<string, string> = {
    B2: '0.0" kg"',
    C2: '[$EUR] #,##0.00',
    D2: '000000',
    E2: '0%',
    F2: '#,##0_);(#,##0)',
  };
  for (const [address, value] of Object.entries(cells))
    sheet[address] = {
      t: typeof value === 'number' ? 'n' : 's',
      v: value,
      ...(formats[address] && { z: formats[address] }),
    };
  sheet['!ref'] = 'A1:F2';
  const document = await read(workbook({ Items: sheet }));
  expect(document.pages[0]?.blocks[0]?.lines[1]?.text).toBe('Drill\t2.5 kg\tEUR 1234.5\t000042\t19%\t7');
});

test.each([
  ['0 "Stück"', { before: '', after: 'Stück' }],
  ['"ca. "0.0\\ \\m;-0.0', { before: 'ca.', after: 'm' }],
  ['#,##0.00 [$€-407]', { before: '', after: '€' }],
  ['_-* #,##0.00_-;-* #,##0.00_-', { before: '', after: '' }],
  ['[Red]General', { before: '', after: '' }],
])('the number format %s shows the words %j', (format, words) => {
  expect(formatWords(format)).toEqual(words);
});

test('a formula gives the value that was calculated last; one that never was gives none and is noted', async () => {
  const document = await read(
    handWritten('<c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>A1*2</f></c><c r="C1"><v>5</v></c>'),
  );
  expect(document.pages[0]?.blocks[0]?.lines[0]?.text).toBe('2\t\t5');
  expect(document.notices).toEqual([{ kind: 'formula_without_value', page: 1, detail: 'Items!B1' }]);
});

test('a cell in the last corner of a sheet costs no more than its row', async () => {
  const started = process.memoryUsage().heapUsed;
  const document = await read(
    handWritten('<c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>9</v></c>', 'A1:XFD1048576'),
  );
  const places = document.pages[0]?.blocks.map((block) => block.lines[0]?.place.cells);
  expect(places).toEqual(['A1:A1', 'XFD1048576:XFD1048576']);
  expect(process.memoryUsage().heapUsed - started).toBeLessThan(200 * 1024 * 1024);
});

/** A workbook written by hand: the library cannot be made to leave out values. */
function handWritten(cells: string, dimension = 'A1:C1'): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return zipFile({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Items" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><dimension ref="${dimension}"/><sheetData><row r="1">${cells}</row></sheetData></worksheet>`,
  });
}
