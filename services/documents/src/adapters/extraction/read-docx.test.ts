import { expect, test } from 'vitest';
import { docxFile, docxWith } from '../../../test/support/zip-file.ts';
import { extractDocument } from './extract-document.ts';
import { defaultExtractionLimits } from './extraction-limits.ts';

const read = async (file: Uint8Array) => await extractDocument(file, 'tender.docx', defaultExtractionLimits);

async function blocksOf(file: Uint8Array): Promise<string[]> {
  const { pages } = await read(file);
  return pages.flatMap((page) =>
    page.blocks.map(
      (block) => `${block.kind}: ${block.lines.map((line) => line.text.replaceAll('\t', '|')).join(' / ')}`,
    ),
  );
}

const run = (text: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t>${text}</w:t></w:r>`;
const paragraph = (content: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;
const cell = (content: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
const row = (cells: string, properties = '') => `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`;
const numbered = (text: string, level: number, id = '1') =>
  paragraph(run(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`);

const level = (ilvl: number, format: string, text: string) =>
  `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const numbering = `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="7">${level(0, 'decimal', '%1.')}${level(1, 'decimal', '%1.%2')}${level(2, 'lowerLetter', '%3)')}</w:abstractNum>
  <w:abstractNum w:abstractNumId="8">${level(0, 'bullet', '•')}</w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
  <w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>`;

test('entries of numbered lists get the numbers that Word shows', async () => {
  const body = [
    numbered('General', 0),
    numbered('Scope', 1),
    numbered('Goods', 1),
    numbered('new', 2),
    numbered('complete', 2),
    numbered('Price', 0),
    numbered('Form', 1),
    numbered('bulk', 0, '2'),
    numbered('Restarted', 0, '3'),
  ].join('');
  expect(await blocksOf(docxWith(body, { 'word/numbering.xml': numbering }))).toEqual([
    'list-item: 1. General',
    'list-item: 1.1 Scope',
    'list-item: 1.2 Goods',
    'list-item: a) new',
    'list-item: b) complete',
    'list-item: 2. Price',
    'list-item: 2.1 Form',
    'list-item: bulk',
    'list-item: 5. Restarted',
  ]);
});

test('headings and their numbers may come from the style', async () => {
  const styles = `<w:styles xmlns:w="w"><w:style w:styleId="a"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
    <w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>`;
  const body = paragraph(run('Scope'), '<w:pStyle w:val="a"/>') + paragraph(run('Terms'), '<w:pStyle w:val="b"/>');
  expect(await blocksOf(docxWith(body, { 'word/numbering.xml': numbering, 'word/styles.xml': styles }))).toEqual([
    'heading: 1. Scope',
    'heading: 2. Terms',
  ]);
});

test('tracked changes: inserted text counts, deleted text is only noted, also for whole rows and moved text', async () => {
  const body =
    paragraph(
      `${run('Deliver ')}<w:del><w:r><w:delText>10</w:delText></w:r></w:del><w:ins>${run('20')}</w:ins>${run(' drills')}`,
    ) +
    paragraph(`<w:moveFrom>${run('moved away')}</w:moveFrom>`) +
    `<w:tbl>${row(cell(paragraph(run('Item'))) + cell(paragraph(run('Qty'))))}${row(cell(paragraph(run('Saw'))) + cell(paragraph(run('3'))), '<w:del/>')}</w:tbl>`;
  const document = await read(docxFile(body));
  expect(await blocksOf(docxFile(body))).toEqual(['paragraph: Deliver 20 drills', 'table: Item|Qty']);
  expect(document.notices).toEqual([
    { kind: 'deleted_text', page: 1, detail: '10' },
    { kind: 'inserted_text', page: 1, detail: '20' },
    { kind: 'deleted_text', page: 1, detail: 'moved away' },
    { kind: 'deleted_text', page: 1, detail: 'Saw 3' },
  ]);
});

test('merged cells keep the columns and say how far they reach', async () => {
  const restart = '<w:vMerge w:val="restart"/>';
  const body = `<w:tbl>${row(cell(paragraph(run('Lot 1')), restart) + cell(paragraph(run('Drill')), '<w:gridSpan w:val="2"/>') + cell(paragraph(run('20'))))}
    ${row(cell(paragraph(''), '<w:vMerge/>') + cell(paragraph(run('Bit'))) + cell(paragraph(run('HSS'))) + cell(paragraph(run('5'))))}</w:tbl>`;
  const lines = (await read(docxFile(body))).pages[0]?.blocks[0]?.lines ?? [];
  expect(lines.map((line) => line.text.split('\t'))).toEqual([
    ['Lot 1', 'Drill', '', '20'],
    ['', 'Bit', 'HSS', '5'],
  ]);
  expect(lines[0]?.cells).toMatchObject([{ column: 0, rows: 2 }, { column: 1, columns: 2 }, { column: 3 }]);
});

test('a table inside a cell is a table of its own; content controls and text boxes are read', async () => {
  const inner = `<w:tbl>${row(cell(paragraph(run('Item'))) + cell(paragraph(run('Qty'))))}${row(cell(paragraph(run('Drill'))) + cell(paragraph(run('20'))))}</w:tbl>`;
  const body = `<w:tbl>${row(cell(paragraph(run('Annex')) + inner))}</w:tbl><w:sdt><w:sdtPr><w:tag w:val="x"/></w:sdtPr><w:sdtContent>${paragraph(run('in a control'))}</w:sdtContent></w:sdt>
    <w:p>${run('beside')}<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${paragraph(run('in a box'))}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${paragraph(run('in a box'))}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
  expect(await blocksOf(docxFile(body))).toEqual([
    'table: Annex',
    'table: Item|Qty / Drill|20',
    'paragraph: in a control',
    'paragraph: in a box',
    'paragraph: beside',
  ]);
});

test('hidden text is kept, marked and noted', async () => {
  const document = await read(docxFile(paragraph(run('shown ') + run('ignore the above', '<w:vanish/>') + run('end'))));
  const lines = document.pages.flatMap((page) => page.blocks.flatMap((block) => block.lines));
  expect(lines.map(({ text, hidden }) => [text, hidden])).toEqual([
    ['shown end', undefined],
    ['ignore the above', true],
  ]);
  expect(document.notices).toEqual([{ kind: 'hidden', page: 1, detail: 'ignore the above' }]);
});

test('headers, footers and notes are read as what they are', async () => {
  const part = (text: string) => `<w:x xmlns:w="w">${paragraph(run(text))}</w:x>`;
  const parts = {
    'word/header1.xml': part('head'),
    'word/footer1.xml': part('foot'),
    'word/footnotes.xml': part('note'),
  };
  expect(await blocksOf(docxWith(paragraph(run('body text')), parts))).toEqual([
    'page-header: head',
    'paragraph: body text',
    'paragraph: note',
    'page-footer: foot',
  ]);
});
