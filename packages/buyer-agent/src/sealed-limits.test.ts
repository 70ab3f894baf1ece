import { personalityNames } from '@procur/negotiation-engine/personality';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aMandate,
  aSmallOffering,
  type Played,
  playWithSeller,
  worthOfTerms,
} from '../test/support/reference-table.ts';
import { effectivePrice } from './term-worth.ts';

const table = fc.record({
  personality: fc.constantFrom(...personalityNames),
  floor: fc.integer({ min: 900, max: 1190 }).map(String),
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  maximumRounds: fc.integer({ min: 1, max: 8 }),
});
const ceiling = fc.integer({ min: 950, max: 1400 }).map(String);

type Table = typeof table extends fc.Arbitrary<infer T> ? T : never;

function play({ personality, floor, seed, maximumRounds }: Table, walkAwayUnitPrice: string, changes = {}): Played {
  const mandate = aMandate({ walkAwayUnitPrice, maximumRounds, ...changes });
  return playWithSeller({ mandate, personality, floor, seed, offering: aSmallOffering });
}

// Tables are played in full, which takes a while on a busy machine.
describe('the buyer’s limits', { timeout: 60_000 }, () => {
  it('change no byte of a message to the vendor unless they change an offer', () => {
    fc.assert(
      fc.property(table, ceiling, ceiling, (drawn, one, other) => {
        const [first, second] = [play(drawn, one), play(drawn, other)];
        const offersOf = ({ sent }: Played) => sent.map(({ terms }) => JSON.stringify(terms));
        const changedAt = offersOf(first).findIndex((offer, i) => offer !== offersOf(second)[i]);
        const same = changedAt < 0 ? first.sent.length : changedAt;
        expect(JSON.stringify(second.sent.slice(0, same))).toBe(JSON.stringify(first.sent.slice(0, same)));
      }),
      { numRuns: 60 },
    );
  });

  it('of authority change nothing at all', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 900_000 }), (drawn, limit) => {
        const limited = play(drawn, '1150', { authorityLimit: String(limit) });
        expect(JSON.stringify(limited.sent)).toBe(JSON.stringify(play(drawn, '1150').sent));
      }),
      { numRuns: 30 },
    );
  });

  it('are kept by every offer and every agreement, against every seller', () => {
    fc.assert(
      fc.property(table, ceiling, (drawn, limit) => {
        const { sent, agreed, rounds } = play(drawn, limit);
        for (const { terms } of sent) expect(priceOf(terms)).toBeLessThanOrEqual(Number(limit));
        if (agreed) expect(priceOf(agreed)).toBeLessThanOrEqual(Number(limit));
        expect(rounds).toBeLessThanOrEqual(drawn.maximumRounds);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a decision', { timeout: 60_000 }, () => {
  it('is the same whenever it is made', () => {
    fc.assert(
      fc.property(table, (drawn) => {
        expect(JSON.stringify(play(drawn, '1150'))).toBe(JSON.stringify(play(drawn, '1150')));
      }),
      { numRuns: 30 },
    );
  });

  it('never asks for something worse than what another vendor has agreed to', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 1000, max: 1150 }), ({ maximumRounds, ...drawn }, agreedElsewhere) => {
        const mandate = aMandate({ maximumRounds });
        const alternativePrice = String(agreedElsewhere);
        const { sent } = playWithSeller({ ...drawn, mandate, alternativePrice, offering: aSmallOffering });
        for (const { terms } of sent)
          expect(effectivePrice(worthOfTerms(mandate), terms).toNumber()).toBeLessThanOrEqual(agreedElsewhere + 0.01);
      }),
      { numRuns: 100 },
    );
  });
});

function priceOf(terms: Played['sent'][number]['terms']): number {
  const price = terms.find(({ issue }) => issue === 'unit_price');
  return price?.kind === 'money' ? Number(price.amount) : Number.NaN;
}
