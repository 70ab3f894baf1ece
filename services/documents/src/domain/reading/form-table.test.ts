import { expect, test } from 'vitest';
import { readCsv } from '../../adapters/extraction/read-csv.ts';
import { allLines } from '../layout/extracted-document.ts';
import { readRequirements } from './read-requirements.ts';

function items(csv: string): string[] {
  return readRequirements(readCsv(Buffer.from(csv))).requirements.map(
    ({ description, quantity, unitPrice }) =>
      `${quantity?.value.value} ${quantity?.value.unitCode} ${description.value} ${unitPrice?.value.amount ?? '-'}`,
  );
}

test('items that stand side by side are read column by column', () => {
  expect(
    items('Field;Item 1;Item 2\nProduct;Desk;Office chair\nHow many;4;12\nUoM;pcs;boxes\nPrice;120.00 EUR;80.50 EUR\n'),
  ).toEqual(['4 EA Desk 120', '12 XBX Office chair 80.5']);
});

test('cards below each other begin where a label comes again', () => {
  expect(
    items(
      'Bezeichnung;Tisch\nMenge;4 Stück\nEinzelpreis;120,00 EUR\nBezeichnung;Stuhl\nMenge;12 Stück\nEinzelpreis;80,50 EUR\n',
    ),
  ).toEqual(['4 EA Tisch 120', '12 EA Stuhl 80.5']);
});

test('a list whose first column happens to hold a label is no form', () => {
  expect(items('Description;Quantity\nUnit heater;3\nOffice chair;2\n')).toEqual([
    '3 EA Unit heater -',
    '2 EA Office chair -',
  ]);
});

test('fields of a form point at their own cell', () => {
  const document = readCsv(Buffer.from('Product;Desk;Chair\nQuantity;4;12\nUnit;pcs;pcs\n'));
  const lines = allLines(document);
  for (const { description, quantity } of readRequirements(document).requirements)
    for (const field of [description, quantity]) {
      const span = field?.spans[0];
      expect(span && lines[span.line]?.text.slice(span.start, span.end)).toBe(field?.written);
    }
});
