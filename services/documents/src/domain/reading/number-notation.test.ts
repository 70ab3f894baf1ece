import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DecimalMark, detectDecimalMark, parseDecimal } from './decimal-notation.ts';
import { findNumbers } from './number-notation.ts';

function valuesIn(text: string, mark: DecimalMark = '.'): string[] {
  return findNumbers(text, mark).map((number) => number.value);
}

test.each([
  ['1,234.56', '1234.56'],
  ['1.234,56', '1234.56'],
  ['1 234,56', '1234.56'],
  ['1’234.50', '1234.50'],
  ['12,5', '12.5'],
  ['0.5', '0.5'],
  ['1.234.567', '1234567'],
  ['007', '7'],
])('%s is %s whatever the country', (shown, value) => {
  expect(parseDecimal(shown, '.')).toBe(value);
  expect(parseDecimal(shown, ',')).toBe(value);
});

test('a lone group of three follows the habit of the document and is called ambiguous', () => {
  expect(parseDecimal('1.234', '.')).toBe('1.234');
  expect(parseDecimal('1.234', ',')).toBe('1234');
  expect(findNumbers('1.234 pcs', '.')[0]?.isAmbiguous).toBe(true);
  expect(detectDecimalMark('12,50 € und 3,99 €')).toBe(',');
  expect(detectDecimalMark('$12.50 and $3.99')).toBe('.');
});

test('written-out numbers are read, alone and together with their figures', () => {
  expect(valuesIn('twenty (20) drills and one hundred and twenty-five bolts')).toEqual(['20', '125']);
  expect(valuesIn('20 (twenty) drills')).toEqual(['20']);
  expect(valuesIn('zwölf Stühle, veinte sillas, douze chaises')).toEqual(['12', '20', '12']);
});

test('numbers inside words and part numbers are left alone, numbers before units are not', () => {
  expect(valuesIn('AX211 at 18V and 16GB')).toEqual(['18', '16']);
});

test('every number written with grouping is read back exactly, in both notations', () => {
  fc.assert(
    fc.property(fc.nat({ max: 999_999_999 }), fc.nat({ max: 99 }), (whole, cents) => {
      const fraction = String(cents).padStart(2, '0');
      const grouped = (mark: string) => String(whole).replace(/\B(?=(\d{3})+(?!\d))/g, mark);
      expect(parseDecimal(`${grouped(',')}.${fraction}`, '.')).toBe(`${whole}.${fraction}`);
      expect(parseDecimal(`${grouped('.')},${fraction}`, ',')).toBe(`${whole}.${fraction}`);
    }),
  );
});

test.each([
  ['half a dozen', ['6']],
  ['dos docenas de guantes', ['24']],
  ['2 1/2 t', ['2.5']],
  ['2½ t', ['2.5']],
  ['tyre 205/55 R16', ['205', '55']],
  ['the 4th floor', []],
  ['two hundred point seventy-one', ['200.71']],
  ['zwei Komma fünf', ['2.5']],
  ['vierundzwanzig Stück', ['24']],
  ['quatre-vingt-dix-sept', ['97']],
  ['tres mil quinientos', ['3500']],
  ['two and a half tonnes', ['2.5']],
  ['2 and a half tonnes', ['2.5']],
  ['three quarters of the price', ['0.75']],
  ['one hundred and three and two thirds', ['103.666666666667']],
  ['dos toneladas y media, dos y media', ['2', '2.5']],
  ['zweieinhalb Tonnen', ['2.5']],
  ['half a tonne', ['0.5']],
  ['a third printer', []],
  ['twenty-third floor', []],
  ['10k pcs and a 4K monitor', ['10000', '4']],
  ['10 mil piezas', ['10000']],
  ['see 192.168.1.2 and section 2.10.3', []],
  ['1.234.567 pcs', ['1234567']],
])('"%s" holds the numbers %j', (text, expected) => {
  expect(findNumbers(text, '.').map(({ value }) => value)).toEqual(expected);
});
