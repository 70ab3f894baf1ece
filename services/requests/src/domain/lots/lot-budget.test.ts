import { allInTotal } from '@procur/buyer-agent/costs';
import type { Mandate as SignedMandate } from '@procur/buyer-agent/mandate';
import { checkMove } from '@procur/buyer-agent/mandate-check';
import { purchaseUnder } from '@procur/buyer-agent/purchase';
import type { Terms } from '@procur/buyer-agent/terms';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noCostTerms } from '../cost-terms.ts';
import { deriveMandate, type Mandate } from '../mandate.ts';
import { defaultPolicy } from '../policy.ts';
import { noPriorities } from '../priorities.ts';
import type { RequestDetails } from '../request-details.ts';
import { maximumTotal, requireBudgeted, requireComplete } from '../request-total.ts';
import { allotBudget, type Claim } from './allot-budget.ts';
import { planLots } from './division.ts';
import { listTotal, statedShare } from './lot-budget.ts';
import { toLotDetails } from './lot-details.ts';

const usd = (value: Decimal.Value) => ({ currencyCode: 'USD', value: new Decimal(value) });
const aRequest: RequestDetails = {
  ...{ title: 'Laptops with support', needText: '', category: 'it.hardware', mustHaves: [], compliance: [] },
  ...{ termMonths: 0, paymentTerms: [], neededBy: '', risk: undefined, region: '', specs: {}, budgetId: '' },
  ...{ priorities: noPriorities, costs: noCostTerms, budget: usd(10_000), budgetPeriod: 'total' },
  lines: ['a', 'b'].map((lot) => ({ description: lot, quantity: { value: '1', unitCode: 'EA' }, specs: {}, lot })),
  division: { lots: [], rules: { allowPartialAward: false, maximumVendors: 0, onboardingCost: undefined } },
};

function signed(mandate: Mandate): SignedMandate {
  const { walkAwayUnitPrice, authorityLimit, maximumTotal: most, maximumDeliveryDays: _, ...rest } = mandate;
  const { currencyCode } = walkAwayUnitPrice;
  const limits = { authorityLimit: authorityLimit.value.toFixed(), maximumTotal: most.value.toFixed() };
  const walkAway = walkAwayUnitPrice.value.toFixed();
  return { ...rest, ...limits, currencyCode, minorUnits: 2, walkAwayUnitPrice: walkAway, allowedSupportLevels: [] };
}

const lotOf = fc.record({
  quantity: fc.integer({ min: 1, max: 5000 }),
  unitCode: fc.constantFrom('EA', 'HUR', 'KGM'),
  listPrice: fc.integer({ min: 1, max: 500_000 }),
  statedPart: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
  fee: fc.option(fc.integer({ min: 1, max: 50 }), { nil: undefined }),
  /** Of the walk-away, in per mille; above 1,000 it must be refused. */
  asked: fc.integer({ min: 900, max: 1005 }),
});
const purchase = fc.record({
  lots: fc.array(lotOf, { minLength: 2, maxLength: 6 }),
  budget: fc.integer({ min: 1_000_000, max: 900_000_000 }),
  budgetPeriod: fc.constantFrom('total' as const, 'per_year' as const, 'per_month' as const),
  termMonths: fc.integer({ min: 1, max: 60 }),
  taxPercent: fc.constantFrom('', '7', '19', '8.875'),
  budgetBasis: fc.constantFrom('net' as const, 'all_in' as const),
  taxTreatment: fc.constantFrom('added' as const, 'included' as const),
});
type Drawn = typeof purchase extends fc.Arbitrary<infer Value> ? Value : never;

function requestOf({ lots, budget, taxPercent, budgetBasis, taxTreatment, ...rest }: Drawn): RequestDetails {
  const fee = (amount: number | undefined) =>
    amount === undefined ? [] : [{ name: 'setup', amount: usd(amount), basis: 'once' as const }];
  const division = {
    lots: lots.map(({ statedPart, fee: amount }, index) => ({
      ...{ name: `lot ${index}`, category: '', fees: fee(amount) },
      // At most 30 hundredths of an equal part, so that something is left for the others.
      budget:
        statedPart === undefined ? undefined : usd(new Decimal(budget).times(statedPart).div(10_000 * lots.length)),
    })),
    rules: { allowPartialAward: false, maximumVendors: 0, onboardingCost: undefined },
  };
  const lines = lots.map(({ quantity, unitCode }, index) => ({
    ...{ description: 'x', specs: {}, lot: `lot ${index}` },
    quantity: { value: String(quantity), unitCode },
  }));
  const costs = { fees: [], taxPercent: taxPercent || '5', budgetBasis, taxTreatment };
  return { ...aRequest, ...rest, lines, costs, division, budget: usd(new Decimal(budget).div(100)) };
}

