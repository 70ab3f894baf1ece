import { docxFile, docxWith, zipFile } from '../zip-file.ts';
import type { HostileFile } from './hostile-file.ts';
import { pack, packedZip } from './packed-zip.ts';

const types = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
};
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const bombBytes = 300 * 1024 * 1024;
const tooLarge = ['DOCUMENT_UNPACKS_TOO_LARGE', 'DOCUMENT_CORRUPT'];
const expensive = ['DOCUMENT_TOO_LARGE', 'DOCUMENT_TOO_HUNGRY', 'DOCUMENT_TOO_SLOW', 'DOCUMENT_UNPACKS_TOO_LARGE'];

function contentTypes(part: string, type: string): string {
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="${part}" ContentType="${type}"/></Types>`;
}

export function workbookFile(sheet: string, strings = ''): Uint8Array {
  return zipFile({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="${types.xlsx}"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${strings}</sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}">${sheet}</worksheet>`,
  });
}

const body = '<w:p><w:r><w:t>20 drills</w:t></w:r></w:p>';
const laughs = Array.from({ length: 10 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`).join(
  '',
);
const docxType = pack('[Content_Types].xml', contentTypes('/word/document.xml', types.docx));
const bomb = () => pack('word/document.xml', Buffer.alloc(bombBytes, 0x20));

/** Bombs, lies and circles in Word and Excel files. */
export const hostileOfficeFiles: readonly HostileFile[] = [
  {
    name: 'zip bomb',
    fileName: 'a.docx',
    isLarge: true,
    write: () => packedZip([docxType, bomb()]),
    refusedAs: tooLarge,
  },
  {
    name: 'zip bomb that claims to be small',
    fileName: 'a.docx',
    isLarge: true,
    write: () => packedZip([docxType, { ...bomb(), claimedBytes: 100 }]),
    refusedAs: tooLarge,
  },
  {
    name: 'zip bomb beside the sheets',
    fileName: 'a.xlsx',
    isLarge: true,
    write: () =>
      packedZip([
        pack('[Content_Types].xml', contentTypes('/xl/workbook.xml', types.xlsx)),
        pack('xl/workbook.xml', `<workbook xmlns="${main}"/>`),
        { ...bomb(), name: 'xl/media/a.png' },
      ]),
    refusedAs: tooLarge,
  },
  {
    name: 'directory that names the same bytes 20,000 times',
    fileName: 'a.docx',
    write: () => packedZip([docxType, pack('word/document.xml', 'a'.repeat(100_000))], 10_000),
    refusedAs: tooLarge,
  },
  {
    name: 'zip inside zip inside zip',
    fileName: 'a.docx',
    write: () => {
      let inner: Uint8Array = docxFile(body);
      for (let level = 0; level < 50; level += 1) inner = packedZip([pack('inner.zip', Buffer.from(inner))]);
      return inner;
    },
    refusedAs: ['DOCUMENT_CORRUPT', 'DOCUMENT_UNSUPPORTED'],
  },
  {
    name: 'zip cut in half',
    fileName: 'a.docx',
    write: () => docxFile(body).subarray(0, 400),
    refusedAs: ['DOCUMENT_CORRUPT'],
  },
  {
    name: 'billion laughs',
    fileName: 'a.docx',
    write: () => docxFile(`<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]><w:p>&l10;</w:p>`),
    refusedAs: ['DOCUMENT_CORRUPT'],
  },
  {
    name: 'entity from outside',
    fileName: 'a.docx',
    write: () =>
      docxWith(body, { 'word/document.xml': '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>' }),
    refusedAs: ['DOCUMENT_CORRUPT'],
  },
  {
    name: 'elements 200,000 levels deep',
    fileName: 'a.docx',
    write: () => docxFile('<w:sdt>'.repeat(200_000)),
    refusedAs: ['DOCUMENT_NESTED_TOO_DEEP'],
  },
  {
    name: 'tables within tables',
    fileName: 'a.docx',
    write: () => docxFile('<w:tbl><w:tr><w:tc>'.repeat(5_000)),
    refusedAs: ['DOCUMENT_NESTED_TOO_DEEP'],
  },
  {
    name: 'style that builds on itself',
    fileName: 'a.docx',
    write: () =>
      docxWith('<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>text</w:t></w:r></w:p>', {
        'word/styles.xml': '<w:styles xmlns:w="w"><w:style w:styleId="a"><w:basedOn w:val="a"/></w:style></w:styles>',
      }),
  },
  {
    name: 'cells that span a billion columns',
    fileName: 'a.docx',
    write: () =>
      docxFile(
        `<w:tbl>${'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>'.repeat(1_000)}</w:tbl>`,
      ),
  },
  {
    name: 'sheet that claims 17 billion cells',
    fileName: 'a.xlsx',
    write: () =>
      workbookFile('<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'),
  },
  {
    name: 'cells in the last column of many rows',
    fileName: 'a.xlsx',
    write: () =>
      workbookFile(
        `<sheetData>${Array.from({ length: 5_000 }, (_, row) => `<row r="${row + 1}"><c r="XFD${row + 1}"><v>1</v></c></row>`).join('')}</sheetData>`,
      ),
    refusedAs: expensive,
  },
  {
    name: 'one long string in 20,000 cells',
    fileName: 'a.xlsx',
    write: () =>
      workbookFile(
        `<sheetData>${Array.from({ length: 20_000 }, (_, row) => `<row r="${row + 1}"><c r="A${row + 1}" t="s"><v>0</v></c></row>`).join('')}</sheetData>`,
        `<si><t>${'x'.repeat(1_000_000)}</t></si>`,
      ),
    refusedAs: expensive,
  },
  {
    name: 'shared strings that are not there',
    fileName: 'a.xlsx',
    write: () =>
      workbookFile(
        '<sheetData><row r="1"><c r="A1" t="s"><v>4294967295</v></c><c r="B1"><v>1</v></c></row></sheetData>',
      ),
  },
  {
    name: 'merged cells over everything',
    fileName: 'a.xlsx',
    write: () =>
      workbookFile(
        `<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(20_000)}</mergeCells>`,
      ),
  },
  {
    name: 'row with a number beyond all rows',
    fileName: 'a.xlsx',
    write: () => workbookFile('<sheetData><row r="99999999999"><c r="A99999999999"><v>1</v></c></row></sheetData>'),
  },
];
