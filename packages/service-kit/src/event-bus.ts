import { setTimeout as pause } from 'node:timers/promises';
import { type JetStreamClient, type JetStreamManager, jetstream, type StreamInfo } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { EventOwner } from '@procur/contracts/event-declaration';
import { topology as platformTopology } from '@procur/contracts/event-subscriptions';
import type { ConsumerDeclaration, EventTopology } from '@procur/contracts/event-topology';
import { ensureConsumer, ensureStream, unlessMissing } from './broker-topology.ts';
import type { ConfigOf } from './config.ts';
import type { Logger } from './logger.ts';
import type { natsSettings } from './nats-settings.ts';

export type NatsConfig = ConfigOf<typeof natsSettings>;

export type EventBusOptions = {
  readonly service: EventOwner;
  readonly config: NatsConfig;
  readonly log: Logger;
  /** Default: that of the platform. */
  readonly topology?: EventTopology;
};

// Short, because a server that has just started drops requests to a JetStream that is not there yet, and asking again is free.
const managementTimeoutMs = 2_000;

/**
 * Connects to NATS, waiting for it as long as it takes, and makes sure that the streams and consumers of this service exist.
 * From then on the connection is restored for ever.
 */
export async function connectEventBus(options: EventBusOptions): Promise<EventBus> {
  const { config, service, log } = options;
  const connection = await connect({
    servers: config.url,
    name: `procur-${service}`,
    maxReconnectAttempts: -1,
    waitOnFirstConnect: true,
    reconnectTimeWait: 250,
    reconnectJitter: 250,
    // Two missed pings, that is 20 s, tell a dead connection from a silent one.
    pingInterval: 10_000,
    ignoreAuthErrorAbort: true,
  });
  const bus = new EventBus(connection, options);
  try {
    await bus.ensureTopology();
  } catch (error) {
    await bus[Symbol.asyncDispose]();
    throw error;
  }
  log.info({ server: connection.getServer() }, 'event bus connected');
  return bus;
}

/** An event as it passed by. */
export type LiveMessage = {
  readonly subject: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: Uint8Array;
};

/** The connection of a service to the broker. */
export class EventBus implements AsyncDisposable {
  readonly name = 'nats';
  readonly service: EventOwner;
  readonly config: NatsConfig;
  readonly topology: EventTopology;
  readonly jetstream: JetStreamClient;
  readonly #connection: NatsConnection;
  readonly #log: Logger;
  readonly #reconnected = new Set<() => void>();
  #managing: Promise<JetStreamManager> | undefined;
  #connected = true;
  readonly #awaiting = new Set<(reason: Error) => void>();

  constructor(connection: NatsConnection, { service, config, log, topology = platformTopology }: EventBusOptions) {
    this.#connection = connection;
    this.service = service;
    this.config = config;
    this.topology = topology;
    this.#log = log;
    this.jetstream = jetstream(connection, { timeout: Math.min(managementTimeoutMs, config.publishTimeoutMs) });
    void this.#watch();
  }

  get connected(): boolean {
    return this.#connected && !this.#connection.isClosed();
  }

  /** @throws Error while there is no connection. */
  checkReadiness(): void {
    if (!this.connected) throw new Error('not connected to NATS');
  }

  /** Asks the server, and fails as soon as the connection is lost, rather than when the answer is overdue. */
  async whileConnected<T>(ask: () => Promise<T>): Promise<T> {
    if (!this.connected) throw new Error('not connected to NATS');
    const { promise: outage, reject } = Promise.withResolvers<never>();
    this.#awaiting.add(reject);
    try {
      return await Promise.race([ask(), outage]);
    } finally {
      this.#awaiting.delete(reject);
    }
  }

  /** Calls back after every restored connection, when streams may have been lost. Returns how to stop that. */
  onReconnected(listener: () => void): () => void {
    this.#reconnected.add(listener);
    return () => this.#reconnected.delete(listener);
  }

  /** Tells whoever listens at the moment. Nobody keeps it, and while there is no connection it is lost. */
  say(subject: string, payload: Uint8Array): void {
    if (this.connected) this.#connection.publish(subject, payload);
  }

