import { ScenarioError } from '../scenario-error.ts';

/** A JSON object of which nothing is known yet. */
export type WireObject = { readonly [key: string]: unknown };

/** The value as an object, or a `ScenarioError` that names the field. */
export function asObject(value: unknown, field: string): WireObject {
  if (isObject(value)) return value;
  throw new ScenarioError({ field, given: show(value), allowed: 'an object' });
}

/** The value as a finite number, or a `ScenarioError` that names the field. */
export function asNumber(value: unknown, field: string): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new ScenarioError({ field, given: show(value), allowed: 'a number' });
}

/** The same, and `otherwise` for nothing or null; text is refused, because a limit that is not read would count as kept. */
export function asNumberOr(value: unknown, otherwise: number, field: string): number {
  if (value === undefined || value === null || Number.isNaN(value)) return otherwise;
  return asNumber(value, field);
}

/** The value as a list, or a `ScenarioError` that names the field. */
export function asList(value: unknown, field: string, allowed = 'a list'): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new ScenarioError({ field, given: show(value), allowed });
}

/** Whether the value is a plain object. */
export function isObject(value: unknown): value is WireObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// Enough to recognise the mistake in an error message, not enough to flood a log.
const shownCharacters = 80;

/** The value as short text for an error message. */
export function show(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, shownCharacters);
}
