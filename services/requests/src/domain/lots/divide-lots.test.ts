import { Decimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import type { Award } from '../award.ts';
import { type AgreedLot, divideLots } from './divide-lots.ts';
import { planLots } from './division.ts';
import type { SupplyBound } from './lot-deal.ts';
import { describeSplit } from './split-decision.ts';

const usd = (value: string | number) => ({ currencyCode: 'USD', value: new Decimal(value) });

function anAward(vendorId: string, total: string): Award {
  const amounts = { unitPrice: usd(total), annualTotal: usd(total), contractTotal: usd(total), savingsTotal: usd(0) };
  const allIn = { allInTotal: usd(total).value.plus(1), costLines: [], pricesIncludeTax: false };
  const names = {
    vendorId,
    vendorName: vendorId.toUpperCase(),
    threadId: `t-${vendorId}`,
    savingsShare: '0',
    runnerUpVendorId: '',
  };
  return { ...names, ...amounts, ...allIn, allInTotal: { currencyCode: 'USD', value: allIn.allInTotal } };
}

function aLot(name: string, totals: Readonly<Record<string, string>>): AgreedLot {
  const deals = Object.entries(totals).map(([vendorId, total]) => ({
    award: anAward(vendorId, total),
    comparableTotal: usd(total),
    units: '100',
  }));
  return { lotId: name, name, deals };
}

const lots = [aLot('laptops', { a: '1000.10', b: '1100' }), aLot('support', { a: '500', b: '350.05' })];
const rules = { allowPartialAward: false, maximumVendors: 0, onboardingCost: undefined };
const names = new Map(['a', 'b', 'c'].map((id) => [id, id.toUpperCase()]));

describe('dividing lots', () => {
  it('says to the cent what each vendor adds and what one vendor for everything would cost', () => {
    const divided = divideLots(lots, { ...rules, onboardingCost: usd('40.50') }, 'USD');
    const decision = divided && describeSplit(divided, { ended: ['training'], names });
    expect(decision?.explanation).toEqual([
      'A gets laptops: the best split without it would cost 59.40 USD more.',
      'B gets support: the best split without it would cost 109.45 USD more.',
      'Everything from B would cost 59.40 USD more, terms and score counted in.',
      'Nobody was awarded training.',
    ]);
    expect(decision?.contractTotal.value.toFixed()).toBe('1350.15');
    expect(decision?.total.value.toFixed()).toBe('1352.15');
  });

  it('leaves open what the vendors that are allowed have not agreed to', () => {
    const apart = [...lots, aLot('chairs', { c: '70' })];
    const divided = divideLots(apart, { ...rules, maximumVendors: 1 }, 'USD');
    expect(divided?.awards.map(({ name }) => name)).toEqual(['laptops', 'support']);
    expect(divided?.open).toEqual(['chairs']);
  });

  const supplied = (lot: AgreedLot, vendorId: string, bound: Partial<SupplyBound>): AgreedLot => ({
    ...lot,
    deals: lot.deals.map((deal) => {
      const supply = { mostUnits: null, minimumOrder: null, ...bound };
      return deal.award.vendorId === vendorId ? { ...deal, supply } : deal;
    }),
  });
  const cheap = [aLot('laptops', { a: '1000', b: '1100' }), aLot('screens', { a: '500', b: '700' })];
  const winners = (given: readonly AgreedLot[]) =>
    divideLots(given, rules, 'USD')?.awards.map(({ name, award }) => `${name} ${award.vendorId}`);

  it('gives no vendor more than it can deliver of all lots together', () => {
    const bounded = (most: string) => cheap.map((lot) => supplied(lot, 'a', { mostUnits: most }));
    expect(winners(bounded('200'))).toEqual(['laptops a', 'screens a']);
    expect(winners(bounded('199.5'))).toEqual(['laptops b', 'screens a']);
    expect(winners(bounded('99'))).toEqual(['laptops b', 'screens b']);
    // Said at one table, it holds at the other.
    expect(winners([bounded('150')[0] ?? aLot('', {}), ...cheap.slice(1)])).toEqual(['laptops b', 'screens a']);
  });

  it('takes nothing from a vendor whose lots do not come to its minimum order', () => {
    const mixed = [aLot('laptops', { a: '1000', b: '900' }), aLot('screens', { a: '500', b: '700' })];
    const bounded = (least: string) => mixed.map((lot) => supplied(lot, 'a', { minimumOrder: usd(least) }));
    expect(winners(mixed)).toEqual(['laptops b', 'screens a']);
    expect(winners(bounded('500'))).toEqual(['laptops b', 'screens a']);
    expect(winners(bounded('500.01'))).toEqual(['laptops a', 'screens a']);
    expect(winners(bounded('1500.01'))).toEqual(['laptops b', 'screens b']);
  });

  it('refuses amounts that cannot be compared to the cent', () => {
    expect(divideLots([aLot('x', { a: '90000000000000' }), lots[0] as AgreedLot], rules, 'USD')).toBeUndefined();
  });
});

describe('the lots of a request', () => {
  it('are its lines of one name, and each line of none', () => {
    const line = (description: string, lot = '') => ({ description, quantity: undefined, specs: {}, lot });
    const lines = [line('chair', 'furniture'), line('training'), line('desk', 'furniture'), line('training')];
    const planned = planLots({ lines, division: { lots: [], rules } });
    expect(planned.map((lot) => [lot.name, lot.lines.length])).toEqual([
      ['furniture', 2],
      ['training (line 2)', 1],
      ['training (line 4)', 1],
    ]);
  });
});
