import { ScenarioError } from '../scenario-error.ts';
import { moneyFields } from './money/read-money-policy.ts';
import { isObject, show, type WireObject } from './wire-value.ts';

const fields = [
  ...['strategy', 'acceptance', 'opponentModel', 'explain', 'model'],
  ...['allowed', 'maxRounds', 'group', 'switchingCost', 'money'],
];

/** The policy of an `init` message, and which of its fields mean nothing here. */
export type ReadPolicy = { readonly policy: WireObject; readonly ignored: readonly string[] };

/**
 * A policy is an object, or the name of a strategy alone. Fields that mean nothing are named and not refused, since referees
 * describe their side as they like; limits on money outside `money` are refused, because they would count as kept.
 */
export function readPolicy(value: unknown): ReadPolicy {
  if (value === undefined || value === null || value === '') return { policy: {}, ignored: [] };
  if (typeof value === 'string') return { policy: { strategy: value }, ignored: [] };
  if (!isObject(value))
    throw new ScenarioError({ field: 'policy', given: show(value), allowed: `an object of ${fields.join(', ')}` });
  const ignored = Object.keys(value).filter((name) => !fields.includes(name));
  const misplaced = ignored.find((name) => name !== 'role' && moneyFields.includes(name));
  if (misplaced === undefined) return { policy: value, ignored: ignored.map((name) => `policy.${name}`) };
  throw new ScenarioError({
    field: `policy.${misplaced}`,
    given: show(value[misplaced]),
    allowed: `the same as policy.money.${misplaced}`,
  });
}
