import { expect, test } from 'vitest';
import type { Line } from '../layout/extracted-document.ts';
import { readProseItems } from './prose-items.ts';
import { passageOf } from './source-text.ts';

function read(text: string, mark: '.' | ',' = '.'): string[] {
  const line: Line = { index: 0, text, place: { page: 1 } };
  return readProseItems(passageOf([line]), mark, false).map(({ description, quantity, unitText, unitPrice }) =>
    [
      quantity?.value.value,
      quantity?.value.unitCode,
      unitText,
      description.value,
      unitPrice?.value.amount,
      unitPrice?.value.currency,
    ].join(' | '),
  );
}

test.each([
  [
    'Supply of twenty (20) laptops with 16 GB RAM at an estimated unit price of EUR 1.234,56.',
    ',',
    '20 | EA |  | laptops with 16 GB RAM | 1234.56 | EUR',
  ],
  [
    'We require 12 pcs of angle grinder 125 mm (unit price not to exceed $80).',
    '.',
    '12 | EA | pcs | angle grinder 125 mm | 80 | USD',
  ],
  ['- Paper A4, 80 g/m2 – 50 reams – 4.90 EUR', '.', '50 | RM | reams | Paper A4, 80 g/m2 | 4.9 | EUR'],
  ['- Cable 24 x 65 mm: 8 rolls at £12.50 each', '.', '8 | XRO | rolls | Cable 24 x 65 mm | 12.5 | GBP'],
  [
    'El proveedor deberá suministrar 400 piezas de FOLDER CARTA (20000 - CREMA) a un precio unitario de $0.69.',
    '.',
    '400 | EA | piezas | FOLDER CARTA (20000 - CREMA) | 0.69 | USD',
  ],
  [
    'Fourniture de vingt-quatre (24) boîtes de Gants en nitrile, prix unitaire estimé 8,32 €.',
    ',',
    '24 | XBX | boîtes | Gants en nitrile | 8.32 | EUR',
  ],
  [
    'Lieferung von 1.200 Stück Ordner A4, geschätzter Einzelpreis 2,49 EUR.',
    ',',
    '1200 | EA | Stück | Ordner A4 | 2.49 | EUR',
  ],
  ['- Heat pump unit; Qty: 3; Unit: sets; Unit price: USD 2,500', '.', '3 | SET | sets | Heat pump unit | 2500 | USD'],
] as const)('"%s" is read with quantity, unit, name and price', (text, mark, expected) => {
  expect(read(text, mark)).toEqual([expected]);
});

test('several things with their own prices in one sentence stay apart', () => {
  expect(
    read('Please quote 20 pcs laptop at EUR 900, 5 boxes of A4 paper at EUR 12 and 2 sets of tools at EUR 80.'),
  ).toEqual([
    '20 | EA | pcs | laptop | 900 | EUR',
    '5 | XBX | boxes | A4 paper | 12 | EUR',
    '2 | SET | sets | tools | 80 | EUR',
  ]);
});

test.each([
  'Bidders shall submit three (3) copies of the technical proposal.',
  'The supplier must provide proof of ISO 9001 certification and 2 signed copies of the contract.',
  'La livraison aura lieu dans un délai de 30 jours après la notification.',
  'Please use the following communication for your payment : 202309097001',
  'A penalty of 0.5 % of the contract value applies for each day of delay, up to 10 %.',
  'The hospital has 240 beds and serves a region of 85,000 inhabitants.',
])('"%s" asks for nothing', (text) => {
  expect(read(text)).toEqual([]);
});

test.each(['Page: 1 / 1', 'Contract 12 / 2026', 'The 4th floor is reached by lift.'])(
  '"%s" asks for nothing',
  (text) => {
    expect(read(text)).toEqual([]);
  },
);

test('an entry whose dots lead to its figures is read as one with dashes', () => {
  expect(read('Wireless mouse ........ 20 pcs ........ 12.50 EUR')).toEqual([
    '20 | EA | pcs | Wireless mouse | 12.5 | EUR',
  ]);
});

test('a price in the sentence behind belongs to what was asked for before it', () => {
  expect(read('Office chairs are needed in a quantity of 20 pieces. The target price is 80 EUR.')).toEqual([
    '20 | EA | pieces | Office chairs | 80 | EUR',
  ]);
});
