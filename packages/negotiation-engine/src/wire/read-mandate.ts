import type { Issue } from '../issue.ts';
import type { Mandate, ValueRule } from '../mandate.ts';
import { ScenarioError } from '../scenario-error.ts';
import { asList, asNumber, asObject, show, type WireObject } from './wire-value.ts';

/**
 * The rules on values and rounds of `policy`; `undefined` when there are none. A rule for no issue or of no meaning is
 * refused: one that is misspelt would count as kept.
 */
export function readMandate(policy: WireObject, issues: readonly Issue[]): Mandate | undefined {
  const { allowed, maxRounds } = policy;
  if (allowed == null && maxRounds === undefined) return undefined;
  const rules = allowed == null ? {} : asObject(allowed, 'policy.allowed');
  return {
    version: 1,
    allowed: Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, readRule(rule, name, issues)])),
    maxRounds: maxRounds === undefined ? Number.MAX_SAFE_INTEGER : asNumber(maxRounds, 'policy.maxRounds'),
  };
}

const ruleFields = ['values', 'min', 'max'];

function readRule(value: unknown, name: string, issues: readonly Issue[]): ValueRule {
  const field = `policy.allowed.${name}`;
  const names = issues.map((issue) => issue.name);
  if (!names.includes(name)) throw new ScenarioError({ field, given: 'no such issue', allowed: names.join(', ') });
  const rule = asObject(value, field);
  const unknown = Object.keys(rule).find((key) => !ruleFields.includes(key));
  if (unknown !== undefined) throw new ScenarioError({ field, given: show(unknown), allowed: ruleFields.join(', ') });
  return {
    ...(rule.values !== undefined && {
      values: asList(rule.values, `${field}.values`).map((each, i) => readValue(each, `${field}.values[${i}]`)),
    }),
    ...(rule.min !== undefined && { min: readValue(rule.min, `${field}.min`) }),
    ...(rule.max !== undefined && { max: readValue(rule.max, `${field}.max`) }),
  };
}

function readValue(value: unknown, field: string): string | number | boolean {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return asNumber(value, field);
}
