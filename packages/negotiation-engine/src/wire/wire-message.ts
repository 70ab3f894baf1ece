import { ScenarioError } from '../scenario-error.ts';
import { asObject, isObject, show, type WireObject } from './wire-value.ts';

/** The kinds of messages. */
export const wireKinds = ['init', 'first', 'offer', 'decide', 'end'] as const;
type WireKind = (typeof wireKinds)[number];

/** A message of the attach protocol after its envelope is opened; the id as it was written, to be repeated in the answer. */
export type WireMessage = Envelope & { readonly sid: string | number };
type Envelope = { readonly kind: WireKind; readonly body: WireObject };

// The protocol fixes the fields of each message, not how its kind is written: referees differ.
const otherKindFields = ['kind', 'op', 'cmd', 'method'];

/**
 * Reads `{"type":"offer","sid":…}`, the same under another name for `type`, `{"offer":{…}}`, `["offer",{…}]`, and a message
 * without a kind whose fields belong to one only. Throws `ScenarioError` on anything else, so that a mistake is answered.
 */
export function readWireMessage(value: unknown): WireMessage {
  const { kind, body } = openEnvelope(value);
  const { sid } = body;
  if (typeof sid === 'string') return { kind, sid, body };
  if (typeof sid === 'number' && Number.isFinite(sid)) return { kind, sid, body };
  throw new ScenarioError({ field: 'sid', given: show(sid), allowed: 'the id of a session, text or number' });
}

function openEnvelope(value: unknown): Envelope {
  if (Array.isArray(value) && value.length === 2 && isObject(value[1]))
    return { kind: kindOf(value[0]), body: value[1] };
  const message = asObject(value, 'message');
  // What nearly every message has is looked for before anything else: this is read a hundred thousand times a second.
  if (message.type !== undefined) return { kind: kindOf(message.type), body: message };
  const field = otherKindFields.find((name) => message[name] !== undefined);
  if (field !== undefined) return { kind: kindOf(message[field]), body: message };
  const wrapped = wireKinds.find((kind) => isObject(message[kind]));
  if (wrapped) return { kind: wrapped, body: asObject(message[wrapped], wrapped) };
  return { kind: kindOf(kindByFields(message)), body: message };
}

function kindByFields(message: WireObject): WireKind | undefined {
  if (message.issues !== undefined) return 'init';
  if (message.bid !== undefined) return 'offer';
  if (message.agreement !== undefined) return 'end';
  if (message.approve !== undefined) return 'decide';
  return message.round === undefined && message.t === undefined ? undefined : 'first';
}

const kinds = new Map<unknown, WireKind>(wireKinds.map((kind) => [kind, kind]));

function kindOf(name: unknown): WireKind {
  const kind = kinds.get(name);
  if (kind) return kind;
  throw new ScenarioError({ field: 'type', given: show(name), allowed: wireKinds.join(', ') });
}

const namedLine = new RegExp(`^\\s*(${wireKinds.join('|')})\\s*(\\{.*)$`, 's');
const stringOrNonNumber = /"(?:[^"\\]|\\.)*"|-?\bInfinity\b|\bNaN\b/g;

/**
 * Parses a message: JSON, `offer {…}` as the protocol is written down, and JSON with the NaN and Infinity that Python
 * writes, which become null. Throws `SyntaxError` on other text.
 */
export function parseWireText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const repaired = (json: string) =>
      JSON.parse(json.replace(stringOrNonNumber, (found) => (found.startsWith('"') ? found : 'null')));
    const [, kind, body] = namedLine.exec(text) ?? [];
    if (kind !== undefined && body !== undefined) return [kind, repaired(body)];
    if (/NaN|Infinity/.test(text)) return repaired(text);
    throw error;
  }
}
