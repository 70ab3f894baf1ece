import type { EntityManager } from '@mikro-orm/postgresql';
import type { Database } from './database.ts';
import type { EventBus } from './event-bus.ts';
import type { Logger } from './logger.ts';
import { metrics } from './metrics.ts';
import type { KnownStream, PublishedMessage } from './outbox-publisher.ts';
import { highestSequence, reclaimAfter, reclaimEarlierLives } from './outbox-store.ts';

type WatchOptions = { readonly database: Database; readonly bus: EventBus; readonly log: Logger };

/**
 * Compares what JetStream has acknowledged with what it still holds. When a stream was made anew, or its last sequence went
 * back (a restored volume, the lost disk of a single node), the messages concerned will be published again: Postgres is the
 * log, the broker a cache of it, and the inboxes drop what was handled before.
 */
export class StreamWatch {
  readonly #database: Database;
  readonly #bus: EventBus;
  readonly #log: Logger;
  readonly #known = new Map<string, KnownStream>();
  #checkAfter = 0;

  constructor({ database, bus, log }: WatchOptions) {
    this.#database = database;
    this.#bus = bus;
    this.#log = log;
  }

  /** Makes the next check happen at once. */
  suspect(): void {
    this.#checkAfter = 0;
  }

  /** Checks the streams of this service when it is time to. */
  async check(): Promise<void> {
    if (performance.now() < this.#checkAfter) return;
    for (const stream of this.#bus.topology.streams) {
      if (stream.owner === this.#bus.service) await this.#checkStream(stream.name);
    }
    this.#checkAfter = performance.now() + this.#bus.config.streamCheckMs;
  }

  async known(stream: string): Promise<KnownStream> {
    return this.#known.get(stream) ?? (await this.#checkStream(stream));
  }

  /** Remembers how far the streams have come. */
  advance(published: readonly PublishedMessage[]): void {
    for (const { stream, position } of published) {
      const lastSequence = Math.max(position.sequence, this.#known.get(stream)?.lastSequence ?? 0);
      this.#known.set(stream, { epoch: position.epoch, lastSequence });
    }
  }

  /**
   * An acknowledged sequence that had been given before says that the stream lost its end and has grown again since the
   * last check, where comparing last sequences no longer shows it.
   */
  async reclaimRewound(em: EntityManager, published: readonly PublishedMessage[]): Promise<void> {
    for (const [stream, { epoch, lastSequence }] of this.#known) {
      const fresh = published.filter((message) => message.stream === stream && !message.position.duplicate);
      const first = Math.min(...fresh.map((message) => message.position.sequence));
      if (first > lastSequence) continue;
      this.#report(stream, 'rewound', await reclaimAfter(em, stream, { epoch, sequence: first - 1 }));
    }
  }

  async #checkStream(stream: string): Promise<KnownStream> {
    const before = await this.#bus.ensureStream(stream);
    const acknowledged = await highestSequence(this.#database.em, stream, before.created);
    // Asked after the database: every sequence read there was acknowledged before, so a smaller one now means loss.
    const { created: epoch, state } = await this.#bus.ensureStream(stream);
    await this.#database.transaction(async (em) => {
      this.#report(stream, 'recreated', await reclaimEarlierLives(em, stream, epoch));
      if (acknowledged <= state.last_seq) return;
      this.#report(stream, 'rewound', await reclaimAfter(em, stream, { epoch, sequence: state.last_seq }));
    });
    const known = { epoch, lastSequence: state.last_seq };
    this.#known.set(stream, known);
    return known;
  }

  #report(stream: string, reason: 'recreated' | 'rewound', count: number): void {
    if (count === 0) return;
    metrics.outboxRepublished.inc({ reason }, count);
    this.#log.warn({ stream, reason, count }, 'the broker lost events; publishing them again');
  }
}
