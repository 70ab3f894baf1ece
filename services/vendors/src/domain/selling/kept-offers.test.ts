import { personalityNames } from '@procur/negotiation-engine/personality';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerCall } from './answer-call.ts';
import { answerOffer, type PastRound } from './answer-offer.ts';

const issues = [
  { name: 'unit_price', type: 'money' as const, currencyCode: 'USD', min: '840', max: '1200', step: '5' },
  { name: 'support_level', type: 'choice' as const, ordered: true, values: ['standard', 'priority'] },
];
const listOffer = { unit_price: '1200', support_level: 'standard' };
const maximumRounds = 6;

const drawn = fc.record({
  floor: fc.integer({ min: 850, max: 1150 }),
  personality: fc.constantFrom(...personalityNames),
  calls: fc.array(fc.boolean(), { minLength: 1, maxLength: 3 }),
  standings: fc.array(fc.constantFrom(null, 'leading' as const, 'behind' as const), { minLength: 3, maxLength: 3 }),
  supports: fc.array(fc.constantFrom('standard', 'priority'), { minLength: 3, maxLength: 3 }),
});
type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;

/** Calls for offers, then talks in which the buyer asks for the impossible. */
function play({ floor, personality, calls, standings, supports }: Drawn) {
  const guardrails = {
    ...{ floorUnitPrice: String(floor), personality, currencyCode: 'USD' },
    ...{ allowedPaymentTerms: [], minimumTermMonths: 0, maximumTermMonths: 0 },
    ...{ allowedSupportLevels: [], minimumDeliveryDays: 0 },
  };
  const facts = { threadId: 't', issues, listOffer, maximumRounds, guardrails };
  const past: PastRound[] = [];
  for (const isBehind of calls) {
    const round = past.length + 1;
    const call = { kind: 'english' as const, incrementPercent: '1', number: round, maximumCalls: 3, isBehind };
    past.push({ round, call, counterOffer: answerCall(facts, past, { round, call }).counterOffer });
  }
  for (const [i, standing] of standings.entries()) {
    const round = past.length + 1;
    const terms = { unit_price: '840', support_level: supports[i] ?? 'standard' };
    const { counterOffer } = answerOffer(facts, past, { round, terms, standing });
    past.push({ round, buyerOffer: terms, standing, counterOffer });
  }
  return { facts, past };
}

describe('what a seller agent has offered', () => {
  it('is never asked more for afterwards with the same terms', () => {
    fc.assert(
      fc.property(drawn, (draw) => {
        const lowest = new Map<string, number>();
        for (const { counterOffer } of play(draw).past) {
          if (!counterOffer) continue;
          const support = String(counterOffer.support_level);
          const price = Number(counterOffer.unit_price);
          expect(price).toBeLessThanOrEqual(lowest.get(support) ?? Number.POSITIVE_INFINITY);
          lowest.set(support, price);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('can be had in every later round, whatever the buyer was offered or has said since', () => {
    fc.assert(
      fc.property(drawn, (draw) => {
        const { facts, past } = play(draw);
        for (const { counterOffer } of past.slice(0, -1)) {
          if (!counterOffer) continue;
          const again = answerOffer(facts, past.slice(0, -1), { round: past.length, terms: counterOffer });
          expect(again.action).toBe('accept');
        }
      }),
      { numRuns: 300 },
    );
  });
});
