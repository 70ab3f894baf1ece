import type { Issue } from '@procur/negotiation-engine/issue';
import type { Outcome } from '@procur/negotiation-engine/outcome-space';
import { personalityNames } from '@procur/negotiation-engine/personality';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Guardrails } from '../guardrails.ts';
import { answerOffer, type PastRound } from './answer-offer.ts';
import { setUpTable } from './table-setup.ts';

const guardrails: Guardrails = {
  floorUnitPrice: '1060',
  currencyCode: 'USD',
  allowedPaymentTerms: ['NET30', 'NET45'],
  minimumTermMonths: 12,
  maximumTermMonths: 48,
  allowedSupportLevels: ['standard', 'priority'],
  minimumDeliveryDays: 7,
  personality: 'strategic',
};

const asked: readonly Issue[] = [
  { name: 'unit_price', type: 'money', currencyCode: 'USD', min: '840', max: '1200', step: '1' },
  { name: 'term_months', type: 'number', unit: 'MON', min: 12, max: 36, step: 12 },
  { name: 'payment_terms', type: 'choice', ordered: true, values: ['NET30', 'NET45', 'NET60'] },
  { name: 'support_level', type: 'choice', ordered: true, values: ['standard', 'priority', 'premium'] },
];

const vendor = {
  priceTiers: [{ minimumQuantity: '1', unitPrice: '1200', currencyCode: 'USD' }],
  leadTimeDays: 14,
  paymentTerms: ['NET30', 'NET45', 'NET60'],
  supportLevels: ['standard', 'priority', 'premium'],
};

const table = setUpTable(asked, vendor, new Decimal(150));
const generous: Outcome = { unit_price: '1190', term_months: 36, payment_terms: 'NET30', support_level: 'standard' };

function brief(change: Partial<Guardrails> = {}, threadId = 'thread-1') {
  return { threadId, ...table, maximumRounds: 6, guardrails: { ...guardrails, ...change } };
}

