import { expect, test } from 'vitest';
import { pageBlocks } from './page-blocks.ts';
import { markRunningHeaders } from './running-headers.ts';
import type { TextPiece } from './text-piece.ts';

/** Text at a place, as wide as type of 10 points usually is. */
function at(x: number, y: number, text: string): TextPiece {
  return { text, x, y, width: text.length * 5, height: 10 };
}

function texts(pieces: readonly TextPiece[]): string[] {
  return pageBlocks(pieces, 1).flatMap((block) =>
    block.lines.map((line) => `${block.kind}: ${line.text.replaceAll('\t', ' | ')}`),
  );
}

test('columns that line up over rows are a table, and a wrapped cell stays one cell', () => {
  const page = [
    ...[at(50, 100, 'Pos'), at(90, 100, 'Description'), at(400, 100, 'Qty')],
    ...[at(50, 120, '1'), at(90, 120, 'Cordless drill with two'), at(400, 120, '20')],
    at(90, 131, 'batteries and case'),
    ...[at(50, 150, '2'), at(90, 150, 'Angle grinder'), at(400, 150, '12')],
  ];
  expect(texts(page)).toEqual([
    'table: Pos | Description | Qty',
    'table: 1 | Cordless drill with two batteries and case | 20',
    'table: 2 | Angle grinder | 12',
  ]);
});

test('cells set in the middle of their row belong to it, also the lines above and below the number', () => {
  const page = [
    ...[at(50, 100, 'Pos'), at(90, 100, 'Code'), at(150, 100, 'Description'), at(400, 100, 'Qty')],
    ...[at(150, 118, 'Cordless drill with'), at(90, 124, 'PN-'), at(50, 130, '1'), at(150, 130, 'two batteries')],
    ...[at(400, 130, '20'), at(90, 136, '1000'), at(150, 142, 'and a case')],
    ...[at(90, 159, 'PN-'), at(50, 165, '2'), at(150, 165, 'Angle grinder'), at(400, 165, '12'), at(90, 171, '1037')],
  ];
  expect(texts(page)).toEqual([
    'table: Pos | Code | Description | Qty',
    'table: 1 | PN- 1000 | Cordless drill with two batteries and a case | 20',
    'table: 2 | PN- 1037 | Angle grinder | 12',
  ]);
});

test('rows set tightly stay apart although their gaps are those of wrapped lines', () => {
  const names = ['Drill', 'Grinder', 'Saw', 'Sander'];
  const page = names.flatMap((name, row) => [
    at(50, 100 + row * 12, `${row + 1}`),
    at(90, 100 + row * 12, name),
    at(400, 100 + row * 12, '5'),
  ]);
  expect(texts(page)).toEqual(names.map((name, row) => `table: ${row + 1} | ${name} | 5`));
});

test('rows without any padding are told apart by the middle of their cells', () => {
  const page = [
    ...[at(50, 100, 'Pos'), at(90, 100, 'Description'), at(400, 100, 'Qty')],
    ...[at(90, 112, 'Cordless drill with'), at(50, 118, '1'), at(400, 118, '20'), at(90, 124, 'two batteries')],
    ...[at(50, 136, '2'), at(90, 136, 'Angle grinder'), at(400, 136, '12')],
    ...[at(90, 148, 'Hospital bed, with'), at(50, 154, '3'), at(400, 154, '4'), at(90, 160, '200')],
  ];
  expect(texts(page)).toEqual([
    'table: Pos | Description | Qty',
    'table: 1 | Cordless drill with two batteries | 20',
    'table: 2 | Angle grinder | 12',
    'table: 3 | Hospital bed, with 200 | 4',
  ]);
});

test('a remark in a row of its own stays one where rows are padded', () => {
  const page = [
    ...[at(50, 100, '1'), at(90, 100, 'Cordless drill'), at(400, 100, '20')],
    at(90, 120, 'or equivalent'),
    ...[at(50, 140, '2'), at(90, 140, 'Angle grinder'), at(400, 140, '12')],
  ];
  expect(texts(page)[1]).toBe('table:  | or equivalent | ');
});

test('figures set to the right close beside words set to the left are two cells', () => {
  const row = (y: number, quantity: string, unit: string) => [
    at(50, y, 'Goods of some kind'),
    { text: quantity, x: 300 - quantity.length * 5, y, width: quantity.length * 5, height: 10 },
    at(303, y, unit),
  ];
  const page = [...row(100, '1,800', 'pieces'), ...row(120, '20', 'boxes'), ...row(140, '400', 'rolls')];
  expect(texts(page)).toContain('table: Goods of some kind | 400 | rolls');
});

