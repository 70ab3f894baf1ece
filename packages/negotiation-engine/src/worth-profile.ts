import { parseDay } from './calendar-day.ts';
import { type Issue, type IssueValue, valueAt, valueCount } from './issue.ts';
import type { ValueRule } from './mandate.ts';
import { permittedValues } from './mandate.ts';
import type { Outcome } from './outcome-space.ts';
import type { Profile } from './profile.ts';
import { ScenarioError } from './scenario-error.ts';

/**
 * What the values of an issue are worth to one side, in money per unit bought: so much for each unit of the value (a
 * currency unit of price, a day, a month), or listed by value. Negative for what costs.
 */
export type Worth = { readonly perUnit: number } | { readonly byValue: Readonly<Record<string, number>> };

/** Business facts from which a profile follows. Private to its side. */
export type WorthFacts = {
  readonly issues: readonly Issue[];
  /** By issue name; an issue without worth does not matter to this side. */
  readonly worth: Readonly<Record<string, Worth>>;
  /** The outcome this side would only just take: its walk-away price with its normal terms. */
  readonly limit: Outcome;
  /** Values that may be used at all; the best of them counts as utility 1. */
  readonly allowed?: Readonly<Record<string, ValueRule>>;
  readonly discount?: number;
};

/**
 * A profile in which weights are not opinions but money: an issue weighs what its best value is worth over its worst.
 * Utility 1 is the best permitted outcome, the reservation is the worth of the limit.
 */
export function profileFromWorth({ issues, worth, limit, allowed, discount = 1 }: WorthFacts): Profile {
  const permitted = permittedValues(issues, { allowed: allowed ?? {} });
  const columns = issues.map((issue, i) => columnOf(issue, worth[issue.name], permitted[i] as Int32Array));
  const total = columns.reduce((sum, column) => sum + column.range, 0);
  if (total <= 0) return onlyOutcomeProfile(columns, permitted, discount);
  const limitWorth = issues.map(
    (issue, i) => amountOf(issue, worth[issue.name], limitValue(issue, limit)) - (columns[i] as Column).min,
  );
  return {
    weights: columns.map((column) => column.range / total),
    values: columns.map(({ amounts, min, range }) => amounts.map((amount) => (range > 0 ? (amount - min) / range : 0))),
    reservation: limitWorth.reduce((sum, part) => sum + part, 0) / total,
    discount,
  };
}

/**
 * Where the mandate leaves outcomes of one worth only, those are as good as it gets and just good enough: utility 1, with
 * what is worth less below it. Not a fault: a walk-away price at the lowest price of the table is such a mandate.
 */
function onlyOutcomeProfile(columns: readonly Column[], permitted: readonly Int32Array[], discount: number): Profile {
  const matters = columns.map(({ amounts }) => amounts.some((amount) => amount !== amounts[0]));
  const count = matters.filter(Boolean).length;
  if (count === 0)
    throw new ScenarioError({
      field: 'worth',
      given: 'no difference between outcomes',
      allowed: 'worth for at least one issue',
    });
  return {
    weights: matters.map((one) => (one ? 1 / count : 0)),
    values: columns.map(({ amounts }, i) => {
      const own = amounts[permitted[i]?.[0] ?? 0] ?? 0;
      return amounts.map((amount) => (amount >= own ? 1 : 0));
    }),
    reservation: 1,
    discount,
  };
}

type Column = { readonly amounts: readonly number[]; readonly min: number; readonly range: number };

function columnOf(issue: Issue, worth: Worth | undefined, permitted: Int32Array): Column {
  const amounts = Array.from({ length: valueCount(issue) }, (_, index) =>
    amountOf(issue, worth, valueAt(issue, index)),
  );
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const index of permitted) {
    min = Math.min(min, amounts[index] as number);
    max = Math.max(max, amounts[index] as number);
  }
  return { amounts, min, range: max - min };
}

function limitValue(issue: Issue, limit: Outcome): IssueValue {
  const value = limit[issue.name];
  if (value === undefined)
    throw new ScenarioError({ field: `limit.${issue.name}`, given: 'nothing', allowed: 'a value' });
  return value;
}

function amountOf(issue: Issue, worth: Worth | undefined, value: IssueValue): number {
  if (!worth) return 0;
  if ('byValue' in worth) return worth.byValue[String(value)] ?? 0;
  return worth.perUnit * quantityOf(issue, value);
}

function quantityOf(issue: Issue, value: IssueValue): number {
  switch (issue.type) {
    case 'date':
      return parseDay(String(value), issue.name) - parseDay(issue.min);
    case 'choice':
      return issue.values.indexOf(String(value));
    default:
      return Number(value);
  }
}