describe('seller agent', () => {
  it('opens with the list price and its usual terms', () => {
    expect(table.listOffer).toEqual({
      unit_price: '1200',
      term_months: 12,
      payment_terms: 'NET30',
      support_level: 'standard',
    });
  });

  it('shows the same table whatever its limits are', () => {
    expect(JSON.stringify(table)).not.toContain('1060');
  });

  it('accepts an offer near its list price', () => {
    expect(answerOffer(brief(), [], { round: 6, terms: generous }).action).toBe('accept');
  });

  it('answers the same offer in the same way', () => {
    const terms = { ...generous, unit_price: '1010' };
    expect(answerOffer(brief(), [], { round: 2, terms })).toEqual(answerOffer(brief(), [], { round: 2, terms }));
  });

  it('leaves the table when its limits allow no deal there', () => {
    expect(answerOffer(brief({ floorUnitPrice: '1300' }), [], { round: 1, terms: generous }).action).toBe('end');
    expect(answerOffer(brief({ currencyCode: 'EUR' }), [], { round: 1, terms: generous }).action).toBe('end');
    expect(answerOffer(brief({ allowedPaymentTerms: ['PREPAID'] }), [], { round: 1, terms: generous }).action).toBe(
      'end',
    );
  });

  it('sells at list price only where no limits are set', () => {
    const bare = { ...brief(), guardrails: undefined };
    const answer = answerOffer(bare, [], { round: 1, terms: { ...generous, unit_price: '1100' } });
    expect(answer).toEqual({ action: 'counter', counterOffer: table.listOffer });
    expect(answerOffer(bare, [], { round: 1, terms: table.listOffer }).action).toBe('accept');
  });

  it('keeps to its own terms where its floor is the list price', () => {
    const firm = brief({ floorUnitPrice: '1200', allowedPaymentTerms: ['NET45'] });
    const answer = answerOffer(firm, [], { round: 1, terms: generous });
    expect(answer).toEqual({ action: 'counter', counterOffer: { ...table.listOffer, payment_terms: 'NET45' } });
    expect(answerOffer(firm, [], { round: 1, terms: table.listOffer }).action).toBe('counter');
  });

  it.each(['NaN', 'Infinity', '-1', '', '1e3'])('refuses "%s" as a price', (unit_price) => {
    const terms = { ...generous, unit_price };
    expect(() => answerOffer(brief(), [], { round: 1, terms })).toThrow('unit_price');
  });

  it('refuses an offer that cannot be made at the table', () => {
    expect(() => answerOffer(brief(), [], { round: 1, terms: { ...generous, unit_price: '1201' } })).toThrow(
      'unit_price: 1201',
    );
    expect(() => answerOffer(brief(), [], { round: 1, terms: { ...generous, term_months: 13 } })).toThrow(
      'term_months: 13',
    );
    expect(() => answerOffer(brief(), [], { round: 1, terms: { ...generous, gift: true } })).toThrow('gift');
  });

  it('never goes below its floor or outside its terms, whatever is offered', () => {
    const offers = fc.record({
      unit_price: fc.integer({ min: 700, max: 1200 }).map(String),
      term_months: fc.constantFrom(12, 24, 36),
      payment_terms: fc.constantFrom('NET30', 'NET45', 'NET60'),
      support_level: fc.constantFrom('standard', 'priority', 'premium'),
    });
    fc.assert(
      fc.property(
        fc.array(offers, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(...personalityNames),
        fc.integer({ min: 900, max: 1200 }),
        (said, personality, floor) => {
          const past: PastRound[] = [];
          for (const [index, terms] of said.entries()) {
            const answer = answerOffer(brief({ personality, floorUnitPrice: String(floor) }, `thread-${floor}`), past, {
              round: index + 1,
              terms,
            });
            const agreed = answer.action === 'accept' ? terms : answer.counterOffer;
            if (agreed) {
              expect(Number(agreed.unit_price)).toBeGreaterThanOrEqual(floor);
              expect(guardrails.allowedPaymentTerms).toContain(agreed.payment_terms);
              expect(guardrails.allowedSupportLevels).toContain(agreed.support_level);
            }
            if (answer.action !== 'counter') break;
            past.push({ round: index + 1, buyerOffer: terms, counterOffer: answer.counterOffer });
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('what presses a vendor', () => {
  const late = new Date('2026-06-29T00:00:00.000Z');
  const priceAt = (personality: Guardrails['personality'], situation: Guardrails['situation']) => {
    const facts = {
      ...brief({ personality, ...(situation && { situation }) }),
      occasion: { openedAt: late, quantity: '150' },
    };
    const answer = answerOffer(facts, [], { round: 4, terms: { ...generous, unit_price: '1000' } });
    return Number(answer.counterOffer?.unit_price);
  };
  const calm = { quarterlyCapacity: null, committedCapacity: '0', fiscalYearEndMonth: 0 };

  it.each(personalityNames)('never makes a %s seller dearer, nor go below its floor', (personality) => {
    const pressed = priceAt(personality, { ...calm, fiscalYearEndMonth: 12, quarterlyCapacity: '10000' });
    expect(pressed).toBeLessThanOrEqual(priceAt(personality, calm));
    expect(pressed).toBeGreaterThanOrEqual(1060);
  });

  it('moves an opportunistic seller by the end of its quarter or by idle capacity, and not when it is sold out', () => {
    const price = (situation: Guardrails['situation']) => priceAt('opportunistic', situation);
    expect(price({ ...calm, fiscalYearEndMonth: 12 })).toBeLessThan(price(calm));
    expect(price({ ...calm, quarterlyCapacity: '10000' })).toBeLessThan(price(calm));
    expect(price({ ...calm, quarterlyCapacity: '150' })).toBe(price(undefined));
  });
});

describe('table', () => {
  it('is refused in a currency the vendor has no price in', () => {
    const euros = asked.map((issue) => (issue.type === 'money' ? { ...issue, currencyCode: 'EUR' } : issue));
    expect(() => setUpTable(euros, vendor, new Decimal(150))).toThrow('cannot negotiate unit_price');
  });

  it('is refused when there is no common value', () => {
    const prepaid = asked.map((issue) =>
      issue.name === 'payment_terms' ? { ...issue, values: ['PREPAID'] } : issue,
    ) as readonly Issue[];
    expect(() => setUpTable(prepaid, vendor, new Decimal(150))).toThrow('cannot negotiate payment_terms');
  });
});