test('a short head over the middle of a column does not part it', () => {
  const page = [
    ...[at(50, 100, 'Pos'), at(200, 100, 'Goods'), at(400, 100, 'Qty')],
    ...[at(50, 120, '1'), at(90, 120, 'Rack'), at(400, 120, '20')],
    ...[at(50, 140, '2'), at(90, 140, 'Ring binder A4, seventy-five mm'), at(400, 140, '12')],
  ];
  expect(texts(page)).toEqual([
    'table: Pos | Goods | Qty',
    'table: 1 | Rack | 20',
    'table: 2 | Ring binder A4, seventy-five mm | 12',
  ]);
});

test('two heads that nearly touch are parted where the rows below are', () => {
  const page = [
    ...[at(50, 100, 'Pos'), at(90, 100, 'Model'), at(123, 100, 'Description')],
    ...[1, 2, 3].flatMap((row) => [
      at(50, 100 + row * 20, `${row}`),
      at(90, 100 + row * 20, 'A1'),
      at(123, 100 + row * 20, 'Drill'),
    ]),
  ];
  expect(texts(page)[0]).toBe('table: Pos | Model | Description');
});

test('running text in two columns is read one column after the other', () => {
  const line = (x: number, row: number, side: string) =>
    at(x, 100 + row * 12, `${side} column, line ${row} of running text.`);
  const rows = Array.from({ length: 10 }, (_, row) => row);
  const page = rows.flatMap((row) => [line(50, row, 'Left'), line(320, row, 'Right')]);
  const read = texts(page).map((text) => text.replace('paragraph: ', ''));
  expect(read.slice(0, 10).every((text) => text.startsWith('Left'))).toBe(true);
  expect(read.slice(10).every((text) => text.startsWith('Right'))).toBe(true);
});

test('columns set close together are still two columns', () => {
  const rows = Array.from({ length: 12 }, (_, row) => row);
  const line = (x: number, row: number, side: string) =>
    at(x, 100 + row * 12, `${side} ${'words that run on and on '.repeat(2)}`);
  const page = rows.flatMap((row) => [line(50, row, 'Left'), line(332, row, 'Right')]);
  const read = texts([at(50, 70, 'A title that stands over both of the columns and crosses the gutter here'), ...page]);
  expect(read[0]).toContain('A title');
  expect(read.slice(1, 13).every((text) => text.includes('Left') && !text.includes('Right'))).toBe(true);
  expect(read.slice(13).every((text) => text.includes('Right'))).toBe(true);
});

test('a table of long descriptions beside figures is no page of two columns', () => {
  const rows = Array.from({ length: 12 }, (_, row) => row);
  const page = rows.flatMap((row) => [
    at(50, 100 + row * 14, `Cordless drill number ${row} with two batteries and case`),
    at(380, 100 + row * 14, String(row + 10)),
    at(450, 100 + row * 14, `${row + 100}.50`),
  ]);
  expect(texts(page)[3]).toBe('table: Cordless drill number 3 with two batteries and case | 13 | 103.50');
});

test('raised figures and indices stay at the word they belong to', () => {
  const mark = { text: '1', x: 90, y: 98, width: 3, height: 6 };
  expect(texts([at(50, 100, 'delivery'), mark, at(100, 100, 'on time')])).toEqual(['paragraph: delivery1 on time']);
});

test('pieces of one word are joined and words are kept apart', () => {
  expect(texts([at(50, 100, 'Proc'), at(70, 100, 'urement'), at(108, 100, 'office')])).toEqual([
    'paragraph: Procurement office',
  ]);
});

test('a list entry does not swallow the paragraph that follows it', () => {
  expect(texts([at(60, 100, '- 20 drills'), at(50, 112, 'All goods are new.')])).toEqual([
    'list-item: - 20 drills',
    'paragraph: All goods are new.',
  ]);
});

test('lines that repeat at the edge of pages are running heads and feet', () => {
  const pages = [1, 2, 3].map((number) => ({
    number,
    blocks: pageBlocks(
      [at(50, 20, 'City of Northfield'), at(50, 300, `Body of page ${number}.`), at(50, 820, `Page ${number} of 3`)],
      number,
    ),
  }));
  const kinds = markRunningHeaders(pages, () => 842).map((page) => page.blocks.map((block) => block.kind));
  expect(kinds).toEqual(Array.from({ length: 3 }, () => ['page-header', 'paragraph', 'page-footer']));
});