  /**
   * Hears what is published from now on, without any guarantee of delivery: good for showing, never for deciding.
   * Returns how to stop that.
   */
  listen(subject: string, hear: (message: LiveMessage) => void): () => void {
    const subscription = this.#connection.subscribe(subject, {
      callback: (error, message) => {
        if (error) return;
        const headers = Object.fromEntries(
          (message.headers?.keys() ?? []).map((name) => [name, message.headers?.get(name) ?? '']),
        );
        hear({ subject: message.subject, headers, payload: message.data });
      },
    });
    return () => subscription.unsubscribe();
  }

  /** The stream as it is, created if it is missing. @throws Error for a name that the topology does not hold. */
  async ensureStream(name: string): Promise<StreamInfo> {
    const declared = this.topology.streams.find((stream) => stream.name === name);
    if (!declared) throw new Error(`stream ${name} is not declared in event-topology.ts`);
    const manager = await this.#manager();
    return await this.whileConnected(() => ensureStream(manager, declared, this.config));
  }

  /** The consumer, created with its stream if one is missing. @throws Error for a name that the topology does not hold. */
  async ensureConsumer(durable: string): Promise<void> {
    const declared = this.topology.consumers.find((consumer) => consumer.durable === durable);
    if (!declared) throw new Error(`consumer ${durable} is not declared in event-subscriptions.ts`);
    await this.ensureStream(declared.stream);
    await this.#ensureConsumer(declared);
  }

  /** Events that wait for a consumer of any service, or are being handled by it; 0 for one that does not exist yet. */
  async countPending({ stream, durable }: Pick<ConsumerDeclaration, 'stream' | 'durable'>): Promise<number> {
    const manager = await this.#manager();
    const info = await unlessMissing(() => this.whileConnected(() => manager.consumers.info(stream, durable)));
    return info ? info.num_pending + info.num_ack_pending : 0;
  }

  /** Creates what is missing of this service's streams and consumers, and brings the rest up to date. */
  async ensureTopology(): Promise<void> {
    const consumers = this.topology.consumers.filter((consumer) => consumer.service === this.service);
    const owned = this.topology.streams.filter((stream) => stream.owner === this.service);
    const streams = new Set([...owned.map((stream) => stream.name), ...consumers.map((consumer) => consumer.stream)]);
    await untilAnswered(this.#log, async () => {
      await Promise.all([...streams].map((stream) => this.ensureStream(stream)));
      await Promise.all(consumers.map((consumer) => this.#ensureConsumer(consumer)));
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#reconnected.clear();
    if (!this.#connection.isClosed()) await this.#connection.close();
  }

  async #ensureConsumer(declared: ConsumerDeclaration): Promise<void> {
    const manager = await this.#manager();
    await this.whileConnected(() => ensureConsumer(manager, declared, this.config));
  }

  // Asked for anew until it works: the first request may meet a server whose JetStream is still starting.
  #manager(): Promise<JetStreamManager> {
    this.#managing ??= this.jetstream.jetstreamManager(false).catch((error) => {
      this.#managing = undefined;
      throw error;
    });
    return this.#managing;
  }

  async #watch(): Promise<void> {
    for await (const status of this.#connection.status()) {
      if (status.type === 'disconnect') this.#setConnected(false);
      if (status.type === 'reconnect') {
        this.#setConnected(true);
        for (const listener of this.#reconnected) listener();
      }
    }
  }

  #setConnected(connected: boolean): void {
    if (connected !== this.#connected) this.#log.warn({ connected }, connected ? 'NATS is back' : 'NATS is gone');
    this.#connected = connected;
    if (!connected) for (const reject of this.#awaiting) reject(new Error('the connection to NATS was lost'));
  }
}

// A server that has just started answers before its JetStream does.
async function untilAnswered(log: Logger, work: () => Promise<void>): Promise<void> {
  const attempts = 20;
  for (let attempt = 1; ; attempt++) {
    try {
      await work();
      return;
    } catch (error) {
      if (attempt === attempts) throw error;
      log.warn({ err: error, attempt }, 'JetStream does not answer yet');
      await pause(Math.min(100 * attempt, 1000));
    }
  }
}
