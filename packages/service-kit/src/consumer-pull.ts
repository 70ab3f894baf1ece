import { setTimeout as pause } from 'node:timers/promises';
import type { Consumer, ConsumerMessages, JsMsg } from '@nats-io/jetstream';
import { eventPriorities } from '@procur/contracts/event-declaration';
import type { ConsumerDeclaration } from '@procur/contracts/event-topology';
import { isMissing } from './broker-topology.ts';
import type { EventBus } from './event-bus.ts';
import type { EventReceiver, IncomingMessage, Verdict } from './event-receiver.ts';
import type { Logger } from './logger.ts';
import { metrics } from './metrics.ts';
import type { Subscription } from './subscription.ts';
import { Wakeup } from './wakeup.ts';
import type { WorkQueue } from './work-queue.ts';

type PullOptions = {
  readonly bus: EventBus;
  readonly log: Logger;
  readonly receiver: EventReceiver;
  readonly queues: ReadonlyMap<string, WorkQueue>;
  readonly handlers: ReadonlyMap<string, Subscription>;
  readonly consumer: ConsumerDeclaration;
};

// A pull waits this long at the server; its heartbeats tell within two of them that the server is gone.
const pullMs = 30_000;
const heartbeatMs = 5_000;

/**
 * Pulls one consumer's events into its work queue. Holds a bounded number, says of each that it is being worked on until
 * it is settled, and starts over whenever the broker has lost the consumer.
 */
export class ConsumerPull {
  readonly #options: PullOptions;
  readonly #room = new Wakeup();
  #held = 0;
  #consumer: Consumer | undefined;
  #messages: ConsumerMessages | undefined;
  #stopping = false;
  #running: Promise<void> | undefined;
  readonly #unsubscribe: () => void;

  constructor(options: PullOptions) {
    this.#options = options;
    this.#unsubscribe = options.bus.onReconnected(() => this.#startOver());
  }

  get stopped(): Promise<void> {
    return this.#running ?? Promise.resolve();
  }

  start(): void {
    this.#running ??= this.#run();
  }

  stop(): void {
    this.#stopping = true;
    this.#unsubscribe();
    this.#messages?.stop();
    this.#room.wake();
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      const free = this.#options.bus.config.prefetch - this.#held;
      if (free <= 0) await this.#room.wait(pullMs);
      else await this.#pull(free);
    }
  }

  // Whatever the broker answers, the pull goes on: the consumer is made again when it is gone, and asked again otherwise.
  async #pull(count: number): Promise<void> {
    const { bus, consumer, log } = this.#options;
    try {
      this.#consumer ??= await bus.whileConnected(() => bus.jetstream.consumers.get(consumer.stream, consumer.durable));
      const options = { max_messages: count, expires: pullMs, idle_heartbeat: heartbeatMs };
      this.#messages = await this.#consumer.fetch(options);
      if (this.#stopping) this.#messages.stop();
      for await (const message of this.#messages) this.#accept(message);
    } catch (error) {
      this.#consumer = undefined;
      if (this.#stopping) return;
      log.warn({ err: error, consumer: consumer.durable }, 'pulling events failed and starts over');
      await this.#recover(error);
    }
  }

  // The client's own recovery waits as long as a pull when the server answers before its JetStream does.
  #startOver(): void {
    this.#consumer = undefined;
    this.#messages?.stop();
  }

  async #recover(error: unknown): Promise<void> {
    const { bus, consumer, log } = this.#options;
    await pause(isMissing(error) ? 50 : 250);
    if (!bus.connected) return;
    try {
      await bus.ensureConsumer(consumer.durable);
    } catch (failure) {
      log.warn({ err: failure, consumer: consumer.durable }, 'the consumer could not be made again yet');
    }
  }

  #accept(message: JsMsg): void {
    const { bus, consumer, queues } = this.#options;
    this.#held++;
    // Three times within the wait, so that two may be lost.
    const stillWorking = setInterval(() => message.working(), bus.config.ackWaitMs / 3);
    const settle = (tell: () => void) => {
      clearInterval(stillWorking);
      this.#held--;
      this.#room.wake();
      tell();
    };
    metrics.consumerPending.set({ consumer: consumer.durable }, message.info.pending);
    queues.get(consumer.queue)?.add({
      priority: eventPriorities.find((priority) => priority === message.headers?.get('priority')) ?? 'normal',
      lane: message.headers?.get('ce-subject') ?? '',
      run: async () => {
        const verdict = await this.#receive(message);
        settle(() => answer(message, verdict));
      },
      dropped: () => settle(() => message.nak()),
    });
  }

  // A handler's failure is a verdict; what is caught here is a bug of the kit, and the event must not be lost by it.
  async #receive(message: JsMsg): Promise<Verdict> {
    const { bus, log, receiver, consumer } = this.#options;
    try {
      const incoming = this.#toIncoming(message);
      if (incoming) return await receiver.receive(incoming);
      log.error({ consumer: consumer.durable, subject: message.subject }, 'a replay names no consumer of this service');
      return { outcome: 'dead' };
    } catch (error) {
      log.error({ err: error, consumer: consumer.durable, subject: message.subject }, 'receiving an event failed');
      return { outcome: 'retried', retryAfterMs: bus.config.retryBaseDelayMs };
    }
  }

  #toIncoming(message: JsMsg): IncomingMessage | undefined {
    const { consumer, handlers } = this.#options;
    const durable = consumer.queue === 'replay' ? (message.subject.split('.').at(-1) ?? '') : consumer.durable;
    const subscription = handlers.get(durable);
    if (!subscription) return undefined;
    const headers = [...(message.headers ?? [])].map(([name, values]) => [name, values[0] ?? ''] as const);
    return {
      consumer: durable,
      subscription,
      subject: message.subject,
      position: `${message.info.stream} ${message.info.timestampNanos} ${message.seq}`,
      headers: Object.fromEntries(headers),
      payload: message.data,
      attempt: message.info.deliveryCount,
    };
  }
}

function answer(message: JsMsg, { retryAfterMs }: Verdict): void {
  if (retryAfterMs === undefined) message.ack();
  else message.nak(retryAfterMs);
}
