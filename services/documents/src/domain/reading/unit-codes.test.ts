import { expect, test } from 'vitest';
import { toQuantity } from './item-fields.ts';
import { findUnit } from './unit-codes.ts';

test.each([
  ['pcs', 'EA'],
  ['Stück', 'EA'],
  ['PIEZA', 'EA'],
  ['m²', 'MTK'],
  ['square metres', 'MTK'],
  ['lump sum', 'LS'],
  ['Reams', 'RM'],
  ['kg', 'KGM'],
  ['KGM', 'KGM'],
  ['caja', 'XBX'],
])('%s is %s', (written, code) => {
  expect(findUnit(written)).toEqual({ code, factor: 1 });
});

test('dozens become pieces, exactly', () => {
  expect(toQuantity('2', 'dozen')).toMatchObject({ value: '24', unitCode: 'EA' });
  expect(toQuantity('1.5', 'dozen')).toMatchObject({ value: '18', unitCode: 'EA' });
});

test('a unit nobody knows is counted in pieces and not claimed to be known', () => {
  expect(toQuantity('3', 'flurbs')).toEqual({ value: '3', unitCode: 'EA', isKnownUnit: false });
});
