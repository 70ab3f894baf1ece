import { expect, test } from 'vitest';
import type { Candidate, LineMatch } from './line-match.ts';
import { daysLater, prepareQuotation } from './prepare-quotation.ts';
import type { PricedLines } from './priced-line.ts';
import type { RequestedLine } from './quotation-line.ts';
import { totalsOf } from './quotation-totals.ts';

const eur = (value: string) => ({ currencyCode: 'EUR', value });
const line: RequestedLine = {
  lineId: 'l1',
  position: 1,
  description: 'Drill, at least 18 V',
  quantity: { value: '20', unitCode: 'EA' },
  isQuantityStated: true,
  partNumber: '',
  brand: '',
  constraints: [],
};
const drill: Candidate = {
  productId: 'p18',
  productName: 'Drill 18 V',
  sku: 'D18',
  vendorId: 'v',
  probability: 0.97,
  reasons: ['best'],
  isDeviation: false,
  deviations: [],
  unproven: [],
};
const weakDrill: Candidate = {
  ...drill,
  productId: 'p12',
  productName: 'Drill 12 V',
  isDeviation: true,
  deviations: ['Asked: at least 18 V; offered: 12 V.'],
};
const prices: PricedLines = {
  lines: [
    {
      lineId: 'l1',
      quantity: { value: '20', unitCode: 'EA' },
      unitPrice: eur('10'),
      netAmount: eur('200'),
      taxName: 'VAT',
      taxRate: '0.19',
      taxAmount: eur('38'),
      deliveryDate: '2026-12-04',
      trace: [],
      isBelowMargin: false,
    },
  ],
  charges: [],
  netTotal: eur('200'),
  taxes: [{ name: 'VAT', rate: '0.19', base: eur('200'), amount: eur('38') }],
  grossTotal: eur('238'),
};

function quote(match: Omit<LineMatch, 'lineId' | 'explanation'>, asked: Partial<RequestedLine> = {}, priced = prices) {
  const matches = new Map([['l1', { lineId: 'l1', explanation: 'because', ...match }]]);
  const issuer = { name: 'We', addressLines: [], taxId: '' };
  return prepareQuotation({
    fileName: 'tender.pdf',
    facts: { certificates: [] },
    issuer,
    lines: [{ ...line, ...asked }],
    matches,
    prices: priced,
    issuedOn: '2026-11-20',
    validityDays: 30,
    paymentTerms: 'net 30',
  });
}

test('the first candidate is offered and the others are alternatives', () => {
  const { lines, validUntil, deliveryDate } = quote({ outcome: 'accepted', candidates: [drill, weakDrill] });
  expect(lines[0]).toMatchObject({
    outcome: 'accepted',
    productId: 'p18',
    deviations: [],
    alternatives: [{ productId: 'p12', isDeviation: true }],
  });
  expect({ validUntil, deliveryDate }).toEqual({ validUntil: '2026-12-20', deliveryDate: '2026-12-04' });
});

test('a deviation is offered, marked, before another thing that happens to violate nothing', () => {
  const staples = { ...drill, productId: 's', productName: 'Staples', probability: 0.01 };
  const { lines } = quote({ outcome: 'needs_review', candidates: [weakDrill, staples] });
  expect(lines[0]).toMatchObject({ productId: 'p12', deviations: ['Asked: at least 18 V; offered: 12 V.'] });
});

test('a deviation is never accepted by itself and says how it differs', () => {
  const { lines } = quote({ outcome: 'accepted', candidates: [weakDrill] });
  expect(lines[0]).toMatchObject({ outcome: 'needs_review', deviations: ['Asked: at least 18 V; offered: 12 V.'] });
});

test('a price below the margin needs a person, and no customer is told why', () => {
  const lines = prices.lines.map((line) => ({ ...line, isBelowMargin: true }));
  const [line] = quote({ outcome: 'accepted', candidates: [drill] }, {}, { ...prices, lines }).lines;
  expect(line).toMatchObject({ outcome: 'needs_review', deviations: [], explanation: expect.stringMatching(/margin/) });
});

test('a quantity that nobody stated needs a person', () => {
  const { lines } = quote(
    { outcome: 'accepted', candidates: [drill] },
    { isQuantityStated: false, quantity: { value: '1', unitCode: 'EA' } },
  );
  expect(lines[0]?.outcome).toBe('needs_review');
  expect(lines[0]?.deviations.join(' ')).toMatch(/states no quantity.*raised from 1 to 20/);
});

test('a line without a match stays on the quotation without a price', () => {
  const { lines } = quote({ outcome: 'no_match', candidates: [] }, {}, { ...prices, lines: [] });
  expect(lines[0]).toMatchObject({
    outcome: 'no_match',
    requested: 'Drill, at least 18 V',
    unitPrice: undefined,
    netAmount: undefined,
  });
});

test('totals add the rounded amounts of lines and charges, equal taxes together', () => {
  const { lines } = quote({ outcome: 'accepted', candidates: [drill] });
  const tenCents = { netAmount: eur('0.1'), taxName: 'VAT', taxRate: '0.07', taxAmount: eur('0.01') };
  const charges = [
    { kind: 'delivery', name: 'Parcel', ...tenCents },
    { kind: 'bundle', name: 'Set', ...tenCents, netAmount: eur('-0.03'), taxAmount: eur('0') },
  ];
  expect(totalsOf({ lines, charges }, { currencyCode: 'EUR', known: [] })).toEqual({
    netTotal: eur('200.07'),
    grossTotal: eur('238.08'),
    taxes: [
      { name: 'VAT', rate: '0.19', base: eur('200'), amount: eur('38') },
      { name: 'VAT', rate: '0.07', base: eur('0.07'), amount: eur('0.01') },
    ],
  });
});

test('a line that was written before it carried its tax is taxed as it was, under the known name', () => {
  const { lines } = quote({ outcome: 'accepted', candidates: [drill] });
  const [{ taxName: _, taxAmount: __, ...old } = {} as never] = lines;
  const { taxes } = totalsOf({ lines: [old], charges: [] }, { currencyCode: 'EUR', known: prices.taxes });
  expect(taxes).toEqual([{ name: 'VAT', rate: '0.19', base: eur('200'), amount: eur('38') }]);
});

test('days are counted over the ends of months and years', () => {
  expect(daysLater('2026-12-15', 30)).toBe('2027-01-14');
  expect(daysLater('2028-02-28', 1)).toBe('2028-02-29');
});
