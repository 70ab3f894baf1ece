import type { ConsumerDeclaration } from '@procur/contracts/event-topology';
import { ConsumerPull } from './consumer-pull.ts';
import type { Database } from './database.ts';
import type { EventBus } from './event-bus.ts';
import { EventReceiver } from './event-receiver.ts';
import type { Logger } from './logger.ts';
import { metrics } from './metrics.ts';
import type { Subscription } from './subscription.ts';
import { WorkQueue } from './work-queue.ts';

type ConsumeOptions = {
  readonly bus: EventBus;
  readonly database: Database;
  readonly log: Logger;
  readonly subscriptions: readonly Subscription[];
};

/**
 * Starts hearing the events of this service until disposed of.
 * @throws Error when handlers and event-subscriptions.ts disagree, which would lose events silently.
 */
export function consumeEvents(options: ConsumeOptions): EventConsumers {
  return new EventConsumers(options);
}

/** The work queues of a service and the pulls that fill them. */
export class EventConsumers implements AsyncDisposable {
  readonly #queues: ReadonlyMap<string, WorkQueue>;
  readonly #pulls: readonly ConsumerPull[];
  readonly #abort = new AbortController();

  constructor({ bus, database, log, subscriptions }: ConsumeOptions) {
    const { service, config } = bus;
    const consumers = bus.topology.consumers.filter((consumer) => consumer.service === service);
    const handlers = matchHandlers(consumers, subscriptions);
    this.#queues = createQueues(bus);
    const receiver = new EventReceiver({
      service,
      database,
      log,
      signal: this.#abort.signal,
      retry: { baseDelayMs: config.retryBaseDelayMs, maxAttempts: config.maxAttempts },
    });
    const shared = { bus, log, receiver, queues: this.#queues, handlers };
    this.#pulls = consumers.map((consumer) => new ConsumerPull({ ...shared, consumer }));
    for (const pull of this.#pulls) pull.start();
  }

  /** Takes no more, gives back what waits, and waits for what runs. */
  async drain(): Promise<void> {
    for (const pull of this.#pulls) pull.stop();
    await Promise.all([...this.#queues.values()].map((queue) => queue.stop()));
    await Promise.all(this.#pulls.map((pull) => pull.stopped));
  }

  /** Drains, telling running handlers to give up. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#abort.abort();
    await this.drain();
  }
}

function createQueues({ topology, service, config }: EventBus): ReadonlyMap<string, WorkQueue> {
  const declared = topology.queues.filter((queue) => queue.service === service);
  return new Map(
    declared.map(({ name, concurrency }) => [
      name,
      observed(name, new WorkQueue(config.queueConcurrency || concurrency)),
    ]),
  );
}

function observed(name: string, queue: WorkQueue): WorkQueue {
  queue.onChange = () => {
    metrics.queueRunning.set({ queue: name }, queue.running);
    metrics.queueWaiting.set({ queue: name }, queue.waiting);
  };
  return queue;
}

/** The handler of each consumer; the replay consumer has none, because a replay names whose handler it wants. */
function matchHandlers(
  consumers: readonly ConsumerDeclaration[],
  subscriptions: readonly Subscription[],
): ReadonlyMap<string, Subscription> {
  const live = consumers.filter((consumer) => consumer.queue !== 'replay');
  const matched = live.map((consumer) => [consumer.durable, findHandler(consumer, subscriptions)] as const);
  const unused = subscriptions.filter((subscription) => !matched.some(([, handler]) => handler === subscription));
  const unheard = matched.filter(([, handler]) => handler === undefined).map(([durable]) => durable);
  if (unused.length > 0 || unheard.length > 0) {
    const undeclared = unused.map(({ event }) => (event === 'all' ? event : event.subject));
    throw new Error(
      `event-subscriptions.ts and the handlers disagree: without a handler are [${unheard}], not declared are [${undeclared}]`,
    );
  }
  return new Map(matched.filter((entry): entry is [string, Subscription] => entry[1] !== undefined));
}

function findHandler(
  { filterSubject }: ConsumerDeclaration,
  subscriptions: readonly Subscription[],
): Subscription | undefined {
  const isAll = filterSubject.endsWith('>');
  return subscriptions.find(({ event }) => (event === 'all' ? isAll : event.subject === filterSubject));
}
