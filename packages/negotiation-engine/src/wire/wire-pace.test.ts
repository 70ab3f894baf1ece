import { describe, expect, it } from 'vitest';
import { paceOf } from './wire-pace.ts';

const left = ({ round, rounds }: { round: number; rounds: number }) => rounds - round + 1;

describe('the pace of a session that ends by time', () => {
  it('follows from the pace so far', () => {
    const pace = paceOf({ ms: 1000 });
    for (const t of [0, 0.2, 0.4]) pace.turn({ round: 0, t });
    expect(left(pace.turn({ round: 0, t: 0.6 }))).toBe(2);
    expect(left(pace.turn({ round: 0, t: 0.8 }))).toBe(1);
  });

  it('is not taken to be over after one slow move', () => {
    const pace = paceOf({ ms: 1000 });
    pace.turn({ round: 0, t: 0 });
    expect(left(pace.turn({ round: 1, t: 0.4 }))).toBe(2);
  });

  it('reads the clock when the referee tells no time', () => {
    let now = 5_000;
    const pace = paceOf({ ms: 1000 }, () => now);
    const lefts = [0, 300, 300, 300].map((passed) => {
      now += passed;
      return left(pace.turn({ round: 0, t: undefined }));
    });
    expect(lefts.at(-1)).toBe(1);
  });

  it('ends with the rounds or with the time, whichever comes first', () => {
    const slow = paceOf({ rounds: 100, ms: 1000 });
    const quick = paceOf({ rounds: 4, ms: 1000 });
    for (const round of [0, 1, 2]) {
      slow.turn({ round, t: round * 0.3 });
      quick.turn({ round, t: round * 0.001 });
    }
    expect(left(slow.turn({ round: 3, t: 0.9 }))).toBe(1);
    expect(left(quick.turn({ round: 3, t: 0.003 }))).toBe(1);
  });

  it('keeps to the rounds where time and rounds end together', () => {
    const pace = paceOf({ rounds: 10, ms: 1000 });
    const lefts = Array.from({ length: 10 }, (_, round) => left(pace.turn({ round, t: round / 10 })));
    expect(lefts).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  });
});

describe('the rounds of a session', () => {
  it('end with t, also where the deadline counts offers and the rounds pairs of them, or the reverse', () => {
    const [pairs, offers] = [paceOf({ rounds: 20 }), paceOf({ rounds: 10 })];
    const lefts = { pairs: [] as number[], offers: [] as number[] };
    for (let move = 0; move < 10; move++) {
      lefts.pairs.push(left(pairs.turn({ round: move, t: move / 10 })));
      lefts.offers.push(left(offers.turn({ round: 2 * move, t: move / 10 })));
    }
    expect(lefts.pairs.slice(-3)).toEqual([3, 2, 1]);
    expect(lefts.offers.slice(-3)).toEqual([3, 2, 1]);
  });

  it.each([2, 3, 5, 20])('are the %d that were said when t runs a little before or after them', (rounds) => {
    for (const t of [
      (n: number) => n / (rounds - 1),
      (n: number) => (n + 1) / (rounds + 1),
      (n: number) => n / rounds,
    ]) {
      const pace = paceOf({ rounds });
      const lefts = Array.from({ length: rounds }, (_, n) => left(pace.turn({ round: n, t: t(n) })));
      expect(lefts).toEqual(Array.from({ length: rounds }, (_, n) => rounds - n));
    }
  });
});
