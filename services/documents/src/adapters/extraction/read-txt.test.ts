import { expect, test } from 'vitest';
import { allLines } from '../../domain/layout/extracted-document.ts';
import { readTxt } from './read-txt.ts';

function rowsOf(text: string): string[][] {
  return allLines(readTxt(Buffer.from(text)))
    .filter(({ cells }) => cells)
    .map((line) => line.text.split('\t'));
}

test('cells that stand beside the middle of wrapped ones belong to their row, as programs print pages as text', () => {
  const text = `
                                             Unit
 No.   Goods                        Qty
                                             price
       Steel shelf, four boards,
 1                                  12       89.90
       grey
 2     Folding table                30       52.00
       Whiteboard, magnetic, with
 3                                  4       135.00
       aluminium frame`;
  expect(rowsOf(text)).toEqual([
    ['No.', 'Goods', 'Qty', 'Unit price'],
    ['1', 'Steel shelf, four boards, grey', '12', '89.90'],
    ['2', 'Folding table', '30', '52.00'],
    ['3', 'Whiteboard, magnetic, with aluminium frame', '4', '135.00'],
  ]);
});

test('a quantity with a single space before its unit is a cell of its own, also where it stands a letter off', () => {
  const text = `
 Pos  Artikel                          Menge ME         Preis
 1    Besen                              120 Stück       8,90
 2    Eimer 10 l mit Deckel               15 Kartons    12,50
 3    Handschuhe Größe 9                   8 Paar        2,10
 4    Papierhandtücher 2-lagig          1200 Pack        1,75`;
  expect(rowsOf(text).slice(1)).toEqual([
    ['1', 'Besen', '120', 'Stück', '8,90'],
    ['2', 'Eimer 10 l mit Deckel', '15', 'Kartons', '12,50'],
    ['3', 'Handschuhe Größe 9', '8', 'Paar', '2,10'],
    ['4', 'Papierhandtücher 2-lagig', '1200', 'Pack', '1,75'],
  ]);
});

test('short numbers that stand beside the long ones of their column are in it', () => {
  const text = `
 Line    Product              Amount            Unit cost
 1       Air filter                     2       1,899.00
 2       Oil filter              75                12.00
 3       Drive belt                     8           4.75
 4       Spark plug              400                1.89`;
  expect(rowsOf(text)).toEqual([
    ['Line', 'Product', 'Amount', 'Unit cost'],
    ['1', 'Air filter', '2', '1,899.00'],
    ['2', 'Oil filter', '75', '12.00'],
    ['3', 'Drive belt', '8', '4.75'],
    ['4', 'Spark plug', '400', '1.89'],
  ]);
});

test('numbers within names part no columns', () => {
  const text = `
 1    Fire extinguisher 6 kg powder      500     89.90
 2    Rice, long grain, 5% broken        500     24.99
 3    Blood pressure monitor               2     12.75`;
  expect(rowsOf(text).map(([, name]) => name)).toEqual([
    'Fire extinguisher 6 kg powder',
    'Rice, long grain, 5% broken',
    'Blood pressure monitor',
  ]);
});

test('words of a head are one where nothing below stands under some of them', () => {
  const text = `
 No.   Goods            Qty (box)   Estimated unit price (EUR)
 1     Steel shelf             12                        89.90
 2     Folding table           30                        52.00
 3     Whiteboard               4                        35.00
 4     Desk lamp               25                        19.50`;
  expect(rowsOf(text)[0]).toEqual(['No.', 'Goods', 'Qty (box)', 'Estimated unit price (EUR)']);
  expect(rowsOf(text)[1]).toEqual(['1', 'Steel shelf', '12', '89.90']);
});

test('the same word in front of every number is no column', () => {
  const text = `
 No.   Goods            Needed by                   Price
 1     Steel shelf      1 de septiembre de 2026   $ 89.90
 2     Folding table    2 de septiembre de 2026   $ 52.00
 3     Whiteboard       3 de septiembre de 2026   $ 35.00
 4     Desk lamp        4 de septiembre de 2026   $ 19.50`;
  expect(rowsOf(text).slice(1)).toEqual([
    ['1', 'Steel shelf', '1 de septiembre de 2026', '$ 89.90'],
    ['2', 'Folding table', '2 de septiembre de 2026', '$ 52.00'],
    ['3', 'Whiteboard', '3 de septiembre de 2026', '$ 35.00'],
    ['4', 'Desk lamp', '4 de septiembre de 2026', '$ 19.50'],
  ]);
});

test('thousands that a space sets apart are of one number', () => {
  const text = `
 1     Printed forms          1 000   thousand     8 160,00
 2     Holograms, numbered   10 400   pieces      21 100,50
 3     Seals                  2 500   pieces       1 275,00`;
  expect(rowsOf(text)).toEqual([
    ['1', 'Printed forms', '1 000', 'thousand', '8 160,00'],
    ['2', 'Holograms, numbered', '10 400', 'pieces', '21 100,50'],
    ['3', 'Seals', '2 500', 'pieces', '1 275,00'],
  ]);
});
