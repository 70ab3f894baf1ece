import { expect, test } from 'vitest';
import { findDividedTables } from './divided-tables.ts';
import { withPlainFrames } from './pipe-tables.ts';

function rows(text: string): (readonly string[])[] {
  return findDividedTables(text.split('\n')).flatMap((table) => table.rows.map(({ cells }) => cells));
}

test('lines with tabs are a table, whatever their columns are wide', () => {
  expect(rows('No\tItem\tQty\n1\tA desk with a long name\t4\n2\tChair\t12')).toEqual([
    ['No', 'Item', 'Qty'],
    ['1', 'A desk with a long name', '4'],
    ['2', 'Chair', '12'],
  ]);
});

test('columns made with several tabs are left to their places', () => {
  expect(rows('No\t\tItem\t\t\tQty\n1\t\tDesk, oak\t\t4\n2\t\tChair\t\t\t\t12')).toEqual([]);
});

test('what stands between two rules of a box is one row', () => {
  const box = [
    '+----+--------+',
    '| No | Item   |',
    '+----+--------+',
    '| 1  | Desk,  |',
    '|    | oak    |',
    '+----+--------+',
    '| 2  | Chair  |',
    '+----+--------+',
  ];
  expect(rows(box.join('\n'))).toEqual([
    ['No', 'Item'],
    ['1', 'Desk, oak'],
    ['2', 'Chair'],
  ]);
});

test('a sentence with semicolons is no table', () => {
  expect(rows('We need desks; chairs; lamps.\nDelivery follows; payment too.')).toEqual([]);
});

test('a box may be drawn with the signs for it', () => {
  const box = [
    '╒════╤═══════╕',
    '│ No │ Item  │',
    '╞════╪═══════╡',
    '│ 1  │ Desk, │',
    '│    │ oak   │',
    '├────┼───────┤',
  ];
  const text = [...box, '│ 2  │ Chair │', '╘════╧═══════╛'].map(withPlainFrames).join('\n');
  expect(rows(text)).toEqual([
    ['No', 'Item'],
    ['1', 'Desk, oak'],
    ['2', 'Chair'],
  ]);
});
