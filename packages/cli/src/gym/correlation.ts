import { valueCount } from '@procur/negotiation-engine/issue';
import { type Parts, type Preferences, sumOfParts, utilityOf } from '@procur/negotiation-engine/profile';
import { seededRandom } from '@procur/negotiation-engine/random';
import type { Scenario } from './scenario.ts';

// Correlations over all outcomes of a large space cost more than the session; 150 drawn ones give two stable digits over a league.
const sampleSize = 150;

/** Pearson correlation of estimated and true utility over outcomes. */
export function valueCorrelation(scenario: Scenario, truth: Preferences, estimate: Parts): number {
  const [x, y] = sampled(scenario, truth, estimate);
  const [meanX, meanY] = [mean(x), mean(y)];
  let [xy, xx, yy] = [0, 0, 0];
  x.forEach((value, i) => {
    const [dx, dy] = [value - meanX, (y[i] as number) - meanY];
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  });
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
}

/** Kendall's tau-b of the two rankings over outcomes. */
export function rankCorrelation(scenario: Scenario, truth: Preferences, estimate: Parts): number {
  const [x, y] = sampled(scenario, truth, estimate);
  let [agree, disagree, tiedX, tiedY] = [0, 0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    for (let j = i + 1; j < x.length; j++) {
      const [a, b] = [Math.sign((x[i] as number) - (x[j] as number)), Math.sign((y[i] as number) - (y[j] as number))];
      if (a === 0 && b === 0) continue;
      if (a === 0) tiedX++;
      else if (b === 0) tiedY++;
      else if (a === b) agree++;
      else disagree++;
    }
  }
  const pairs = Math.sqrt((agree + disagree + tiedX) * (agree + disagree + tiedY));
  return pairs > 0 ? (agree - disagree) / pairs : 0;
}

function sampled({ issues }: Scenario, truth: Preferences, estimate: Parts): [number[], number[]] {
  const random = seededRandom(1);
  const counts = issues.map(valueCount);
  const bids = Array.from({ length: sampleSize }, () => counts.map((count) => Math.floor(random() * count)));
  return [bids.map((bid) => utilityOf(truth, bid)), bids.map((bid) => sumOfParts(estimate, bid))];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
