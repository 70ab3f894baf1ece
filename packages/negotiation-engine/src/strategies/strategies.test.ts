import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AgentSetup, openAgent, prepareSide } from '../agent.ts';
import type { Move } from '../history.ts';
import type { Issue } from '../issue.ts';
import { playSession } from '../play-session.ts';
import { compileProfile, utilityOf } from '../profile.ts';
import { seededRandom } from '../random.ts';
import { strategyNames } from './strategy-by-name.ts';

const issues: Issue[] = ['a', 'b', 'c'].map((name) => ({
  name,
  type: 'choice',
  ordered: false,
  values: ['1', '2', '3', '4', '5'],
}));
const rising = [0, 0.25, 0.5, 0.75, 1];
const falling = rising.toReversed();
const own = { weights: [0.6, 0.3, 0.1], values: [rising, rising, rising], reservation: 0.3, discount: 1 };
const other = { weights: [0.1, 0.3, 0.6], values: [falling, falling, falling], reservation: 0.3, discount: 1 };
const rounds = 20;
const setup = (profile: AgentSetup['profile'], strategy: AgentSetup['strategy']): AgentSetup => ({
  issues,
  profile,
  strategy,
  rounds,
  seed: 1,
});
const utility = (bid: readonly number[]) => utilityOf(compileProfile(issues, own), bid);

describe.each(strategyNames)('%s', (strategy) => {
  const side = prepareSide({ issues, profile: own });
  const agent = openAgent(setup(own, strategy), { side });

  it('opens with its best outcome', () => {
    expect(agent.decide({ moves: [], round: 1 })).toMatchObject({ action: 'offer', bid: [4, 4, 4] });
  });

  it('never offers or accepts below its reservation, and never less than it was offered', () => {
    fc.assert(
      fc.property(fc.nat(10_000), (seed) => {
        const random = seededRandom(seed);
        const moves: Move[] = [];
        for (let round = 1; round <= rounds; round++) {
          const { action, bid } = agent.decide({ moves, round });
          if (!bid) return;
          expect(utility(bid)).toBeGreaterThanOrEqual(own.reservation);
          if (action === 'accept') return;
          const best = Math.max(0, ...moves.filter((move) => move.by === 'other').map((move) => utility(move.bid)));
          expect(utility(bid)).toBeGreaterThanOrEqual(best - 1e-9);
          moves.push(
            { by: 'self', bid, round },
            { by: 'other', bid: issues.map(() => Math.floor(random() * 5)), round },
          );
        }
      }),
      { numRuns: 40 },
    );
  });

  it('reaches a deal with one that gives way, the same one every time', () => {
    const play = () =>
      playSession(openAgent(setup(own, strategy), { side }), openAgent(setup(other, 'linear')), { rounds });
    const { agreement, moves } = play();
    expect(agreement).not.toBeNull();
    expect(play().moves).toEqual(moves);
  });
});

describe('the default strategy', () => {
  const play = (strategy: AgentSetup['strategy']) =>
    playSession(openAgent(setup(own, 'steadfast')), openAgent(setup(other, strategy)), { rounds });

  it('takes a feasible standing offer at its last word', () => {
    const moves: Move[] = Array.from({ length: rounds }, (_, i) => ({ by: 'other', bid: [2, 1, 0], round: i + 1 }));
    expect(openAgent(setup(own, 'steadfast')).decide({ moves, round: rounds })).toMatchObject({
      action: 'accept',
      bid: [2, 1, 0],
    });
  });

  it('comes down to its reservation in the last offer that is still heard when nothing of theirs can be taken', () => {
    const moves: Move[] = [];
    const agent = openAgent(setup({ ...own, reservation: 0.5 }, 'steadfast'));
    const targets = Array.from({ length: rounds - 1 }, (_, i) => {
      moves.push({ by: 'other', bid: [2, 1, 0], round: i + 1 });
      const { bid, explanation } = agent.decide({ moves, round: i + 1 });
      if (bid) moves.push({ by: 'self', bid, round: i + 1 });
      return explanation.target;
    });
    expect(utility([2, 1, 0])).toBeLessThan(0.5);
    expect(targets.at(-1)).toBeCloseTo(0.5);
    expect(targets.at(-2)).toBeGreaterThan(0.5);
  });

  it('gets more from a conceder than a linear strategy does', () => {
    const linear = playSession(openAgent(setup(own, 'linear')), openAgent(setup(other, 'conceder')), { rounds });
    expect(utility(play('conceder').agreement ?? [0, 0, 0])).toBeGreaterThan(utility(linear.agreement ?? [0, 0, 0]));
  });

  it('takes less, sooner, when waiting destroys value', () => {
    const patient = playSession(openAgent(setup(own, 'steadfast')), openAgent(setup(other, 'linear')), { rounds });
    const hasty = playSession(
      openAgent(setup({ ...own, discount: 0.3 }, 'steadfast')),
      openAgent(setup(other, 'linear')),
      { rounds },
    );
    expect(hasty.rounds).toBeLessThan(patient.rounds);
  });

  it('foresees where the other side is heading', () => {
    const agent = openAgent(setup(own, 'steadfast'));
    expect(agent.foresee({ moves: [], round: 1 })).toEqual({ lastOffer: null, reservation: null });
    const { moves, rounds: played } = play('linear');
    const { lastOffer, reservation } = agent.foresee({ moves, round: played });
    expect(lastOffer?.mean).toBeGreaterThan(0);
    expect(lastOffer?.deviation).toBeGreaterThan(0);
    expect(reservation?.mean).toBeLessThan(1);
  });

  it('records why it did what it did', () => {
    const { explanation } = play('linear').decisions.at(-1) ?? {};
    expect(explanation).toMatchObject({ strategy: 'linear' });
    const first = play('linear').decisions[2]?.explanation;
    expect(first?.strategy).toBe('steadfast');
    expect(first?.opponentEstimate.basedOnOffers).toBe(1);
    expect(first?.opponentEstimate.low).toBeLessThanOrEqual(first?.opponentEstimate.value ?? 0);
    expect(first?.considered).toBeGreaterThan(0);
  });
});
