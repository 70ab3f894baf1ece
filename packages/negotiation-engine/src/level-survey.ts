import type { OutcomeSearch } from './outcome-search.ts';
import type { Parts } from './profile.ts';
import { type Frontier, openFrontier } from './utility-bins.ts';

// Levels of own utility that are told apart. Fairness points fall between two of them, so 120 place them within .01.
const levels = 120;

/**
 * For each level of own utility the most that an additive space has to offer the other side: exact where a sample of a
 * large list would miss the few outcomes on the frontier.
 */
export function openLevelSurvey(own: Parts, permitted: readonly Int32Array[]): OutcomeSearch['survey'] {
  const frontierOf = openFrontier(own, permitted, levels);
  let memory: Frontier | undefined;
  return (other, visit) => {
    const points = frontierOf(other, memory);
    memory = points;
    for (let place = 0; place < points.count; place++)
      if (visit(points.own[place] as number, points.other[place] as number)) return;
  };
}
