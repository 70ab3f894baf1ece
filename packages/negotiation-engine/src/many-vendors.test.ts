import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chooseCommitment,
  lastAsk,
  leverageFor,
  type ThreadStanding,
  talkOrder,
  threadReservation,
} from './many-vendors.ts';

const fallback = { walkAway: 0.2, switchingCost: 0.05 };
const thread = (threadId: string, standing: number | null, more: Partial<ThreadStanding> = {}): ThreadStanding => ({
  threadId,
  standing,
  status: 'open',
  ...more,
});

describe('many vendors', () => {
  it('raise the reservation of a thread by what stands elsewhere less the cost of switching', () => {
    const threads = [thread('a', 0.5), thread('b', 0.7), thread('c', null)];
    expect(threadReservation('a', threads, fallback)).toBeCloseTo(0.65);
    expect(threadReservation('b', threads, fallback)).toBeCloseTo(0.45);
    expect(threadReservation('a', [thread('a', 0.9)], fallback)).toBe(0.2);
  });

  it('count on the expected best of the others, which is more than the best expected', () => {
    const expected = { mean: 0.6, deviation: 0.1 };
    const threads = [thread('a', null), thread('b', null, { expected }), thread('c', null, { expected })];
    // The mean of the larger of two such normals is 0.6 + 0.1 / sqrt(pi).
    expect(threadReservation('a', threads, fallback)).toBeCloseTo(0.6 + 0.1 / Math.sqrt(Math.PI) - 0.05, 3);
  });

  it('never lead to two commitments, and never to one below the walk-away', () => {
    const standings = fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(standings, standings, (before, after) => {
        const threads = (values: readonly (number | null)[]) => values.map((value, i) => thread(`v${i}`, value));
        const first = chooseCommitment(threads(before), fallback);
        if (first === null) {
          expect(before.every((value) => value === null || value < fallback.walkAway)).toBe(true);
          return;
        }
        expect(before[Number(first.slice(1))]).toBe(Math.max(...before.map((value) => value ?? 0)));
        expect(chooseCommitment(threads(after), fallback, first)).toBe(first);
      }),
    );
  });

  it('are told of the competition only what is true, without names and figures', () => {
    expect(leverageFor('a', [thread('a', 0.5), thread('b', 0.7)])).toEqual({ competitors: 1, isBehind: true });
    expect(leverageFor('b', [thread('a', 0.5), thread('b', 0.7)])).toEqual({ competitors: 1, isBehind: false });
    expect(leverageFor('a', [thread('a', 0.5), thread('b', null), thread('c', 0.9, { status: 'ended' })])).toBeNull();
  });

  it('go on weakest first, by what is expected of each and else by what stands', () => {
    const strong = thread('a', 0.2, { expected: { mean: 0.8, deviation: 0.1 } });
    expect(talkOrder([strong, thread('b', 0.5), thread('c', null)])).toEqual(['c', 'b', 'a']);
  });

  it('are asked for more at their last word the more of them there are, and never for more than there is', () => {
    expect(lastAsk(0.6, 3)).toBeCloseTo(0.9);
    expect(lastAsk(0.6, 5)).toBeGreaterThan(lastAsk(0.6, 2));
    expect(lastAsk(1, 5)).toBe(1);
  });
});
