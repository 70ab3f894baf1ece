import { type Issue, type IssueValue, indexOfValue, valueAt, valueCount } from './issue.ts';
import { ensure, ScenarioError } from './scenario-error.ts';

/** An outcome as one value position per issue, in the order of the issues. */
export type Bid = readonly number[];

/** An outcome in words: value by issue name. */
export type Outcome = Readonly<Record<string, IssueValue>>;

/** Throws `ScenarioError` unless there is at least one issue, names differ and every range makes sense. */
export function checkIssues(issues: readonly Issue[]): void {
  ensure(issues.length > 0, () => ({ field: 'issues', given: 'none', allowed: 'at least one issue' }));
  const names = new Set<string>();
  for (const issue of issues) {
    ensure(!names.has(issue.name), () => ({
      field: 'issues',
      given: `${issue.name} twice`,
      allowed: 'distinct names',
    }));
    names.add(issue.name);
    valueCount(issue);
  }
}

/** The number of outcomes; a bigint because 40 issues of 10 values are 10^40. */
export function spaceSize(issues: readonly Issue[]): bigint {
  return issues.reduce((size, issue) => size * BigInt(valueCount(issue)), 1n);
}

/** Throws `ScenarioError` unless the bid names one existing value per issue. */
export function checkBid(issues: readonly Issue[], bid: Bid): void {
  bidChecker(issues)(bid);
}

/** The same check with the sizes of the issues worked out once, for whoever checks thousands of bids. */
export function bidChecker(issues: readonly Issue[]): (bid: Bid) => void {
  const counts = issues.map(valueCount);
  return (bid) => {
    ensure(Array.isArray(bid) && bid.length === issues.length, () => ({
      field: 'bid',
      given: JSON.stringify(bid) ?? 'nothing',
      allowed: `${issues.length} value positions`,
    }));
    counts.forEach((count, i) => {
      const index = bid[i] as number;
      ensure(Number.isInteger(index) && index >= 0 && index < count, () => ({
        field: `issue ${issues[i]?.name}`,
        given: `index ${index}`,
        allowed: `0 to ${count - 1}`,
      }));
    });
  };
}

/** The bid in words. */
export function toOutcome(issues: readonly Issue[], bid: Bid): Outcome {
  checkBid(issues, bid);
  return Object.fromEntries(issues.map((issue, i) => [issue.name, valueAt(issue, bid[i] as number)]));
}

/** The bid of an outcome in words; throws `ScenarioError` on a missing issue or a value it does not have. */
export function toBid(issues: readonly Issue[], outcome: Outcome): number[] {
  return issues.map((issue) => {
    const value = outcome[issue.name];
    if (value === undefined)
      throw new ScenarioError({ field: `issue ${issue.name}`, given: 'nothing', allowed: 'a value' });
    return indexOfValue(issue, value);
  });
}

/** The same bid, value for value. */
export function isSameBid(a: Bid, b: Bid): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
