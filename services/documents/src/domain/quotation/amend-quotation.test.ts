import { expect, test } from 'vitest';
import { aQuotation } from '../../../test/support/papers.ts';
import { amendQuotation, linesToReprice } from './amend-quotation.ts';
import { carryOver } from './carry-over.ts';
import type { LineMatch } from './line-match.ts';
import type { PricedLine } from './priced-line.ts';
import type { RequestedLine } from './quotation-line.ts';

const eur = (value: string) => ({ currencyCode: 'EUR', value });
const former = aQuotation(3);
const drill: RequestedLine = {
  lineId: 'requirement-1',
  position: 1,
  description: 'Cordless drill',
  quantity: { value: '10', unitCode: 'EA' },
  isQuantityStated: true,
  partNumber: '',
  brand: '',
  constraints: [],
};
const saw = { ...drill, lineId: 'requirement-2', position: 2, description: 'Saw' };
const lamp = { ...drill, lineId: 'requirement-3', position: 3, description: 'Lamp' };
const asked = former.lines.map((line, index) => ({ line, requested: [drill, saw, lamp][index] ?? drill }));

function price(lineId: string, quantity: string): PricedLine {
  return {
    ...{
      lineId,
      quantity: { value: quantity, unitCode: 'EA' },
      unitPrice: eur('100'),
      taxName: 'VAT',
      taxRate: '0.19',
    },
    ...{ netAmount: eur(String(100 * Number(quantity))), taxAmount: eur(String(19 * Number(quantity))) },
    ...{ deliveryDate: '2027-01-10', trace: [], isBelowMargin: false },
  };
}

test('an amendment keeps what stayed, prices changed quantities anew, matches what is new and drops what is gone', () => {
  const now = [
    { ...lamp, lineId: 'new-1', position: 1 },
    { ...saw, lineId: 'new-2', position: 2, quantity: { value: '20', unitCode: 'EA' } },
    { ...drill, lineId: 'new-3', position: 3, description: 'Ladder' },
  ];
  const carried = carryOver(asked, now);
  expect(linesToReprice(carried)).toEqual([
    { lineId: 'new-1', productId: 'product-3', quantity: { value: '10', unitCode: 'EA' } },
    { lineId: 'new-2', productId: 'product-2', quantity: { value: '20', unitCode: 'EA' } },
  ]);
  const none: LineMatch = { lineId: 'new-3', outcome: 'no_match', candidates: [], explanation: 'no ladders' };
  const amended = amendQuotation(former, {
    facts: { certificates: [] },
    carried,
    matches: new Map([['new-3', none]]),
    prices: {
      lines: [price('new-1', '10'), price('new-2', '20')],
      charges: [],
      netTotal: eur('3000'),
      taxes: [],
      grossTotal: eur('3570'),
    },
  });
  expect(amended.lines).toMatchObject([
    { requirementId: 'new-1', origin: 'requirement-3', productId: 'product-3', netAmount: eur('1499') },
    { requirementId: 'new-2', origin: 'requirement-2', productId: 'product-2', netAmount: eur('2000') },
    { requirementId: 'new-3', outcome: 'no_match', netAmount: undefined },
  ]);
  expect(amended).toMatchObject({
    netTotal: eur('3499'),
    taxes: [{ name: 'VAT', rate: '0.19', base: eur('3499'), amount: eur('664.81') }],
    grossTotal: eur('4163.81'),
    deliveryDate: '2027-01-10',
  });
});

test('two equal lines are carried over one by one', () => {
  const twice = carryOver(asked.slice(0, 1), [drill, { ...drill, lineId: 'again', position: 2 }]);
  expect(twice.map(({ former: line }) => line?.position)).toEqual([1, undefined]);
});
