import { formatDay, parseDay } from './calendar-day.ts';
import {
  addDecimals,
  type Decimal,
  formatDecimal,
  multiplyDecimals,
  parseDecimal,
  subtractDecimals,
  toNumber,
  withScale,
} from './decimal.ts';
import { ensure, ScenarioError } from './scenario-error.ts';

/** An amount from min to max in steps, as decimal strings ("1060.00"). */
export type MoneyIssue = {
  readonly name: string;
  readonly type: 'money';
  readonly currencyCode: string;
  readonly min: string;
  readonly max: string;
  readonly step: string;
};

/** A quantity from min to max in steps; `unit` is a UN/ECE Rec 20 code (DAY, MON, P1 for percent). */
export type NumberIssue = {
  readonly name: string;
  readonly type: 'number';
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
};

/** One of several named values; `ordered` when their sequence means less to more. */
export type ChoiceIssue = {
  readonly name: string;
  readonly type: 'choice';
  readonly ordered: boolean;
  readonly values: readonly string[];
};

/** No (index 0) or yes (index 1). */
export type BooleanIssue = { readonly name: string; readonly type: 'boolean' };

/** A calendar day from min to max, every `stepDays` days. */
export type DateIssue = {
  readonly name: string;
  readonly type: 'date';
  readonly min: string;
  readonly max: string;
  readonly stepDays: number;
};

/** One thing that is negotiated. Plain JSON. */
export type Issue = MoneyIssue | NumberIssue | ChoiceIssue | BooleanIssue | DateIssue;

/** What an issue takes: money and dates as text, so that nothing is rounded on the way. */
export type IssueValue = string | number | boolean;

// An issue is indexed in 32-bit typed arrays; a million steps is a cent step on 10,000.
const maxValuesPerIssue = 1_000_000;

/** How many values the issue has; throws `ScenarioError` when its range makes no sense. */
export function valueCount(issue: Issue): number {
  const count = counted(issue);
  ensure(Number.isSafeInteger(count) && count >= 1 && count <= maxValuesPerIssue, () => ({
    field: `issue ${issue.name}`,
    given: `${count} values`,
    allowed: `1 to ${maxValuesPerIssue}`,
  }));
  return count;
}

function counted(issue: Issue): number {
  switch (issue.type) {
    case 'choice':
      return issue.values.length;
    case 'boolean':
      return 2;
    case 'date':
      return stepsBetween(issue.name, [parseDay(issue.min), parseDay(issue.max), issue.stepDays]) + 1;
    default: {
      const { min, max, step } = scaledRange(issue);
      return stepsBetween(issue.name, [Number(min), Number(max), Number(step)]) + 1;
    }
  }
}

function stepsBetween(name: string, [min, max, step]: readonly [number, number, number]): number {
  ensure(step > 0 && max >= min, () => ({
    field: `issue ${name}`,
    given: `min ${min}, max ${max}, step ${step}`,
    allowed: 'min <= max and step > 0',
  }));
  return Math.floor((max - min) / step);
}

/** The value at a position; throws `ScenarioError` when there is none. */
export function valueAt(issue: Issue, index: number): IssueValue {
  ensure(Number.isInteger(index) && index >= 0 && index < valueCount(issue), () => ({
    field: `issue ${issue.name}`,
    given: `index ${index}`,
    allowed: `0 to ${valueCount(issue) - 1}`,
  }));
  switch (issue.type) {
    case 'choice':
      return issue.values[index] as string;
    case 'boolean':
      return index === 1;
    case 'date':
      return formatDay(parseDay(issue.min) + index * issue.stepDays);
    case 'money':
      return formatDecimal(steppedAmount(issue, index));
    case 'number':
      return toNumber(steppedAmount(issue, index));
  }
}

/** The position of a value; throws `ScenarioError` when the issue does not have it. */
export function indexOfValue(issue: Issue, value: IssueValue): number {
  const index = position(issue, value);
  const count = valueCount(issue);
  if (Number.isInteger(index) && index >= 0 && index < count) return index;
  throw new ScenarioError({ field: `issue ${issue.name}`, given: String(value), allowed: describeRange(issue) });
}

function position(issue: Issue, value: IssueValue): number {
  switch (issue.type) {
    case 'choice':
      return issue.values.indexOf(String(value));
    case 'boolean':
      return value === true ? 1 : value === false ? 0 : -1;
    case 'date':
      return (parseDay(String(value), issue.name) - parseDay(issue.min)) / issue.stepDays;
    default:
      return stepsFromMin(issue, parseDecimal(typeof value === 'boolean' ? String(value) : value, issue.name));
  }
}

function stepsFromMin(issue: MoneyIssue | NumberIssue, value: Decimal): number {
  const step = parseDecimal(issue.step, issue.name);
  const distance = subtractDecimals(value, parseDecimal(issue.min, issue.name));
  const scale = Math.max(step.scale, distance.scale);
  const [from, per] = [withScale(distance, scale).units, withScale(step, scale).units];
  return per > 0n && from % per === 0n ? Number(from / per) : -1;
}

function steppedAmount(issue: MoneyIssue | NumberIssue, index: number): Decimal {
  const offset = multiplyDecimals(parseDecimal(issue.step, issue.name), { units: BigInt(index), scale: 0 });
  return addDecimals(parseDecimal(issue.min, issue.name), offset);
}

function scaledRange(issue: MoneyIssue | NumberIssue) {
  const [min, max, step] = [
    parseDecimal(issue.min, issue.name),
    parseDecimal(issue.max, issue.name),
    parseDecimal(issue.step, issue.name),
  ];
  const scale = Math.max(min.scale, max.scale, step.scale);
  return { min: withScale(min, scale).units, max: withScale(max, scale).units, step: withScale(step, scale).units };
}

function describeRange(issue: Issue): string {
  switch (issue.type) {
    case 'choice':
      return issue.values.join(', ');
    case 'boolean':
      return 'true or false';
    case 'date':
      return `${issue.min} to ${issue.max} every ${issue.stepDays} days`;
    default:
      return `${issue.min} to ${issue.max} in steps of ${issue.step}`;
  }
}
