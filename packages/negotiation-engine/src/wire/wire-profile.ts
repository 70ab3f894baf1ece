import { type Issue, valueAt, valueCount } from '../issue.ts';
import type { Bonus, Profile } from '../profile.ts';
import { ScenarioError } from '../scenario-error.ts';
import { asList, asNumber, asNumberOr, asObject, isObject, show } from './wire-value.ts';

/** The profile of an `init` message; lists by position or objects by name, missing reservation 0 and discount 1. */
export function readProfile(issues: readonly Issue[], value: unknown): Profile {
  const profile = asObject(value, 'profile');
  const raw = {
    weights: perIssue(issues, profile.weights, 'profile.weights').map((weight, i) =>
      asNumber(weight, `profile.weights of ${issues[i]?.name}`),
    ),
    values: perIssue(issues, profile.values, 'profile.values').map((column, i) =>
      readColumn(issues[i] as Issue, column),
    ),
  };
  const reservation = asNumberOr(profile.reservation, 0, 'profile.reservation');
  return {
    ...(reservation > 1 ? onOneScale(raw, reservation) : { ...relative(raw), reservation }),
    discount: readDiscount(profile.discount),
    ...(profile.bonuses === undefined ? {} : { bonuses: readBonuses(profile.bonuses) }),
  };
}

type Tastes = { readonly weights: readonly number[]; readonly values: readonly (readonly number[])[] };

// GENIUS evaluations are any positive numbers and count relative to the best of their issue, weights relative to their sum.
function relative({ weights, values }: Tastes): Tastes {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    weights: total > 1 + 1e-6 ? weights.map((weight) => weight / total) : weights,
    values: values.map((column) => (highest(column) > 1 + 1e-9 ? divided(column, highest(column)) : column)),
  };
}

/** A reservation above 1 says that utilities are sums of weight × rating as they stand: all is divided by the highest. */
function onOneScale({ weights, values }: Tastes, reservation: number): Tastes & { readonly reservation: number } {
  const best = values.reduce((sum, column, i) => sum + (weights[i] as number) * highest(column), 0);
  const scale = best > 0 ? best : 1;
  return {
    weights: weights.map((weight, i) => (weight * (highest(values[i] as number[]) || 1)) / scale),
    values: values.map((column) => divided(column, highest(column) || 1)),
    reservation: reservation / scale,
  };
}

function highest(column: readonly number[]): number {
  return column.reduce((a, b) => Math.max(a, b), 0);
}

function divided(column: readonly number[], by: number): number[] {
  return column.map((value) => value / by);
}

function perIssue(issues: readonly Issue[], value: unknown, field: string): readonly unknown[] {
  if (isObject(value)) {
    refuseUnknown(
      Object.keys(value),
      issues.map(({ name }) => name),
      field,
    );
    return issues.map(({ name }) => value[name]);
  }
  const list = asList(value, field, 'a list with one entry per issue, or an object by issue name');
  if (list.length === issues.length) return list;
  throw new ScenarioError({ field, given: `${list.length} entries`, allowed: `${issues.length}, one per issue` });
}

function readColumn(issue: Issue, column: unknown): readonly number[] {
  const field = `profile.values of ${issue.name}`;
  const count = valueCount(issue);
  if (isObject(column)) return byName(issue, column, field);
  const list = asList(column, field, `a list of ${count} ratings, or an object by value`).map((rating, at) =>
    // Ratings that are no numbers are nonsense of old files; they count nothing.
    asNumberOr(rating, 0, `${field}[${at}]`),
  );
  if (list.length === count) return list;
  if (list.length === 2 && isRange(issue)) return ramp(list as [number, number], count);
  const ends = isRange(issue) ? ', or 2 for the ends of the range' : '';
  throw new ScenarioError({ field, given: `${list.length} ratings`, allowed: `${count}${ends}` });
}

/** Ratings by value; those that are not named count nothing. A range may name its `min` and `max` instead. */
function byName(issue: Issue, column: Readonly<Record<string, unknown>>, field: string): readonly number[] {
  const count = valueCount(issue);
  const keys = Object.keys(column);
  if (isRange(issue) && keys.length === 2 && 'min' in column && 'max' in column)
    return ramp([asNumber(column.min, `${field}.min`), asNumber(column.max, `${field}.max`)], count);
  const names = Array.from({ length: count }, (_, at) => String(valueAt(issue, at)));
  const placeOf = placesByName(names);
  const ratings = new Array<number>(count).fill(0);
  refuseUnknown(
    keys.filter((key) => placeOf(key) === undefined),
    names,
    field,
  );
  for (const key of keys) ratings[placeOf(key) as number] = asNumberOr(column[key], 0, `${field}.${key}`);
  return ratings;
}

/** "1100", "1100.00" and the 1100.0 that Python writes are the same value. */
function placesByName(names: readonly string[]): (name: string) => number | undefined {
  const places = new Map<string | number, number>(names.map((name, at) => [name, at]));
  names.forEach((name, at) => {
    const number = Number(name);
    if (name !== '' && Number.isFinite(number) && !places.has(number)) places.set(number, at);
  });
  return (name) => places.get(name) ?? places.get(Number(name));
}

function isRange({ type }: Issue): boolean {
  return type === 'number' || type === 'money' || type === 'date';
}

function ramp([from, to]: readonly [number, number], count: number): number[] {
  return Array.from({ length: count }, (_, at) => from + ((to - from) * at) / Math.max(1, count - 1));
}

// Enough of them to see what the names look like.
const shownNames = 8;

function refuseUnknown(given: readonly string[], allowed: readonly string[], field: string): void {
  const unknown = given.find((name) => !allowed.includes(name));
  if (unknown === undefined) return;
  const rest = allowed.length > shownNames ? `, … (${allowed.length})` : '';
  throw new ScenarioError({ field, given: show(unknown), allowed: allowed.slice(0, shownNames).join(', ') + rest });
}

function readDiscount(value: unknown): number {
  const discount = asNumberOr(value, 1, 'profile.discount');
  // 0 means "no discount" in GENIUS files; a negative or larger one is nonsense and means the same.
  return discount > 0 && discount <= 1 ? discount : 1;
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
