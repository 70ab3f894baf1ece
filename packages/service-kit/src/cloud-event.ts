import { type EventPriority, eventPriorities } from '@procur/contracts/event-declaration';
import { isUuid } from './ids.ts';

/** What is known about an event besides its data. */
export type EventEnvelope = {
  readonly id: string;
  /** The subject on which the owner published it. */
  readonly type: string;
  readonly aggregateId: string;
  readonly organisationId: string;
  /** User id, or `service:<name>`. */
  readonly actor: string;
  readonly correlationId: string;
  readonly causationId: string | undefined;
  readonly priority: EventPriority;
  readonly occurredAt: Date;
};

/** The event cannot be read and never will be; it becomes a dead letter without another try. */
export class MalformedEvent extends Error {
  override readonly name = 'MalformedEvent';
}

export type EventHeaders = Readonly<Record<string, string>>;

/** The headers of the CloudEvents NATS binding in binary mode, and ours beside them. */
export function toEventHeaders(envelope: EventEnvelope): EventHeaders {
  return {
    'ce-specversion': '1.0',
    'ce-id': envelope.id,
    'ce-type': envelope.type,
    'ce-source': sourceOf(envelope.type),
    'ce-subject': encode(envelope.aggregateId),
    'ce-time': envelope.occurredAt.toISOString(),
    'ce-datacontenttype': 'application/protobuf',
    'correlation-id': encode(envelope.correlationId),
    ...(envelope.causationId !== undefined && { 'causation-id': encode(envelope.causationId) }),
    'organisation-id': encode(envelope.organisationId),
    actor: encode(envelope.actor),
    priority: envelope.priority,
  };
}

/** Reads the headers back. @throws MalformedEvent naming the first header that does not fit. */
export function parseEventHeaders(headers: EventHeaders): EventEnvelope {
  const id = required(headers, 'ce-id', isUuid, 'a UUID');
  const occurredAt = required(headers, 'ce-time', (text) => !Number.isNaN(Date.parse(text)), 'a time');
  return {
    id,
    type: required(headers, 'ce-type', (text) => text !== '', 'a subject'),
    aggregateId: decode(headers['ce-subject'] ?? ''),
    organisationId: decode(headers['organisation-id'] ?? ''),
    actor: decode(headers.actor ?? ''),
    correlationId: decode(headers['correlation-id'] ?? id),
    causationId: headers['causation-id'] === undefined ? undefined : decode(headers['causation-id']),
    priority: eventPriorities.find((priority) => priority === headers.priority) ?? 'normal',
    occurredAt: new Date(occurredAt),
  };
}

function required(headers: EventHeaders, name: string, fits: (text: string) => boolean, allowed: string): string {
  const given = headers[name];
  if (given !== undefined && fits(given)) return given;
  throw new MalformedEvent(
    `header ${name} is ${given === undefined ? 'missing' : `"${given}"`}, allowed is ${allowed}`,
  );
}

// procur.requests.v1.request_created → /procur/requests
function sourceOf(type: string): string {
  return `/${type.split('.').slice(0, 2).join('/')}`;
}

// Header values are one line of ASCII; the binding asks for percent-encoding of everything else.
function encode(text: string): string {
  return /^[\x21-\x24\x26-\x7e]*$/.test(text) ? text : encodeURIComponent(text);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new MalformedEvent(`"${text}" is not percent-encoded`);
  }
}
