import { expect, test } from 'vitest';
import { findValues } from './value-notation.ts';

function valuesIn(text: string): string[] {
  return findValues(text, '.').map(({ value }) => value);
}

test.each([
  ['from -20 °C to 60 °C', ['-20', '60']],
  ['minus 5 °C', ['-5']],
  ['−0.5 bar', ['-0.5']],
  ['- 1 4/5', ['-1.8']],
  ['10k cycles', ['10000']],
  ['2.33 k', ['2330']],
  ['3 dozens', ['36']],
  ['1e6 cycles', ['1000000']],
  ['1.5 x 10^6 cells', ['1500000']],
  ['1.5·10⁻³ m', ['0.0015']],
  ['1 over 4', ['0.25']],
  ['10 kg', ['10']],
])('"%s" holds %j', (text, expected) => {
  expect(valuesIn(text)).toEqual(expected);
});

test.each([
  ['10-20 pcs', ['10', '20']],
  ['10 -20 pcs', ['10', '20']],
  ['- 18 V battery', ['18']],
  ['A4 paper - 50 reams', ['50']],
  ['12 over 3 years', ['12', '3']],
])('no sign is made of the dash in "%s"', (text, expected) => {
  expect(valuesIn(text)).toEqual(expected);
});
