import { describe, expect, it } from 'vitest';
import { openAgent } from '../agent.ts';
import type { Issue } from '../issue.ts';
import { permittedValues } from '../mandate.ts';
import { openSearch } from '../outcome-search.ts';
import { playSession } from '../play-session.ts';
import { compileProfile, utilityOf } from '../profile.ts';
import { disguisedBest } from './disguise.ts';

const issues: Issue[] = ['heavy', 'middling', 'light'].map((name) => ({
  name,
  type: 'choice',
  ordered: false,
  values: ['1', '2', '3'],
}));
const profile = {
  weights: [0.7, 0.2, 0.1],
  values: [
    [0, 0.5, 1],
    [0, 0.5, 1],
    [0, 0.5, 1],
  ],
  reservation: 0,
  discount: 1,
};
const preferences = compileProfile(issues, profile);

describe('a disguised offer', () => {
  it('turns the lightest issues and costs no more than it may', () => {
    const search = openSearch(preferences, permittedValues(issues));
    expect(disguisedBest(preferences, search, 0.2)).toMatchObject({ bid: [2, 1, 0] });
    expect(disguisedBest(preferences, search, 0.05)).toMatchObject({ bid: [2, 2, 1] });
    expect(disguisedBest(preferences, search, 0)).toMatchObject({ bid: [2, 2, 2] });
  });

  it('keeps to what may be offered', () => {
    const search = openSearch(preferences, permittedValues(issues, { allowed: { light: { values: ['2', '3'] } } }));
    expect(disguisedBest(preferences, search, 0.1)?.bid[2]).toBe(1);
  });

  it('opens sessions of some hundred moves, and never those in which waiting costs', () => {
    const opening = (rounds: number, discount = 1) => {
      const setup = { issues, profile: { ...profile, discount }, strategy: 'steadfast' as const, rounds, seed: 1 };
      const { bid } = openAgent(setup).decide({ moves: [], round: 1 });
      return utilityOf(preferences, bid ?? []);
    };
    expect(opening(200)).toBeLessThan(1);
    expect(opening(20)).toBeCloseTo(1, 9);
    expect(opening(1000)).toBeCloseTo(1, 9);
    expect(opening(200, 0.5)).toBeCloseTo(1, 9);
  });

  it('does not stand in the way of a deal', () => {
    const rounds = 200;
    const other = { ...profile, values: profile.values.map((values) => values.toReversed()) };
    const [us, them] = [profile, other].map((one) =>
      openAgent({ issues, profile: one, strategy: 'steadfast', rounds, seed: 1 }),
    );
    expect(playSession(us as never, them as never, { rounds }).agreement).not.toBeNull();
  });
});
