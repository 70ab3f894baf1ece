import { type Issue, type IssueValue, indexOfValue } from '@procur/negotiation-engine/issue';
import type { Outcome } from '@procur/negotiation-engine/outcome-space';
import { ScenarioError } from '@procur/negotiation-engine/scenario-error';
import { Decimal } from 'decimal.js';

/** What somebody's words seem to offer, to be confirmed by that person. */
export type Proposal = {
  readonly terms: Outcome;
  /** Issues the words say nothing usable of, taken over from the offer they answer. */
  readonly assumedIssues: readonly string[];
};

/** Completes what was read by the buyer's offer. What is not a possible value counts as not said: nothing is bent to fit. */
export function proposeTerms(
  issues: readonly Issue[],
  read: Readonly<Record<string, string>>,
  buyerOffer: Outcome,
): Proposal {
  const entries = issues.map((issue) => [issue.name, usableValue(issue, read[issue.name])] as const);
  return {
    terms: Object.fromEntries(entries.map(([name, value]) => [name, value ?? buyerOffer[name] ?? ''])),
    assumedIssues: entries.flatMap(([name, value]) => (value === undefined ? [name] : [])),
  };
}

function usableValue(issue: Issue, text: string | undefined): IssueValue | undefined {
  if (text === undefined) return undefined;
  if (issue.type === 'money') return usablePrice(issue, text);
  const value = issue.type === 'number' ? Number(text) : issue.type === 'boolean' ? text === 'true' : text;
  try {
    indexOfValue(issue, value);
    return value;
  } catch (error) {
    // The engine's word for a value the issue does not have.
    if (error instanceof ScenarioError) return undefined;
    throw error;
  }
}

function usablePrice({ min, max }: Extract<Issue, { type: 'money' }>, text: string): string | undefined {
  if (!/^\d{1,15}(\.\d{1,2})?$/.test(text)) return undefined;
  const price = new Decimal(text);
  return price.gte(min) && price.lte(max) ? price.toFixed() : undefined;
}
