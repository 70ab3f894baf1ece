import { parseDay } from './calendar-day.ts';
import { allInCost, type CostModel } from './cost-of-ownership.ts';
import { compareDecimals, parseDecimal } from './decimal.ts';
import { type Issue, type IssueValue, valueAt, valueCount } from './issue.ts';
import { type Bid, checkBid } from './outcome-space.ts';
import { ScenarioError } from './scenario-error.ts';

/** An amount of money as a decimal string. */
export type Amount = { readonly currencyCode: string; readonly amount: string };

/** What an issue may be: listed values, or a range (for money, numbers and dates). */
export type ValueRule = {
  readonly values?: readonly IssueValue[];
  readonly min?: IssueValue;
  readonly max?: IssueValue;
};

/**
 * What the agent may do on behalf of its side. Limits are private to that side: a mandate, and the breaches computed from
 * it, never go into a message, event, log or metric that the counterparty could read.
 */
export type Mandate = {
  readonly version: number;
  /** By issue name; an issue that is not named may take any of its values. */
  readonly allowed: Readonly<Record<string, ValueRule>>;
  /** Most that may be spent all-in: over the whole term, or per year of the term. Needs a cost model. */
  readonly walkAway?: Amount & { readonly basis: 'total' | 'per-year' };
  /** Largest all-in total the agent may agree to alone; above it a named person decides. Needs a cost model. */
  readonly authority?: Amount;
  readonly maxRounds: number;
};

/** Why a move is not simply allowed. Private, like the mandate. */
export type Breach = {
  readonly rule: 'allowed-values' | 'walk-away' | 'maximum-rounds' | 'authority' | 'currency';
  readonly field: string;
  readonly given: string;
  readonly allowed: string;
};

/** `needs-approval` only when authority is the sole breach: a person can lift authority, but not a limit. */
export type MandateVerdict = {
  readonly verdict: 'allowed' | 'needs-approval' | 'refused';
  readonly breaches: readonly Breach[];
};

/** The ground on which a mandate is checked. */
export type MandateContext = {
  readonly issues: readonly Issue[];
  readonly mandate: Mandate;
  readonly cost?: CostModel;
};

/** The one check every outgoing offer and every acceptance passes, whatever strategy or person proposed it. */
export function checkMandate(
  { issues, mandate, cost }: MandateContext,
  move: { readonly bid: Bid; readonly round: number },
): MandateVerdict {
  checkBid(issues, move.bid);
  const breaches = [
    ...issues.flatMap((issue, i) => valueBreach(issue, mandate, move.bid[i] as number)),
    ...roundBreach(mandate, move.round),
    ...costBreaches({ issues, mandate, cost }, move.bid),
  ];
  if (breaches.length === 0) return { verdict: 'allowed', breaches };
  return { verdict: breaches.every((breach) => breach.rule === 'authority') ? 'needs-approval' : 'refused', breaches };
}

/** The value positions of each issue that the mandate allows; throws `ScenarioError` when an issue has none. */
export function permittedValues(issues: readonly Issue[], mandate?: Pick<Mandate, 'allowed'>): Int32Array[] {
  return issues.map((issue) => {
    const positions = Array.from({ length: valueCount(issue) }, (_, index) => index);
    const rule = mandate?.allowed[issue.name];
    const permitted = rule ? positions.filter((index) => obeys(issue, rule, index)) : positions;
    if (permitted.length > 0) return Int32Array.from(permitted);
    throw new ScenarioError({
      field: `mandate.allowed.${issue.name}`,
      given: describeRule(rule ?? {}),
      allowed: 'at least one value of the issue',
    });
  });
}

function valueBreach(issue: Issue, mandate: Mandate, index: number): Breach[] {
  const rule = mandate.allowed[issue.name];
  if (!rule || obeys(issue, rule, index)) return [];
  return [
    { rule: 'allowed-values', field: issue.name, given: String(valueAt(issue, index)), allowed: describeRule(rule) },
  ];
}

function obeys(issue: Issue, { values, min, max }: ValueRule, index: number): boolean {
  const value = valueAt(issue, index);
  if (values && !values.some((allowed) => isSameValue(issue, allowed, value))) return false;
  if (min !== undefined && compareValues(issue, value, min) < 0) return false;
  return max === undefined || compareValues(issue, value, max) <= 0;
}

function isSameValue(issue: Issue, a: IssueValue, b: IssueValue): boolean {
  return issue.type === 'money' || issue.type === 'number' ? compareValues(issue, a, b) === 0 : a === b;
}

function compareValues(issue: Issue, a: IssueValue, b: IssueValue): number {
  switch (issue.type) {
    case 'date':
      return parseDay(String(a), issue.name) - parseDay(String(b), issue.name);
    case 'choice':
      return issue.values.indexOf(String(a)) - issue.values.indexOf(String(b));
    case 'boolean':
      return Number(a) - Number(b);
    default:
      return compareDecimals(parseDecimal(String(a), issue.name), parseDecimal(String(b), issue.name));
  }
}

function roundBreach({ maxRounds }: Mandate, round: number): Breach[] {
  if (round <= maxRounds) return [];
  return [{ rule: 'maximum-rounds', field: 'round', given: String(round), allowed: `at most ${maxRounds}` }];
}

function costBreaches(
  { issues, mandate, cost }: { issues: readonly Issue[]; mandate: Mandate; cost: CostModel | undefined },
  bid: Bid,
): Breach[] {
  if (!mandate.walkAway && !mandate.authority) return [];
  // Without a cost model an all-in limit cannot be checked, and an unchecked limit must not count as kept.
  if (!cost)
    throw new ScenarioError({
      field: 'cost',
      given: 'no cost model',
      allowed: 'a cost model when the mandate limits the all-in cost',
    });
  const { total, perYear } = allInCost(cost, issues, bid);
  const { walkAway, authority } = mandate;
  return [
    ...(walkAway
      ? amountBreach('walk-away', { limit: walkAway, cost, given: walkAway.basis === 'total' ? total : perYear })
      : []),
    ...(authority ? amountBreach('authority', { limit: authority, cost, given: total }) : []),
  ];
}

type AmountCheck = { readonly limit: Amount; readonly cost: CostModel; readonly given: string };

function amountBreach(rule: 'walk-away' | 'authority', { limit, cost, given }: AmountCheck): Breach[] {
  if (limit.currencyCode !== cost.currencyCode) {
    return [{ rule: 'currency', field: rule, given: cost.currencyCode, allowed: limit.currencyCode }];
  }
  if (compareDecimals(parseDecimal(given), parseDecimal(limit.amount, rule)) <= 0) return [];
  return [{ rule, field: 'all-in cost', given, allowed: `at most ${limit.amount} ${limit.currencyCode}` }];
}

function describeRule({ values, min, max }: ValueRule): string {
  if (values) return values.join(', ');
  return `${min === undefined ? '' : `from ${min} `}${max === undefined ? '' : `up to ${max}`}`.trim();
}
