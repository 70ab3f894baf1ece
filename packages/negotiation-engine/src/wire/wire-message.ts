import { ScenarioError } from '../scenario-error.ts';

/** A message of the attach protocol after its envelope is opened. */
export type WireMessage = { readonly kind: WireKind; readonly sid: string; readonly body: WireObject };
export type WireKind = (typeof wireKinds)[number];
export type WireObject = { readonly [key: string]: unknown };

export const wireKinds = ['init', 'first', 'offer', 'decide', 'end'] as const;

/**
 * Reads `{"type":"offer","sid":…}` and the equivalent `{"offer":{"sid":…}}`; throws `ScenarioError` on anything else, so
 * that a referee's mistake is answered and not guessed at.
 */
export function readWireMessage(value: unknown): WireMessage {
  const message = asObject(value, 'message');
  const wrapped = wireKinds.find((kind) => isObject(message[kind]) && message.type === undefined);
  const body = wrapped ? asObject(message[wrapped], wrapped) : message;
  const kind = wrapped ?? wireKinds.find((one) => one === message.type);
  if (!kind) throw new ScenarioError({ field: 'type', given: show(message.type), allowed: wireKinds.join(', ') });
  const sid = body.sid;
  if (typeof sid !== 'string' && typeof sid !== 'number')
    throw new ScenarioError({ field: 'sid', given: show(sid), allowed: 'a session id' });
  return { kind, sid: String(sid), body };
}

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

/** The value as a list, or a `ScenarioError` that names the field. */
export function asList(value: unknown, field: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new ScenarioError({ field, given: show(value), allowed: 'a list' });
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
