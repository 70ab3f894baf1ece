import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aQuotation } from '../../../test/support/papers.ts';
import type { PricedLine } from './priced-line.ts';
import type { QuotationLine } from './quotation-line.ts';
import { totalsOf } from './quotation-totals.ts';
import { checkDecision, type ReviewDecision } from './review-decision.ts';
import { reviewLine, toPriceForReview } from './review-line.ts';

const eur = (value: string) => ({ currencyCode: 'EUR', value });
const { lines } = aQuotation(2);
const [sure, unsure] = lines as [QuotationLine, QuotationLine];
const mark = { decision: 'edited', reason: 'as agreed', by: 'user-1', at: '2026-11-21T10:00:00.000Z' } as const;
const nothing = { candidate: undefined, priced: undefined, mark };
const priced: PricedLine = {
  lineId: unsure.requirementId,
  quantity: { value: '12', unitCode: 'EA' },
  unitPrice: eur('100'),
  netAmount: eur('1200'),
  taxName: 'VAT',
  taxRate: '0.19',
  taxAmount: eur('228'),
  deliveryDate: '2026-12-24',
  trace: [],
  isBelowMargin: false,
};

describe('a decision about a line', () => {
  test('accepts what is offered and leaves the deviation visible', () => {
    const line = reviewLine(unsure, { kind: 'accepted', reason: '' }, nothing);
    expect(line).toEqual({ ...unsure, outcome: 'accepted', review: mark });
  });

  test('offers nothing, with what was offered kept among the alternatives', () => {
    const line = reviewLine(unsure, { kind: 'no_bid', reason: 'not ours' }, nothing);
    expect(line).toMatchObject({ outcome: 'no_bid', productId: '', unitPrice: undefined, netAmount: undefined });
    expect(line.alternatives[0]).toMatchObject({ productId: unsure.productId, isDeviation: true });
  });

  test('replaces the product, with its own deviations and price, and notes a raised quantity', () => {
    const candidate = {
      ...{ productId: 'p9', productName: 'Drill 18 V', sku: 'D9', vendorId: 'v', probability: 0.7, reasons: [] },
      ...{ isDeviation: false, deviations: [], unproven: ['Not shown in the catalogue: brushless.'] },
    };
    const decision = { kind: 'replaced', reason: '', productId: 'p9' } as const;
    const line = reviewLine(unsure, decision, { candidate, priced, mark });
    expect(line).toMatchObject({ outcome: 'accepted', productId: 'p9', netAmount: eur('1200') });
    expect(line.deviations).toEqual([
      'Not shown in the catalogue: brushless.',
      'Quantity raised from 10 to 12 by minimum order or pack size.',
    ]);
  });

  test('sets a price by hand with a trace from the catalogue price to the amount', () => {
    const decision = edit({ unitPrice: eur('140') });
    const line = reviewLine(sure, decision, nothing);
    expect(line).toMatchObject({ unitPrice: eur('140'), netAmount: eur('1400') });
    expect(line.trace).toMatchObject([
      { rule: 'manual_price', description: 'as agreed', amountBefore: '149.9', amountAfter: '140' },
      { rule: 'quantity', amountBefore: '140', amountAfter: '1400' },
    ]);
  });

  test('keeps a price set by hand when only the quantity changes later', () => {
    const once = reviewLine(sure, edit({ unitPrice: eur('140') }), nothing);
    const twice = reviewLine(once, edit({ quantity: '3' }), { ...nothing, priced });
    expect(twice).toMatchObject({ quantity: { value: '3' }, unitPrice: eur('140'), netAmount: eur('420') });
    expect(twice.trace[0]).toMatchObject({ rule: 'manual_price', amountBefore: '149.9' });
  });

  test('prices anew what would then be offered as a whole, and nothing when only words change', () => {
    expect(toPriceForReview(lines, unsure, edit({ description: 'Drill' }))).toBeUndefined();
    expect(toPriceForReview(lines, unsure, { kind: 'no_bid', reason: '' })).toHaveLength(1);
    const all = toPriceForReview(lines, unsure, edit({ quantity: '7' }));
    expect(all?.map(({ quantity }) => quantity.value)).toEqual(['10', '7']);
  });

  test.each<[string, ReviewDecision, string]>([
    ['an empty edit', edit({}), 'EDIT_EMPTY'],
    ['a quantity of 0', edit({ quantity: '0.0' }), 'QUANTITY_INVALID'],
    ['a quantity that is no number', edit({ quantity: '1e3' }), 'QUANTITY_INVALID'],
    ['another currency', edit({ unitPrice: { currencyCode: 'USD', value: '1' } }), 'CURRENCY_DIFFERS'],
    ['a negative price', edit({ unitPrice: eur('-1') }), 'PRICE_NEGATIVE'],
    ['a price without a reason', { ...edit({ unitPrice: eur('1') }), reason: ' ' }, 'TEXT_INVALID'],
    ['a price with no reason at all', { ...edit({ unitPrice: eur('1') }), reason: '' }, 'REASON_REQUIRED'],
    ['the same product', { kind: 'replaced', reason: '', productId: unsure.productId }, 'PRODUCT_UNCHANGED'],
  ])('refuses %s', (_, decision, reason) => {
    expect(() => checkDecision(unsure, decision, 'EUR')).toThrow(expect.objectContaining({ reason }));
  });

  test('refuses to accept a line on which nothing is offered', () => {
    const empty = reviewLine(unsure, { kind: 'no_bid', reason: '' }, nothing);
    expect(() => checkDecision(empty, { kind: 'accepted', reason: '' }, 'EUR')).toThrow(/nothing is offered/);
  });

  test('always leaves totals that are the sum of what is printed', () => {
    const cents = fc.integer({ min: 0, max: 10_000_000 }).map((value) => (value / 100).toFixed(2));
    const quantities = fc.integer({ min: 1, max: 9999 }).map(String);
    fc.assert(
      fc.property(fc.array(fc.tuple(cents, quantities), { minLength: 1, maxLength: 20 }), (edits) => {
        const all = edits.map(([price, quantity]) =>
          reviewLine(sure, edit({ unitPrice: eur(price), quantity }), nothing),
        );
        const totals = totalsOf({ lines: all, charges: [] }, { currencyCode: 'EUR', known: [] });
        const toCents = (value: string | undefined) => Math.round(Number(value) * 100);
        const net = all.reduce((sum, line) => sum + toCents(line.netAmount?.value), 0);
        const tax = all.reduce((sum, line) => sum + toCents(line.taxAmount?.value), 0);
        expect(toCents(totals.netTotal.value)).toBe(net);
        expect(toCents(totals.grossTotal.value)).toBe(net + tax);
      }),
    );
  });
});

function edit(change: Extract<ReviewDecision, { readonly kind: 'edited' }>['edit']) {
  return { kind: 'edited', reason: 'as agreed', edit: change } as const;
}