describe('the budget of a request that is awarded by lot', () => {
  it('is never exceeded by what the mandates of its lots allow together, with fees, tax and rounding', () => {
    let bought = 0;
    fc.assert(
      fc.property(purchase, (drawn) => {
        const request = requestOf(drawn);
        const budgeted = requireBudgeted(request, defaultPolicy);
        const plans = planLots(request);
        const claims: readonly Claim[] = plans.map((lot, index) => {
          const vendors = { shortlisted: [vendorAt(drawn.lots[index]?.listPrice ?? 1)], skipped: [] };
          const extent = { quantity: lot.lines[0]?.quantity?.value ?? '1', termMonths: request.termMonths };
          return {
            lotId: lot.name,
            name: lot.name,
            stated: statedShare(budgeted, lot),
            listTotal: listTotal(vendors, extent, 'USD'),
          };
        });
        const allotment = allotBudget(maximumTotal(budgeted), claims);
        if (allotment.kind === 'impossible') throw new Error(allotment.reason);
        let spent = new Decimal(0);
        for (const [index, lot] of plans.entries()) {
          spent = spent.plus(
            spentOn(toLotDetails(request, lot, allotment.shares.get(lot.name)), drawn.lots[index]?.asked ?? 0),
          );
        }
        expect(spent.lte(maximumTotal(budgeted).value)).toBe(true);
        if (spent.gt(maximumTotal(budgeted).value.times('0.9'))) bought++;
      }),
      { numRuns: 1500 },
    );
    // The limit is there because it is reached.
    expect(bought).toBeGreaterThan(100);
  });

  it('is divided to the last coin', () => {
    const claims = ['a', 'b', 'c'].map((lotId) => ({ lotId, name: lotId, stated: undefined, listTotal: usd(1) }));
    const allotment = allotBudget(usd(100), claims);
    const shares = allotment.kind === 'shares' ? [...allotment.shares.values()] : [];
    expect(shares.map(({ value }) => value.toFixed())).toEqual(['33.33', '33.33', '33.34']);
  });

  it('cannot be divided by lists that say no price', () => {
    const claims = ['a', 'b'].map((lotId) => ({ lotId, name: lotId, stated: undefined, listTotal: undefined }));
    expect(allotBudget(usd(100), claims)).toMatchObject({
      kind: 'impossible',
      reason: expect.stringContaining('a, b'),
    });
  });
});

/** The all-in total of a price near the walk-away when the mandate lets it pass, else nothing. */
function spentOn(details: RequestDetails, askedPerMille: number): Decimal {
  const mandate = mandateOf(details);
  if (!mandate) return new Decimal(0);
  const bought = purchaseUnder(mandate, details.lines[0]?.quantity?.value ?? '1');
  const amount = new Decimal(mandate.walkAwayUnitPrice)
    .times(askedPerMille)
    .div(1000)
    .toDecimalPlaces(2, Decimal.ROUND_UP);
  const terms: Terms = [{ issue: 'unit_price', kind: 'money', amount: amount.toFixed(2), currencyCode: 'USD' }];
  const { verdict } = checkMove(mandate, { terms, round: 1, purchase: bought });
  return verdict === 'allowed' ? allInTotal(terms, bought, mandate.costs) : new Decimal(0);
}

// A lot whose fees leave nothing has no mandate, and nothing is spent on it.
function mandateOf(details: RequestDetails): SignedMandate | undefined {
  try {
    const complete = requireComplete(details, defaultPolicy);
    return signed(deriveMandate({ details: complete, policy: defaultPolicy, today: '2026-03-02', ownerIds: [] }));
  } catch {
    return undefined;
  }
}

function vendorAt(listPrice: number) {
  const listUnitPrice = { currencyCode: 'USD', value: String(listPrice) };
  const facts = { vendorId: 'v', vendorName: 'V', rank: 1, score: 1, reasons: [], leadTimeDays: 1 };
  return { ...facts, listUnitPrice, paymentTerms: [], supportLevels: [] };
}
