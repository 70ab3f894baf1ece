import type { Outcome } from '@procur/negotiation-engine/outcome-space';

/** Whether two offers say the same, in whatever order they name it. */
export function isSameOutcome(one: Outcome, other: Outcome): boolean {
  return textOf(one) === textOf(other);
}

function textOf(terms: Outcome): string {
  return JSON.stringify(Object.entries(terms).sort(([a], [b]) => a.localeCompare(b)));
}
