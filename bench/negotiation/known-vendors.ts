import { type AgentSetup, openAgent } from '@procur/negotiation-engine/agent';
import type { Issue } from '@procur/negotiation-engine/issue';
import type { OpponentPrior } from '@procur/negotiation-engine/opponent/opponent-prior';
import { type Bid, isSameBid } from '@procur/negotiation-engine/outcome-space';
import { playSession } from '@procur/negotiation-engine/play-session';
import { compileProfile, type Parts, type Profile, utilityOf } from '@procur/negotiation-engine/profile';
import { type Random, seededRandom } from '@procur/negotiation-engine/random';
import type { StrategyChoice } from '@procur/negotiation-engine/strategies/strategy-by-name';

/** What is talked about with vendors whose tastes are their own: opposed in price, and as they are in everything else. */
export const issues: readonly Issue[] = [
  { name: 'unit_price', type: 'money', currencyCode: 'EUR', min: '70', max: '100', step: '1' },
  ...['term', 'payment', 'support', 'delivery'].map(
    (name): Issue => ({ name, type: 'choice', ordered: false, values: ['1', '2', '3', '4'] }),
  ),
];
const rounds = 6;
const strategies: readonly StrategyChoice[] = [
  'boulware',
  'linear',
  'micro',
  'nice-tit-for-tat',
  'hybrid',
  'steadfast',
];
const outcomesCompared = 300;

export type Pair = {
  readonly own: Profile;
  readonly other: Profile;
  readonly strategy: StrategyChoice;
  readonly seed: number;
};

/** Seeded pairs of a buyer and a vendor. */
export function pairs(count: number): readonly Pair[] {
  return Array.from({ length: count }, (_, seed) => {
    const random = seededRandom(seed + 1);
    const own = profile(random, (step) => 1 - step / 30);
    const other = profile(random, (step) => step / 30);
    return { own, other, strategy: strategies[seed % strategies.length] ?? 'boulware', seed };
  });
}

function profile(random: Random, ratePrice: (step: number) => number): Profile {
  const raw = [1 + random(), ...[1, 2, 3, 4].map(() => 0.3 + random())];
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  const tastes = [1, 2, 3, 4].map(() => stretched(Array.from({ length: 4 }, () => random())));
  return {
    weights: raw.map((weight) => weight / total),
    values: [Array.from({ length: 31 }, (_, step) => ratePrice(step)), ...tastes],
    reservation: 0.3,
    discount: 1,
  };
}

function stretched(values: readonly number[]): readonly number[] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return values.map((value) => (value - low) / Math.max(1e-9, high - low));
}

/** Our agent and what it had heard when the session was over. */
export function playPair({ own, other, strategy, seed }: Pair, prior?: OpponentPrior) {
  const setup: AgentSetup = {
    ...{ issues, rounds, seed, profile: own, strategy: 'steadfast', hasClosingWord: true },
    ...(prior && { prior }),
  };
  const ours = openAgent(setup);
  const theirs = openAgent({ issues, rounds, seed: seed + 1, profile: other, strategy });
  const result = playSession(ours, theirs, { rounds, closingWord: true });
  return { ours, result, heard: result.moves.filter(({ by }) => by === 'other') };
}

/** What the first session leaves behind for the second. */
export function priorOf(heard: readonly { readonly bid: Bid }[], end?: number): OpponentPrior {
  const distinct = heard.filter(({ bid }, i) => heard.findIndex((one) => isSameBid(one.bid, bid)) === i).slice(0, 5);
  const offers = distinct.map(({ bid }) => ({ bid: [null, ...bid.slice(1)], weight: 1 / distinct.length }));
  return { offers, ...(end !== undefined && { end: { mean: end, deviation: 0.05 } }) };
}

/** Pearson correlation of estimate and truth over drawn outcomes. */
export function correlation(estimate: Parts, truth: Profile): number {
  const random = seededRandom(99);
  const real = compileProfile(issues, truth);
  const bids = Array.from({ length: outcomesCompared }, () =>
    [31, 4, 4, 4, 4].map((count) => Math.floor(random() * count)),
  );
  const x = bids.map((bid) => utilityOf(real, bid));
  const y = bids.map((bid) => utilityOf({ parts: estimate, bonuses: [] }, bid));
  const [meanX, meanY] = [mean(x), mean(y)];
  const sum = (f: (i: number) => number) => x.reduce((total, _, i) => total + f(i), 0);
  const [dx, dy] = [(i: number) => (x[i] ?? 0) - meanX, (i: number) => (y[i] ?? 0) - meanY];
  return sum((i) => dx(i) * dy(i)) / Math.sqrt(sum((i) => dx(i) ** 2) * sum((i) => dy(i) ** 2));
}

/** Arithmetic mean. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
