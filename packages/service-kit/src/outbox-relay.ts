import { context, ROOT_CONTEXT } from '@opentelemetry/api';
import { suppressTracing } from '@opentelemetry/core';
import type { Database } from './database.ts';
import type { EventBus } from './event-bus.ts';
import type { Logger } from './logger.ts';
import { metrics } from './metrics.ts';
import { OutboxPublisher } from './outbox-publisher.ts';
import {
  claimMessages,
  hasPending,
  markPublished,
  readBacklog,
  removePublished,
  removeReceived,
} from './outbox-store.ts';
import { StreamWatch } from './stream-watch.ts';
import { Wakeup } from './wakeup.ts';

type RelayOptions = { readonly database: Database; readonly bus: EventBus; readonly log: Logger };

const hourMs = 3_600_000;

/** Starts moving events from the outbox to their streams, until it is disposed of. */
export function startOutboxRelay(options: RelayOptions): OutboxRelay {
  return new OutboxRelay(options);
}

/**
 * Publishes what commands have written, in order per aggregate and many aggregates at a time. Wakes right after a commit
 * of this process and polls for what others have left. At least once: what is published twice has the same id.
 */
export class OutboxRelay implements AsyncDisposable {
  readonly #database: Database;
  readonly #bus: EventBus;
  readonly #log: Logger;
  readonly #streams: StreamWatch;
  readonly #publisher: OutboxPublisher;
  readonly #wakeup = new Wakeup();
  readonly #unsubscribe: readonly (() => void)[];
  readonly #running: Promise<void>;
  #observeAfter = 0;
  #cleanAfter = 0;
  #stopped = false;

  constructor(options: RelayOptions) {
    this.#database = options.database;
    this.#bus = options.bus;
    this.#log = options.log;
    this.#streams = new StreamWatch(options);
    this.#publisher = new OutboxPublisher({ ...options, known: (stream) => this.#streams.known(stream) });
    this.#unsubscribe = [
      options.database.onOutboxWritten(() => this.#wakeup.wake()),
      options.bus.onReconnected(() => this.#reconnected()),
    ];
    // A poll belongs to no story and would fill the traces; what it publishes goes on with the trace of its event.
    this.#running = context.with(suppressTracing(ROOT_CONTEXT), () => this.#run());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopped = true;
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#wakeup.wake();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      const more = await this.#turn();
      if (!more && !this.#stopped) await this.#wakeup.wait(this.#bus.config.outboxPollMs);
    }
  }

  // The relay outlives every outage of Postgres and NATS, so a failed turn is logged and repeated after the poll interval.
  async #turn(): Promise<boolean> {
    if (!this.#bus.connected) return false;
    try {
      await this.#streams.check();
      await this.#observeBacklog();
      if (await hasPending(this.#database.em)) return await this.#publishBatch();
      await this.#clean();
    } catch (error) {
      this.#log.error({ err: error }, 'the outbox relay failed and tries again');
    }
    return false;
  }

  async #observeBacklog(): Promise<void> {
    if (performance.now() < this.#observeAfter) return;
    this.#observeAfter = performance.now() + this.#bus.config.outboxPollMs;
    const { depth, oldestAgeSeconds } = await readBacklog(this.#database.em);
    metrics.outboxDepth.set(depth);
    metrics.outboxOldestAge.set(oldestAgeSeconds);
  }

  /** True when everything went well and there may be more. */
  async #publishBatch(): Promise<boolean> {
    const { claimed, published } = await this.#database.transaction(async (em) => {
      const messages = await claimMessages(em, this.#bus.config.outboxWindow);
      const acknowledged = await this.#publisher.publishAll(messages);
      await this.#streams.reclaimRewound(em, acknowledged);
      await markPublished(em, acknowledged);
      return { claimed: messages.length, published: acknowledged };
    });
    this.#streams.advance(published);
    if (published.length < claimed) this.#streams.suspect();
    return claimed > 0 && published.length === claimed;
  }

  #reconnected(): void {
    this.#streams.suspect();
    this.#wakeup.wake();
  }

  async #clean(): Promise<void> {
    if (performance.now() < this.#cleanAfter) return;
    this.#cleanAfter = performance.now() + hourMs;
    const days = this.#bus.config.outboxRetentionDays;
    const bite = 10_000;
    while ((await removePublished(this.#database.em, days, bite)) === bite);
    // A day more than anything can be published again.
    while ((await removeReceived(this.#database.em, days + 1, bite)) === bite);
  }
}
