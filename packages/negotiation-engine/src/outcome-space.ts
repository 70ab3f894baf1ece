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
  const counts = Int32Array.from(issues, valueCount);
  return (bid) => {
    if (!Array.isArray(bid) || bid.length !== counts.length) throw wrongLength(issues, bid);
    for (let i = 0; i < counts.length; i++) {
      const index = bid[i] as number;
      if (!Number.isInteger(index) || index < 0 || index >= (counts[i] as number))
        throw new ScenarioError({
          field: `issue ${issues[i]?.name}`,
          given: `index ${index}`,
          allowed: `the position of a value, 0 to ${(counts[i] as number) - 1}`,
        });
    }
  };
}

/** Tells bids apart in sets and maps. */
export type BidKey = number | string;

/** A key per bid: its number in the space where that fits into a double, several such numbers as text where it does not. */
export function bidKeys(counts: readonly number[]): (bid: ArrayLike<number>) => BidKey {
  const groups = groupsOf(counts);
  if (groups.length === 1) return (bid) => numberIn(counts, bid, 0, counts.length);
  return (bid) => {
    let key = '';
    for (const [from, to] of groups) key += `${numberIn(counts, bid, from, to)} `;
    return key;
  };
}

function numberIn(counts: readonly number[], bid: ArrayLike<number>, from: number, to: number): number {
  let key = 0;
  for (let i = from; i < to; i++) key = key * (counts[i] as number) + (bid[i] as number);
  return key;
}

/** Neighbouring issues whose values together can be numbered within a double. */
function groupsOf(counts: readonly number[]): readonly (readonly [from: number, to: number])[] {
  const groups: [number, number][] = [];
  let size = Number.POSITIVE_INFINITY;
  counts.forEach((count, issue) => {
    size *= count;
    const group = groups.at(-1);
    if (group && size <= Number.MAX_SAFE_INTEGER) group[1] = issue + 1;
    else {
      groups.push([issue, issue + 1]);
      size = count;
    }
  });
  return groups;
}

function wrongLength(issues: readonly Issue[], bid: Bid): ScenarioError {
  return new ScenarioError({
    field: 'bid',
    given: JSON.stringify(bid) ?? 'nothing',
    allowed: `${issues.length} value positions`,
  });
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
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
