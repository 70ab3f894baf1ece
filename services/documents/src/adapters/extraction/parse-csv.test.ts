import { expect, test } from 'vitest';
import { detectDelimiter } from './csv-delimiter.ts';
import { parseCsv } from './parse-csv.ts';

test.each([
  ['a,b\n1,2', ','],
  ['Item;Preis\nBohrer;1,50\nSchraube;0,20', ';'],
  ['a\tb, c\n1\t2, 3', '\t'],
  ['a|b\n1|2', '|'],
  ['List of tools, 2026\n\nItem;Qty;Unit\nDrill;20;pcs\nBit;5;pcs', ';'],
  ['"a;b;c",d\n"1;2;3",4', ','],
])('the delimiter of %j is %j', (text, delimiter) => {
  expect(detectDelimiter(text)).toBe(delimiter);
});

test('a declared delimiter is taken, and its line is no record', () => {
  expect(parseCsv('sep=;\r\na;"b,c"\r\n')).toEqual([{ fields: ['a', 'b,c'], line: 2 }]);
});

test('quoted fields hold delimiters, quotes and line ends, and lines are counted as the file has them', () => {
  expect(parseCsv('a,b\r\n"x ""y""\nz",2\r\n\r\nlast,3')).toEqual([
    { fields: ['a', 'b'], line: 1 },
    { fields: ['x "y"\nz', '2'], line: 2 },
    { fields: ['last', '3'], line: 5 },
  ]);
});

test('a quote that is never closed takes the rest and ends', () => {
  expect(parseCsv('a,"b\nc')).toEqual([{ fields: ['a', 'b\nc'], line: 1 }]);
});

test('ten million characters in one line are read in a moment', () => {
  expect(parseCsv('abcdefghi,'.repeat(1_000_000))[0]?.fields).toHaveLength(1_000_001);
}, 10_000);
