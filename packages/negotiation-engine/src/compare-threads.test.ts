import { describe, expect, it } from 'vitest';
import { compareThreads } from './compare-threads.ts';
import type { Issue } from './issue.ts';
import type { Profile } from './profile.ts';

const issues: Issue[] = [
  { name: 'price', type: 'choice', ordered: true, values: ['high', 'low'] },
  { name: 'support', type: 'choice', ordered: true, values: ['standard', 'premium'] },
];
const profile: Profile = {
  weights: [0.7, 0.3],
  values: [
    [0, 1],
    [0, 1],
  ],
  reservation: 0.2,
  discount: 1,
};
const threads = [
  { threadId: 'cheap', offer: [1, 0] },
  { threadId: 'helpful', offer: [0, 1] },
  { threadId: 'worthless', offer: [0, 0] },
  { threadId: 'gone', offer: null, note: 'ended by the vendor' },
];

describe('comparing vendors', () => {
  it('names winner, runner-up and what the lead consists of', () => {
    const { winner, runnerUp, lead } = compareThreads(issues, profile, threads);
    expect([winner?.threadId, runnerUp?.threadId]).toEqual(['cheap', 'helpful']);
    expect(lead.map(({ part }) => part)).toEqual(['price', 'support']);
    expect(lead.reduce((sum, { difference }) => sum + difference, 0)).toBeCloseTo(
      (winner?.utility ?? 0) - (runnerUp?.utility ?? 0),
    );
  });

  it('says at which weight the winner would change, and is right about it', () => {
    const [price] = compareThreads(issues, profile, threads).sensitivity;
    expect(price).toMatchObject({ issue: 'price', flips: 'below' });
    for (const [shift, winner] of [
      [0.01, 'cheap'],
      [-0.01, 'helpful'],
    ] as const) {
      const weight = (price?.weight ?? 0) + shift;
      expect(compareThreads(issues, { ...profile, weights: [weight, 1 - weight] }, threads).winner?.threadId).toBe(
        winner,
      );
    }
  });

  it('gives a reason for every vendor without a deal', () => {
    expect(compareThreads(issues, profile, threads).withoutDeal).toEqual([
      { threadId: 'worthless', reason: 'the offer is worth less than no deal' },
      { threadId: 'gone', reason: 'ended by the vendor' },
    ]);
  });

  it('counts what speaks against a vendor as a part of its own', () => {
    const risky = threads.map((thread) =>
      thread.threadId === 'cheap' ? { ...thread, adjustments: { risk: -0.45 } } : thread,
    );
    const { winner, lead } = compareThreads(issues, profile, risky);
    expect(winner?.threadId).toBe('helpful');
    expect(lead.find(({ part }) => part === 'risk')?.difference).toBe(0.45);
  });

  it('has no winner among no offers', () => {
    expect(compareThreads(issues, profile, [{ threadId: 'gone', offer: null }])).toMatchObject({
      winner: null,
      runnerUp: null,
      ranking: [],
    });
  });
});
