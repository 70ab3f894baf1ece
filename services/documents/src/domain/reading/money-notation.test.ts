import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findMoney } from './money-notation.ts';

test.each([
  ['$1,250.00', '1250.00', 'USD'],
  ['1.250,00 €', '1250.00', 'EUR'],
  ['EUR 40k', '40000', 'EUR'],
  ['2.5 million dollars', '2500000', 'USD'],
  ['not exceed 45 000 EUR.', '45000', 'EUR'],
  ['£12.5', '12.5', 'GBP'],
  ['CHF 1’200.50', '1200.50', 'CHF'],
])('%s is %s %s', (text, amount, currency) => {
  expect(findMoney(text, '.')[0]).toMatchObject({ amount, currency });
});

test('a number without a currency is no amount of money', () => {
  expect(findMoney('20 drills, 18 V, section 4', '.')).toEqual([]);
});

const examples = '../shared/data/price-strings/price_examples.json';

test.skipIf(!existsSync(examples))('prices as shops write them in known currencies are read', () => {
  type Example = { readonly price_raw: string; readonly amount: number | null };
  const priced = (JSON.parse(readFileSync(examples, 'utf8')) as Example[]).filter(
    (example) => /^\s*[$€£]|[$€£]\s*$/.test(example.price_raw) && example.amount !== null,
  );
  const right = priced.filter((example) => Number(findMoney(example.price_raw, '.')[0]?.amount) === example.amount);
  expect(right.length / priced.length).toBeGreaterThan(0.9);
});
