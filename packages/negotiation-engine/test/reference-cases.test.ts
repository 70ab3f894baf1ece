import { describe, expect, it } from 'vitest';
import { openBuyer } from '../src/buyer.ts';
import { toOutcome } from '../src/outcome-space.ts';
import { personalityNames } from '../src/personality.ts';
import { buyerSetup, issuesOf, playReference, s12, s24, sellerSetup } from '../src/reference-cases.ts';
import { openSeller } from '../src/seller.ts';

const cases = [
  ['S-12: 150 seats at 1,200', s12],
  ['S-24: 80 seats at 950', s24],
] as const;

describe.each(cases)('%s', (_, reference) => {
  it.each(personalityNames)('saves enough in time, between floor and budget, with a %s seller', (personality) => {
    for (let seed = 1; seed <= 10; seed++) {
      const result = playReference(reference, personality, seed);
      expect(result.agreement).not.toBeNull();
      const price = Number(toOutcome(issuesOf(reference), result.agreement ?? []).unit_price);
      expect(1 - price / Number(reference.listPrice)).toBeGreaterThanOrEqual(reference.leastSaving);
      expect(price).toBeGreaterThanOrEqual(Number(reference.floorPrice));
      expect(price).toBeLessThanOrEqual(Number(reference.walkAwayPrice));
      expect(result.rounds).toBeLessThanOrEqual(reference.rounds);
    }
  });

  it('ends without a deal when the floor is above the budget', () => {
    const infeasible = {
      ...reference,
      floorPrice: reference.listPrice,
      walkAwayPrice: reference.floorPrice,
    };
    for (const personality of personalityNames) expect(playReference(infeasible, personality, 3).agreement).toBeNull();
  });

  it('resumes in any round with the same decision', () => {
    const { moves, decisions } = playReference(reference, 'strategic', 5);
    moves.forEach((move, i) => {
      const flipped = moves
        .slice(0, i)
        .map((one) => ({ ...one, by: one.by === 'self' ? ('other' as const) : ('self' as const) }));
      const agent =
        move.by === 'self' ? openBuyer(buyerSetup(reference, 5)) : openSeller(sellerSetup(reference, 'strategic', 6));
      const stored = JSON.parse(JSON.stringify(move.by === 'self' ? moves.slice(0, i) : flipped));
      expect(agent.decide({ moves: stored, round: move.round })).toEqual(decisions[i]);
    });
  });

  it.each(personalityNames)('the %s seller never asks for less than the buyer already offers', (personality) => {
    const { moves } = playReference(reference, personality, 11);
    const price = (bid: readonly number[]) => bid[0] as number;
    for (const [i, move] of moves.entries()) {
      const before = moves.slice(0, i).filter((one) => one.by === 'self');
      if (move.by === 'other') for (const bid of before) expect(price(move.bid)).toBeGreaterThanOrEqual(price(bid.bid));
    }
  });
});
