import { create, type DescMessage, type MessageInitShape, toBinary } from '@bufbuild/protobuf';
import type { EntityManager } from '@mikro-orm/postgresql';
import { context, propagation } from '@opentelemetry/api';
import type { EventDeclaration, EventPriority } from '@procur/contracts/event-declaration';
import { type ConsumerDeclaration, replaySubject, streamOf } from '@procur/contracts/event-topology';
import { ambientContext } from './ambient-context.ts';
import { now } from './clock.ts';
import { type EventEnvelope, type EventHeaders, toEventHeaders } from './cloud-event.ts';
import { uuidv7 } from './ids.ts';
import { OutboxMessage, partitionOf } from './outbox-message.ts';
import { replayHeaders } from './replay.ts';

export type PublishOptions = {
  /** Events of one aggregate reach the stream in the order of their publication. */
  readonly aggregateId: string;
  /** Default: the organisation of the present work. */
  readonly organisationId?: string;
  /** Default: the priority of the present work. */
  readonly priority?: EventPriority;
  readonly occurredAt?: Date;
};

/**
 * Writes the event into the outbox, in the caller's transaction: it will be published exactly if that commits.
 * Correlation, causation, actor, organisation, priority and trace come from the present work. Returns the event id.
 * @throws Error outside a transaction, where a crash could keep one of the two and lose the other.
 */
export function publish<Schema extends DescMessage>(
  em: EntityManager,
  event: EventDeclaration<Schema>,
  data: MessageInitShape<Schema>,
  options: PublishOptions,
): string {
  const envelope = toEnvelope(event, options);
  const payload = toBinary(event.schema, create(event.schema, data));
  write(em, {
    id: envelope.id,
    stream: streamOf(event.owner),
    subject: event.subject,
    envelope,
    headers: { ...toEventHeaders(envelope), ...traceHeaders() },
    payload,
  });
  return envelope.id;
}

/** An event as it was received, to be handled again by one consumer. */
export type Replay = {
  /** Tells this replay from earlier ones of the same event; the inbox lets each through once. */
  readonly replayId: string;
  readonly consumer: Pick<ConsumerDeclaration, 'service' | 'durable'>;
  readonly envelope: EventEnvelope;
  readonly headers: EventHeaders;
  readonly payload: Uint8Array;
  /** Handles it again even where it has been handled successfully; without it only dead letters are. */
  readonly force: boolean;
};

/** Writes a replay into the outbox, in the caller's transaction. */
export function publishReplay(em: EntityManager, replay: Replay): void {
  write(em, {
    id: uuidv7(),
    stream: 'PROCUR_REPLAY',
    subject: replaySubject(replay.consumer),
    envelope: replay.envelope,
    headers: { ...replay.headers, ...replayHeaders(replay) },
    payload: replay.payload,
  });
}

const written = new WeakSet<EntityManager>();

/** Whether this entity manager's transaction has written to the outbox, so that the relay is to be woken after COMMIT. */
export function hasWrittenToOutbox(em: EntityManager): boolean {
  return written.has(em);
}

type Row = {
  readonly id: string;
  readonly stream: string;
  readonly subject: string;
  readonly envelope: EventEnvelope;
  readonly headers: EventHeaders;
  readonly payload: Uint8Array;
};

function write(em: EntityManager, { envelope, payload, ...row }: Row): void {
  if (!em.isInTransaction()) throw new Error(`${row.subject} must be published in the transaction of its change`);
  const { aggregateId, organisationId, priority, occurredAt } = envelope;
  const partition = partitionOf(aggregateId);
  const bytes = Buffer.from(payload);
  em.persist(
    em.create(OutboxMessage, { ...row, partition, aggregateId, organisationId, priority, occurredAt, payload: bytes }),
  );
  written.add(em);
}

function toEnvelope(event: EventDeclaration, options: PublishOptions): EventEnvelope {
  const work = ambientContext();
  return {
    id: uuidv7(),
    type: event.subject,
    aggregateId: options.aggregateId,
    organisationId: options.organisationId ?? work.organisationId,
    actor: work.actor,
    correlationId: work.correlationId,
    causationId: work.causationId,
    priority: options.priority ?? work.priority,
    occurredAt: options.occurredAt ?? now(),
  };
}

function traceHeaders(): EventHeaders {
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  return carrier;
}
