import { type Issue, valueAt, valueCount } from '../issue.ts';
import type { Bonus, Profile } from '../profile.ts';
import { ScenarioError } from '../scenario-error.ts';
import { asList, asNumber, asObject, isObject, show, type WireObject } from './wire-message.ts';

const numberTypes = ['number', 'integer', 'int', 'real', 'float', 'continuous'];
// A range without a step is cut into this many; a referee that means a finer one says so.
const defaultSteps = 20;

/** The issues of an `init` message: listed values, or a range with a step. */
export function readIssues(value: unknown): Issue[] {
  return asList(value, 'issues').map((one, i) => readIssue(asObject(one, `issues[${i}]`), i));
}

/** The profile of an `init` message; lists by position or objects by name, missing reservation 0 and discount 1. */
export function readProfile(issues: readonly Issue[], value: unknown): Profile {
  const profile = asObject(value, 'profile');
  const weights = perIssue(issues, profile.weights, 'profile.weights').map((weight, i) =>
    asNumber(weight, `profile.weights[${i}]`),
  );
  const columns = perIssue(issues, profile.values, 'profile.values').map((column, i) =>
    readColumn(issues[i] as Issue, column),
  );
  const heaviest = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    weights: heaviest > 1 + 1e-6 ? weights.map((weight) => weight / heaviest) : weights,
    values: columns.map(toUnitRange),
    reservation: readOptional(profile.reservation, 0),
    discount: readDiscount(profile.discount),
    ...(profile.bonuses === undefined ? {} : { bonuses: readBonuses(profile.bonuses) }),
  };
}

function readIssue(issue: WireObject, i: number): Issue {
  const name = typeof issue.name === 'string' ? issue.name : `issue ${i}`;
  const type = issue.type ?? (issue.values ? 'choice' : 'number');
  if (Array.isArray(issue.values)) {
    return {
      name,
      type: 'choice',
      ordered: issue.ordered === true || type === 'ordered',
      values: issue.values.map(String),
    };
  }
  if (type === 'boolean') return { name, type };
  if (type === 'date')
    return {
      name,
      type,
      min: String(issue.min),
      max: String(issue.max),
      stepDays: readOptional(issue.step, 1),
    };
  const [min, max] = [Number(issue.min), Number(issue.max)];
  const step = readOptional(issue.step, type === 'integer' || type === 'int' ? 1 : (max - min) / defaultSteps);
  if (type === 'money') {
    return {
      name,
      type,
      currencyCode: String(issue.currencyCode ?? 'USD'),
      min: String(issue.min),
      max: String(issue.max),
      step: String(step),
    };
  }
  if (numberTypes.includes(String(type)) && Number.isFinite(min) && Number.isFinite(max))
    return { name, type: 'number', unit: 'C62', min, max, step };
  throw new ScenarioError({
    field: `issues[${i}]`,
    given: show(issue),
    allowed: 'values, or min and max with a number, money, date or boolean type',
  });
}

function perIssue(issues: readonly Issue[], value: unknown, field: string): readonly unknown[] {
  const list = isObject(value) ? issues.map((issue) => value[issue.name]) : asList(value, field);
  if (list.length === issues.length) return list;
  throw new ScenarioError({ field, given: `${list.length} entries`, allowed: `${issues.length}, one per issue` });
}

function readColumn(issue: Issue, column: unknown): number[] {
  const count = valueCount(issue);
  if (isObject(column)) {
    return Array.from({ length: count }, (_, at) =>
      asNumber(column[String(valueAt(issue, at))] ?? 0, `profile.values of ${issue.name}`),
    );
  }
  const list = asList(column, `profile.values of ${issue.name}`).map((value) =>
    Number.isFinite(value) ? Number(value) : 0,
  );
  if (list.length === count) return list;
  // Two numbers for a range: the ratings of its ends.
  if (list.length === 2 && issue.type === 'number')
    return Array.from({ length: count }, (_, at) => between(list, at / (count - 1)));
  throw new ScenarioError({
    field: `profile.values of ${issue.name}`,
    given: `${list.length} values`,
    allowed: `${count}`,
  });
}

function between([from = 0, to = 0]: readonly number[], share: number): number {
  return from + (to - from) * share;
}

// GENIUS evaluations are any positive numbers and count relative to the best of their issue.
function toUnitRange(column: readonly number[]): number[] {
  const best = column.reduce((a, b) => Math.max(a, b), 0);
  return best > 1 + 1e-9 ? column.map((value) => value / best) : [...column];
}

function readDiscount(value: unknown): number {
  const discount = readOptional(value, 1);
  // 0 means "no discount" in GENIUS files; a negative or larger one is nonsense and means the same.
  return discount > 0 && discount <= 1 ? discount : 1;
}

function readOptional(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
}

function readBonuses(value: unknown): Bonus[] {
  return asList(value, 'profile.bonuses').map((one, i) => {
    const bonus = asObject(one, `profile.bonuses[${i}]`);
    const when = asList(bonus.when, `profile.bonuses[${i}].when`).map((range) => {
      const { issue, from, to } = asObject(range, `profile.bonuses[${i}].when`);
      return { issue: asNumber(issue, 'issue'), from: asNumber(from, 'from'), to: asNumber(to, 'to') };
    });
    return { when, utility: asNumber(bonus.utility, `profile.bonuses[${i}].utility`) };
  });
}
