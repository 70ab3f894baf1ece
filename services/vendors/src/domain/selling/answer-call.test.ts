import { personalityNames } from '@procur/negotiation-engine/personality';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { answerCall } from './answer-call.ts';
import { answerOffer, type PastRound } from './answer-offer.ts';

const issues = [
  { name: 'unit_price', type: 'money' as const, currencyCode: 'USD', min: '840', max: '1200', step: '5' },
  { name: 'payment_terms', type: 'choice' as const, ordered: true, values: ['NET30', 'NET60'] },
];
const listOffer = { unit_price: '1200', payment_terms: 'NET30' };

const drawn = fc.record({
  floor: fc.integer({ min: 850, max: 1190 }),
  personality: fc.constantFrom(...personalityNames),
  kind: fc.constantFrom('english' as const, 'sealed' as const),
  behind: fc.array(fc.boolean(), { minLength: 1, maxLength: 3 }),
  offers: fc.array(
    fc.integer({ min: 168, max: 240 }).map((steps) => String(steps * 5)),
    { maxLength: 3 },
  ),
});

it('no call and nothing after it brings a seller below its floor', () => {
  fc.assert(
    fc.property(drawn, ({ floor, personality, kind, behind, offers }) => {
      const guardrails = {
        ...{ floorUnitPrice: String(floor), personality, currencyCode: 'USD' },
        ...{ allowedPaymentTerms: [], minimumTermMonths: 0, maximumTermMonths: 0 },
        ...{ allowedSupportLevels: [], minimumDeliveryDays: 0 },
      };
      const facts = { threadId: 't', issues, listOffer, maximumRounds: 6, guardrails };
      const past: PastRound[] = [];
      for (const isBehind of behind) {
        const round = past.length + 1;
        const call = { kind, incrementPercent: '1', number: round, maximumCalls: 3, isBehind };
        const { counterOffer } = answerCall(facts, past, { round, call });
        past.push({ round, call, counterOffer });
      }
      for (const price of offers) {
        const round = past.length + 1;
        const buyerOffer = { unit_price: price, payment_terms: 'NET60' };
        const answer = answerOffer(facts, past, { round, terms: buyerOffer });
        if (answer.action === 'accept') expect(Number(price)).toBeGreaterThanOrEqual(floor);
        if (answer.action !== 'counter') break;
        past.push({ round, buyerOffer, counterOffer: answer.counterOffer });
      }
      for (const { counterOffer } of past)
        if (counterOffer) expect(Number(counterOffer.unit_price)).toBeGreaterThanOrEqual(floor);
    }),
    { numRuns: 300 },
  );
});
