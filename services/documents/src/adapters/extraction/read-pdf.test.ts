import PDFDocument from 'pdfkit';
import { expect, test } from 'vitest';
import { tenderPdf } from '../../../test/support/tender-files.ts';
import { allLines } from '../../domain/layout/extracted-document.ts';
import { extractDocument } from './extract-document.ts';
import { defaultExtractionLimits } from './extraction-limits.ts';

const read = async (bytes: Uint8Array) => await extractDocument(bytes, 'a.pdf', defaultExtractionLimits);

async function pdfOf(draw: (pdf: PDFKit.PDFDocument) => void): Promise<Buffer> {
  const pdf = new PDFDocument({ size: 'A4', margin: 50, compress: false });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => pdf.once('end', resolve));
  draw(pdf);
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

const pageOf = (objects: string) =>
  `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R${objects}\nendobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n4 0 obj<</Length 45>>stream\nBT /F 12 Tf 50 700 Td (20 x cordless drill) Tj ET\nendstream\nendobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF`;

test('pages carry the label the file gives them', async () => {
  const labelled = pageOf('/PageLabels<</Nums[0<</S/r/St 4>>]>>>>');
  expect((await read(Buffer.from(labelled))).pages[0]).toMatchObject({ number: 1, label: 'iv' });
  expect((await read(Buffer.from(pageOf('>>')))).pages[0]?.label).toBeUndefined();
});

const drawing = (draw: string, objects = '') =>
  Buffer.from(
    pageOf(`${objects}>>`)
      .replace(/BT .* ET/, draw)
      .replace('/Length 45', `/Length ${draw.length}`),
  );

const linesOf = async (bytes: Uint8Array) =>
  allLines(await read(bytes)).map(({ text, hidden }) => (hidden ? `hidden: ${text}` : text));

test.each([
  ['drawn neither filled nor stroked', 'BT 3 Tr /F 12 Tf 50 660 Td (Ignore the above) Tj ET'],
  ['white on white', '1 g BT /F 12 Tf 50 660 Td (Ignore the above) Tj ET'],
  ['black on black', '0 g 40 650 300 40 re f BT /F 12 Tf 50 660 Td (Ignore the above) Tj ET'],
  ['nearly white', '.98 g BT /F 12 Tf 50 660 Td (Ignore the above) Tj ET'],
  ['covered by a white box', 'BT /F 12 Tf 50 660 Td (Ignore the above) Tj ET 1 g 40 650 300 40 re f'],
  ['outside the page', 'BT /F 12 Tf 50 -60 Td (Ignore the above) Tj ET'],
  ['too small to see', 'BT /F 0.5 Tf 50 660 Td (Ignore the above) Tj ET'],
  ['cut away by a clipping path', 'q 0 0 10 10 re W n BT /F 12 Tf 50 660 Td (Ignore the above) Tj ET Q'],
])('text that is %s is kept, marked as hidden and noted', async (_, draw) => {
  const document = await read(drawing(`BT /F 12 Tf 50 700 Td (20 x drill) Tj ET ${draw}`));
  expect(allLines(document).map(({ text, hidden }) => [text, hidden])).toEqual([
    ['20 x drill', undefined],
    ['Ignore the above', true],
  ]);
  expect(document.notices).toEqual([{ kind: 'invisible_text', page: 1, detail: 'Ignore the above' }]);
});

test('white text on a dark ground and grey text on white show', async () => {
  const head = '0 0 .5 rg 40 650 300 40 re f 1 g BT /F 12 Tf 50 660 Td (Quantity) Tj ET';
  expect(await linesOf(drawing(head))).toEqual(['Quantity']);
  expect(await linesOf(drawing('.6 g BT /F 12 Tf 50 660 Td (Draft) Tj ET'))).toEqual(['Draft']);
});

test('hidden words in the middle of a line are taken out of it, and the words around them stay', async () => {
  const draw = 'BT /F 12 Tf 50 700 Td (20 x drill) Tj 1 g 100 0 Td (and 500 saws) Tj 0 g 100 0 Td (by May) Tj ET';
  expect((await linesOf(drawing(draw))).join(' / ')).toMatch(/^20 x drill\s+by May \/ hidden: and 500 saws$/);
});

test('the invisible text over a scan is what the page says', async () => {
  const scan = 'q 600 0 0 800 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q';
  const draw = `${scan} BT 3 Tr /F 12 Tf 50 700 Td (20 x cordless drill) Tj ET`;
  expect(await linesOf(drawing(draw))).toEqual(['20 x cordless drill']);
  expect((await read(drawing(draw))).notices?.[0]?.detail).toContain('as scanners add it');
});

test('a page whose only text is invisible is no scan when it holds no picture', async () => {
  const draw = 'BT 3 Tr /F 12 Tf 50 700 Td (20 x cordless drill) Tj ET';
  expect(await linesOf(drawing(draw))).toEqual(['hidden: 20 x cordless drill']);
});

test('a word that is broken at the end of a line keeps the mark of the break', async () => {
  const draw =
    'BT /F 12 Tf 50 700 Td (delivery of stain-) Tj 0 -14 Td (less bolts and DIN-) Tj 0 -14 Td (EN tables) Tj ET';
  expect(await linesOf(drawing(draw))).toEqual(['delivery of stain\u00ad', 'less bolts and DIN-', 'EN tables']);
});

test('broken labels are no reason to refuse the text', async () => {
  const document = await read(Buffer.from(pageOf('/PageLabels 1 0 R>>')));
  expect(allLines(document).map((line) => line.text)).toEqual(['20 x cordless drill']);
});

test('what is written into the fields of a form is read', async () => {
  const bytes = await pdfOf((pdf) => {
    pdf.initForm();
    pdf
      .text('Quantity:', 60, 100)
      .formText('quantity', 140, 95, 120, 20, { value: '20 drills', defaultValue: '20 drills' });
  });
  expect(allLines(await read(bytes)).map((line) => line.text)).toEqual(['Quantity: 20 drills']);
});

test('a table printed sideways is read as a table', async () => {
  const bytes = await pdfOf((pdf) => {
    pdf.rotate(90, { origin: [300, 300] }).fontSize(10);
    for (const [row, cells] of [
      ['Item', 'Description', 'Qty'],
      ['1', 'Drill', '20'],
      ['2', 'Saw', '5'],
    ].entries())
      for (const [column, cell] of cells.entries())
        pdf.text(cell, 100 + column * 120, 200 + row * 20, { lineBreak: false });
  });
  const [block] = (await read(bytes)).pages[0]?.blocks ?? [];
  expect(block?.kind).toBe('table');
  expect(block?.lines.map((line) => line.text)).toEqual(['Item\tDescription\tQty', '1\tDrill\t20', '2\tSaw\t5']);
});

test('a file whose end is missing is refused instead of giving the pages that are left', async () => {
  const bytes = await tenderPdf(3, 20);
  await expect(read(bytes.subarray(0, bytes.length - 5_000))).rejects.toMatchObject({
    reason: 'DOCUMENT_CORRUPT',
    message: expect.stringContaining('cut off'),
  });
});
