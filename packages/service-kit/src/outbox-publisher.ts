import { headers as natsHeaders } from '@nats-io/transport-node';
import { context, propagation, ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
import type { EventHeaders } from './cloud-event.ts';
import type { EventBus } from './event-bus.ts';
import type { Logger } from './logger.ts';
import { metrics } from './metrics.ts';
import type { PendingMessage, StreamPosition } from './outbox-store.ts';
import { withSpan } from './span.ts';

export type PublishedMessage = { readonly id: string; readonly stream: string; readonly position: StreamPosition };

/** What the relay knows of a stream: its present life and the last sequence acknowledged there before this batch. */
export type KnownStream = { readonly epoch: string; readonly lastSequence: number };

type PublisherOptions = {
  readonly bus: EventBus;
  readonly log: Logger;
  readonly known: (stream: string) => Promise<KnownStream>;
};

/** Sends messages to JetStream and awaits its acknowledgements. */
export class OutboxPublisher {
  readonly #bus: EventBus;
  readonly #log: Logger;
  readonly #known: (stream: string) => Promise<KnownStream>;

  constructor({ bus, log, known }: PublisherOptions) {
    this.#bus = bus;
    this.#log = log;
    this.#known = known;
  }

  /** Publishes aggregates side by side and the messages of one aggregate in order. Returns what was acknowledged. */
  async publishAll(messages: readonly PendingMessage[]): Promise<PublishedMessage[]> {
    const lanes = Map.groupBy(messages, (message) => message.aggregate_id);
    const published = await Promise.all([...lanes.values()].map((lane) => this.#publishLane(lane)));
    return published.flat();
  }

  // One after the other: if one fails, nothing of the same aggregate may overtake it.
  async #publishLane(lane: readonly PendingMessage[]): Promise<PublishedMessage[]> {
    const published: PublishedMessage[] = [];
    for (const message of lane) {
      try {
        const position = await this.#publish(message);
        published.push({ id: message.id, stream: message.stream, position });
      } catch (error) {
        metrics.outboxPublished.inc({ outcome: 'failed' });
        this.#log.warn({ err: error, messageId: message.id, subject: message.subject }, 'an event was not published');
        break;
      }
    }
    return published;
  }

  async #publish(message: PendingMessage): Promise<StreamPosition> {
    const origin = propagation.extract(ROOT_CONTEXT, message.headers);
    const attributes = {
      'messaging.system': 'nats',
      'messaging.operation.type': 'send',
      'messaging.destination.name': message.subject,
      'messaging.message.id': message.id,
    };
    return await context.with(origin, () =>
      withSpan(`publish ${message.subject}`, { kind: SpanKind.PRODUCER, attributes }, () => this.#send(message)),
    );
  }

  async #send({ id, stream, subject, payload, headers }: PendingMessage): Promise<StreamPosition> {
    const { epoch } = await this.#known(stream);
    const options = {
      msgID: id,
      headers: toNatsHeaders(headers),
      expect: { streamName: stream },
      timeout: this.#bus.config.publishTimeoutMs,
    };
    const ack = await this.#bus.whileConnected(() => this.#bus.jetstream.publish(subject, payload, options));
    metrics.outboxPublished.inc({ outcome: ack.duplicate ? 'duplicate' : 'published' });
    return { epoch, sequence: ack.seq, duplicate: ack.duplicate };
  }
}

function toNatsHeaders(headers: EventHeaders) {
  const carrier = { ...headers };
  propagation.inject(context.active(), carrier);
  const result = natsHeaders();
  for (const [name, value] of Object.entries(carrier)) result.set(name, value);
  return result;
}
