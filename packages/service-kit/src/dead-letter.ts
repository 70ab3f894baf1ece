import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { EventOwner } from '@procur/contracts/event-declaration';
import { eventDeadLettered } from '@procur/contracts/events';
import { v5 } from 'uuid';
import { now } from './clock.ts';
import type { EventEnvelope } from './cloud-event.ts';
import type { IncomingMessage } from './event-receiver.ts';
import { uuidv7 } from './ids.ts';
import type { InboxKey } from './inbox.ts';
import { publish } from './outbox.ts';

/** An event that will not be tried again, and why. */
export type GivenUp = {
  readonly message: Pick<IncomingMessage, 'subject' | 'headers' | 'payload' | 'consumer'>;
  readonly envelope: EventEnvelope;
  readonly key: InboxKey;
  readonly error: unknown;
  readonly attempts: number;
};

// A namespace of our own for ids of messages that carry none.
const unreadableNamespace = '0b9f4f0e-51f7-4ad1-8d54-1d7d9c1b6a55';

/** Publishes the dead letter, in the transaction that gives the event up. */
export function publishDeadLetter(em: EntityManager, service: EventOwner, givenUp: GivenUp): void {
  const { message, envelope, key, error, attempts } = givenUp;
  // Whoever cannot handle dead letters must not produce another for each.
  if (message.subject.endsWith('.event_dead_lettered')) return;
  const event = eventDeadLettered[service];
  const data = {
    deadLetterId: uuidv7(),
    eventId: key.eventId,
    subject: envelope.type,
    consumer: message.consumer,
    service,
    attempts,
    errorKind: kindOf(error),
    errorMessage: error instanceof Error ? error.message : String(error),
    errorStack: stackOf(error),
    payload: new Uint8Array(message.payload),
    headers: { ...message.headers },
    failedAt: timestampFromDate(now()),
  };
  publish(em, event, data, { aggregateId: envelope.aggregateId, organisationId: envelope.organisationId });
}

/** Stands in for an envelope that cannot be read, so that the message can be stored and looked at. */
export function unreadableEnvelope(message: IncomingMessage, occurredAt: Date): EventEnvelope {
  const id = v5(message.position, unreadableNamespace);
  return {
    id,
    type: message.subject,
    aggregateId: id,
    organisationId: message.headers['organisation-id'] ?? '',
    actor: '',
    correlationId: message.headers['correlation-id'] ?? id,
    causationId: undefined,
    priority: 'normal',
    occurredAt,
  };
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const reason: unknown = Reflect.get(error, 'reason') ?? Reflect.get(error, 'code');
  return reason === undefined ? error.name : `${error.name} ${String(reason)}`;
}

function stackOf(error: unknown): string {
  const causes: string[] = [];
  for (let link = error; link instanceof Error && causes.length < 10; link = link.cause) {
    causes.push(link.stack ?? link.message);
  }
  return causes.join('\ncaused by: ');
}
