import { expect, test } from 'vitest';
import { readTxt } from '../../adapters/extraction/read-txt.ts';
import { readRequirements } from './read-requirements.ts';

function items(text: string): string[] {
  return readRequirements(readTxt(Buffer.from(text))).requirements.map(
    ({ description, quantity, unitPrice }) =>
      `${quantity?.value.value} ${quantity?.value.unitCode} ${description.value} ${unitPrice?.value.amount ?? '-'}`,
  );
}

test.each([
  ['Product: Desk, oak; Qty: 4 pcs; Price: 120.00 EUR', '4 EA Desk, oak 120'],
  ['Description: Desk | Quantity required: 4 boxes | Target price: 120.00 EUR', '4 XBX Desk 120'],
  ['Bezeichnung: Tisch, Menge: 4 Stück, Einzelpreis: 120,00 EUR', '4 EA Tisch 120'],
  ['Désignation: Table\nNombre: 4\nUnité: pièces\n', '4 EA Table -'],
  ['Item: 3\nDescription: Desk\nAmount: 4 pcs\n', '4 EA Desk -'],
])('"%s" is one form', (text, expected) => {
  expect(items(text)).toEqual([expected]);
});
