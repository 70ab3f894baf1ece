import { describe, expect, it } from 'vitest';
import { type AgentSetup, openAgent } from '../agent.ts';
import type { Move } from '../history.ts';
import { answerOf } from './wire-answer.ts';

const setup: AgentSetup = {
  issues: [
    { name: 'colour "of choice"', type: 'choice', ordered: false, values: ['red', 'green', 'blue'] },
    { name: 'size', type: 'choice', ordered: true, values: ['s', 'm', 'l', 'xl'] },
  ],
  profile: {
    weights: [0.4, 0.6],
    values: [
      [1, 0.3, 0],
      [1, 0.7, 0.2, 0],
    ],
    reservation: 0.1,
    discount: 1,
  },
  strategy: 'steadfast',
  rounds: 3,
  seed: 1,
  mandate: { version: 1, allowed: { size: { values: ['s', 'm'] } }, maxRounds: 3 },
};

const theirs = (bid: number[], round: number): Move => ({ by: 'other', bid, round });

describe('an answer written by hand', () => {
  it.each([
    ['an offer', [theirs([2, 3], 1)], 1],
    ['an offer that the mandate clipped', [theirs([0, 3], 1), theirs([0, 2], 2), theirs([0, 2], 3)], 3],
    ['an acceptance', [theirs([0, 0], 1)], 1],
    ['a first offer', [], 1],
  ])('says all that the decision holds: %s', (_, moves, round) => {
    const decision = openAgent(setup).decide({ moves, round });
    const read = JSON.parse(`{${answerOf({ decision, tellsWhy: true, model: null })}}`);
    expect(read.action).toBe(decision.action);
    expect(read.bid).toEqual(decision.action === 'offer' ? decision.bid : undefined);
    const { explanation, mandate } = decision;
    expect(read.explain).toEqual(roundedToSix({ ...explanation, mandate: mandate.verdict }));
  });
});

function roundedToSix(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, one) => (typeof one === 'number' ? Math.round(one * 1e6) / 1e6 + 0 : one)),
  );
}
