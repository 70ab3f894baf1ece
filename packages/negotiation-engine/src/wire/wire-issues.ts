import { parseDay } from '../calendar-day.ts';
import type { Issue } from '../issue.ts';
import { ScenarioError } from '../scenario-error.ts';
import { asList, asNumberOr, asObject, show, type WireObject } from './wire-value.ts';

const readable =
  'values (a list, or how many), or min and max (numbers, or days such as 2026-03-31) with a step, or type boolean';

/** The issues of an `init` message: listed values, or a range with a step. What an issue holds decides, not its type's name. */
export function readIssues(value: unknown): Issue[] {
  return asList(value, 'issues').map((one, i) => readIssue(asObject(one, `issues[${i}]`), `issues[${i}]`));
}

function readIssue(issue: WireObject, field: string): Issue {
  const name =
    typeof issue.name === 'string' || typeof issue.name === 'number'
      ? String(issue.name)
      : field.replace(/\W/g, ' ').trim();
  const type = String(issue.type ?? '').toLowerCase();
  if (issue.values !== undefined && issue.values !== null) return choice(issue, { name, type, field });
  if (type.startsWith('bool')) return { name, type: 'boolean' };
  if (type === 'date' || (typeof issue.min === 'string' && looksLikeDay.test(issue.min)))
    return dates(issue, name, field);
  return range(issue, { name, type, field });
}

type Named = { readonly name: string; readonly type: string; readonly field: string };

function choice({ values, ordered }: WireObject, { name, type, field }: Named): Issue {
  const listed = Number.isInteger(values) && Number(values) > 0 && Number(values) <= mostNumbered;
  const list = listed ? Array.from({ length: Number(values) }, (_, at) => at) : asList(values, `${field}.values`);
  const named = list.map((value, at) => {
    if (value !== null && typeof value !== 'object') return String(value);
    throw new ScenarioError({
      field: `${field}.values[${at}]`,
      given: show(value),
      allowed: 'text, a number or a boolean',
    });
  });
  return { name, type: 'choice', ordered: ordered === true || type.startsWith('ord'), values: named };
}

// As many as an issue may have.
const mostNumbered = 1_000_000;

function dates(issue: WireObject, name: string, field: string): Issue {
  const [min, max] = [dayOf(issue.min, `${field}.min`), dayOf(issue.max, `${field}.max`)];
  if (min === undefined || max === undefined)
    throw new ScenarioError({
      field,
      given: `min ${show(issue.min)}, max ${show(issue.max)}`,
      allowed: 'days such as 2026-03-31',
    });
  return { name, type: 'date', min, max, stepDays: asNumberOr(issue.step ?? issue.stepDays, 1, `${field}.step`) };
}

const looksLikeDay = /^\d{4}-\d{2}-\d{2}(T|$)/;

/** The day of "2026-03-31" and of "2026-03-31T12:00:00Z". */
function dayOf(value: unknown, field: string): string | undefined {
  if (typeof value !== 'string' || !looksLikeDay.test(value)) return undefined;
  const [day = ''] = value.split('T');
  parseDay(day, field);
  return day;
}

const moneyTypes = ['money', 'currency', 'price', 'amount'];

function range(issue: WireObject, { name, type, field }: Named): Issue {
  const [min, max] = [decimalOf(issue.min), decimalOf(issue.max)];
  if (min === undefined || max === undefined) throw new ScenarioError({ field, given: show(issue), allowed: readable });
  const step = decimalOf(issue.step) ?? defaultStep(type, max - min);
  if (!moneyTypes.includes(type)) return { name, type: 'number', unit: 'C62', min, max, step };
  const currencyCode = String(issue.currencyCode ?? issue.currency ?? 'USD');
  return {
    name,
    type: 'money',
    currencyCode,
    min: String(issue.min),
    max: String(issue.max),
    step: String(issue.step ?? step),
  };
}

function decimalOf(value: unknown): number | undefined {
  if (typeof value !== 'number' && (typeof value !== 'string' || value.trim() === '')) return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

// A range without a step is cut into this many; a referee that means a finer one says so.
const defaultSteps = 20;
const digitsOfStep = 1e12;

function defaultStep(type: string, width: number): number {
  if (type.startsWith('int')) return 1;
  // Rounded down, or a last digit too much would leave the maximum out.
  const magnitude = 10 ** Math.floor(Math.log10(width || 1));
  return (Math.floor((width / defaultSteps / magnitude) * digitsOfStep) / digitsOfStep) * magnitude || 1;
}
