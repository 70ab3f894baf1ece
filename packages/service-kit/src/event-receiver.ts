import { context, propagation, ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
import type { EventOwner } from '@procur/contracts/event-declaration';
import { runInContext } from './ambient-context.ts';
import { now } from './clock.ts';
import { type EventHeaders, MalformedEvent, parseEventHeaders } from './cloud-event.ts';
import type { Database } from './database.ts';
import { type GivenUp, publishDeadLetter, unreadableEnvelope } from './dead-letter.ts';
import { countFailure, type InboxKey, isSettled, markDead, markProcessed } from './inbox.ts';
import type { Logger } from './logger.ts';
import { metrics } from './metrics.ts';
import { findReplayMark } from './replay.ts';
import { SharedTransaction } from './shared-transaction.ts';
import { withSpan } from './span.ts';
import type { Delivery, RawEvent, Subscription } from './subscription.ts';

/** A message as it came from the broker, and for whom it is. */
export type IncomingMessage = {
  /** Durable name of the consumer it is for; of a replay, the one that is to handle it again. */
  readonly consumer: string;
  readonly subscription: Subscription;
  readonly subject: string;
  /** Unique per message; names an event that has no readable id. */
  readonly position: string;
  readonly headers: EventHeaders;
  readonly payload: Uint8Array;
  readonly attempt: number;
};

/** What the broker is to be told. */
export type Verdict = { readonly outcome: Outcome; readonly retryAfterMs?: number };
type Outcome = 'processed' | 'duplicate' | 'retried' | 'dead';

type ReceiverOptions = {
  readonly service: EventOwner;
  readonly database: Database;
  readonly log: Logger;
  readonly signal: AbortSignal;
  readonly retry: { readonly baseDelayMs: number; readonly maxAttempts: number };
};

/**
 * Hands an event to its handler with exactly-once effect, and decides what a failure means: another try later, or a dead
 * letter after the last one. What cannot be read is a dead letter at once.
 */
export class EventReceiver {
  readonly #options: ReceiverOptions;
  readonly #shared: SharedTransaction;

  constructor(options: ReceiverOptions) {
    this.#options = options;
    this.#shared = new SharedTransaction(options.database);
  }

  async receive(message: IncomingMessage): Promise<Verdict> {
    const observe = metrics.consumerDuration.startTimer({ consumer: message.consumer });
    const verdict = await this.#decide(message);
    observe();
    metrics.consumerEvents.inc({ consumer: message.consumer, outcome: verdict.outcome });
    return verdict;
  }

  async #decide(message: IncomingMessage): Promise<Verdict> {
    const event = this.#read(message);
    if (event instanceof MalformedEvent) return await this.#giveUp(unreadable(message, event));
    const work = {
      correlationId: event.correlationId,
      causationId: event.id,
      actor: `service:${this.#options.service}`,
      organisationId: event.organisationId,
      priority: event.priority,
    };
    const origin = propagation.extract(ROOT_CONTEXT, event.headers);
    return await runInContext(work, () => context.with(origin, () => this.#trace(message, event)));
  }

  #read(message: IncomingMessage): RawEvent | MalformedEvent {
    try {
      return { ...parseEventHeaders(message.headers), headers: message.headers, payload: message.payload };
    } catch (error) {
      if (error instanceof MalformedEvent) return error;
      throw error;
    }
  }

  async #trace(message: IncomingMessage, event: RawEvent): Promise<Verdict> {
    const attributes = {
      'messaging.system': 'nats',
      'messaging.operation.type': 'process',
      'messaging.destination.name': message.subject,
      'messaging.consumer.group.name': message.consumer,
      'messaging.message.id': event.id,
    };
    metrics.consumerLag.observe({ consumer: message.consumer }, (now().getTime() - event.occurredAt.getTime()) / 1000);
    return await withSpan(`consume ${event.type}`, { kind: SpanKind.CONSUMER, attributes }, async (span) => {
      const verdict = await this.#handle(message, event);
      span.setAttribute('procur.outcome', verdict.outcome);
      return verdict;
    });
  }

  async #handle(message: IncomingMessage, event: RawEvent): Promise<Verdict> {
    const key = { consumer: message.consumer, eventId: event.id, replay: findReplayMark(message.headers) };
    try {
      const handled = await this.#runHandler(message, event, key);
      return { outcome: handled ? 'processed' : 'duplicate' };
    } catch (error) {
      return await this.#failed(message, { event, key, error });
    }
  }

  async #runHandler({ subscription, attempt }: IncomingMessage, event: RawEvent, key: InboxKey): Promise<boolean> {
    let handled: boolean | undefined;
    const complete = async (work: () => Promise<unknown>) => {
      if (handled !== undefined) throw new Error('a delivery can be completed once');
      handled = false;
      handled = await this.#complete(key, work);
      return handled;
    };
    const delivery: Delivery = { attempt, signal: this.#options.signal, complete };
    if (subscription.transaction === 'shared')
      return await this.#shared.run(() => this.#settle(key, () => subscription.handle(event, delivery)));
    if (subscription.transaction === 'around') return await complete(() => subscription.handle(event, delivery));
    // Only here is there work before the inbox is asked.
    if (await isSettled(this.#options.database.em, key)) return false;
    await subscription.handle(event, delivery);
    return handled ?? (await complete(async () => {}));
  }

  async #complete(key: InboxKey, work: () => Promise<unknown>): Promise<boolean> {
    return await this.#options.database.transaction(() => this.#settle(key, work));
  }

  /** In a transaction: does the work unless another delivery has done it. */
  async #settle(key: InboxKey, work: () => Promise<unknown>): Promise<boolean> {
    if (!(await markProcessed(this.#options.database.em, key))) return false;
    await work();
    return true;
  }

  async #failed(message: IncomingMessage, { event, key, error }: Failure): Promise<Verdict> {
    const { database, log, retry, signal } = this.#options;
    // The process is stopping: not the event's fault, so another process takes it at once and nothing is counted.
    if (signal.aborted) return { outcome: 'retried', retryAfterMs: 0 };
    const ids = { consumer: message.consumer, eventId: event.id };
    if (error instanceof MalformedEvent) {
      return await this.#giveUp({ message, envelope: event, key, error, attempts: message.attempt });
    }
    const attempts = await this.#whenPossible(() => database.transaction((em) => countFailure(em, key)));
    if (attempts === 'impossible') return { outcome: 'retried', retryAfterMs: retry.baseDelayMs };
    if (attempts === undefined) return { outcome: 'duplicate' };
    if (attempts >= retry.maxAttempts) return await this.#giveUp({ message, envelope: event, key, error, attempts });
    const retryAfterMs = retry.baseDelayMs * 2 ** (attempts - 1);
    log.warn({ ...ids, err: error, attempts, retryAfterMs }, 'an event could not be handled and is tried again');
    return { outcome: 'retried', retryAfterMs };
  }

  async #giveUp(givenUp: GivenUp): Promise<Verdict> {
    const { database, service, log, retry } = this.#options;
    const { message, key, error, attempts } = givenUp;
    const dead = await this.#whenPossible(() =>
      database.transaction(async (em) => {
        if (!(await markDead(em, key))) return false;
        publishDeadLetter(em, service, givenUp);
        return true;
      }),
    );
    if (dead === 'impossible') return { outcome: 'retried', retryAfterMs: retry.baseDelayMs };
    if (!dead) return { outcome: 'duplicate' };
    metrics.deadLetters.inc({ consumer: message.consumer });
    log.error({ consumer: message.consumer, eventId: key.eventId, err: error, attempts }, 'an event is a dead letter');
    return { outcome: 'dead' };
  }

  // An outage of Postgres is not the event's fault: nothing is counted, and the broker keeps the event.
  async #whenPossible<T>(work: () => Promise<T>): Promise<T | 'impossible'> {
    try {
      return await work();
    } catch (error) {
      this.#options.log.error({ err: error }, 'the failure of an event could not be recorded');
      return 'impossible';
    }
  }
}

type Failure = { readonly event: RawEvent; readonly key: InboxKey; readonly error: unknown };

function unreadable(message: IncomingMessage, error: MalformedEvent): GivenUp {
  const envelope = unreadableEnvelope(message, now());
  const key = { consumer: message.consumer, eventId: envelope.id, replay: undefined };
  return { message, envelope, key, error, attempts: message.attempt };
}
