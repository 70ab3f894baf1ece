import type { EventDeclaration, EventOwner } from './event-declaration.ts';
import { eventOwners } from './event-declaration.ts';

/** A JetStream stream: the events of one owner, or the replays. */
export type StreamDeclaration = {
  readonly name: string;
  readonly subjects: readonly string[];
  /** The service whose outbox fills the stream; the replay stream is filled by `audit`. */
  readonly owner: EventOwner;
};

/** One kind of work in one service. Everything in a queue shares its concurrency. */
export type QueueDeclaration = {
  readonly service: EventOwner;
  readonly name: string;
  /** Handlers that run at the same time in one process; a setting may override it. */
  readonly concurrency: number;
};

/** One durable pull consumer. Its single filter subject keeps it working on nats-server 2.9, which knows no list of filters. */
export type ConsumerDeclaration = {
  readonly durable: string;
  readonly service: EventOwner;
  readonly queue: string;
  readonly stream: string;
  readonly filterSubject: string;
};

/** "This service does that kind of work when it hears these events." */
export type SubscriptionDeclaration = QueueDeclaration & {
  /** `all` hears every event of every owner. */
  readonly events: readonly EventDeclaration[] | 'all';
};

/** Everything the broker must hold: derived, so that it cannot drift from the subscriptions. */
export type EventTopology = {
  readonly streams: readonly StreamDeclaration[];
  readonly queues: readonly QueueDeclaration[];
  readonly consumers: readonly ConsumerDeclaration[];
};

const replayStreamName = 'PROCUR_REPLAY';
const replayQueue = 'replay';

/** The stream that holds the events of an owner. */
export function streamOf(owner: EventOwner): string {
  return `PROCUR_${owner.toUpperCase()}`;
}

/** Where `audit` publishes an event again for one named consumer of one service. */
export function replaySubject(consumer: Pick<ConsumerDeclaration, 'service' | 'durable'>): string {
  return `procur.replay.${consumer.service}.v1.${consumer.durable}`;
}

/** Derives streams, queues and consumers from who subscribes to what. */
export function deriveTopology(
  subscribed: readonly SubscriptionDeclaration[],
  owners: readonly EventOwner[] = eventOwners,
): EventTopology {
  const services = [...new Set(subscribed.map((subscription) => subscription.service))];
  return {
    streams: [...owners.map(ownerStream), replayStream],
    queues: [...subscribed.map(toQueue), ...services.map(toReplayQueue)],
    consumers: [...subscribed.flatMap((subscription) => toConsumers(subscription, owners)), ...services.map(toReplay)],
  };
}

const replayStream: StreamDeclaration = { name: replayStreamName, subjects: ['procur.replay.>'], owner: 'audit' };

function ownerStream(owner: EventOwner): StreamDeclaration {
  return { name: streamOf(owner), subjects: [`procur.${owner}.v1.>`], owner };
}

function toQueue({ service, name, concurrency }: SubscriptionDeclaration): QueueDeclaration {
  return { service, name, concurrency };
}

// Replays are rare and must not starve the live work, so they go one at a time.
function toReplayQueue(service: EventOwner): QueueDeclaration {
  return { service, name: replayQueue, concurrency: 1 };
}

function toConsumers(subscription: SubscriptionDeclaration, owners: readonly EventOwner[]): ConsumerDeclaration[] {
  const { service, name: queue, events } = subscription;
  if (events === 'all') {
    return owners.map((owner) => ({
      durable: `${service}-${queue}-${owner}`,
      service,
      queue,
      stream: streamOf(owner),
      filterSubject: `procur.${owner}.v1.>`,
    }));
  }
  return events.map((event) => ({
    durable: `${service}-${queue}-${event.owner}-${event.name}`,
    service,
    queue,
    stream: streamOf(event.owner),
    filterSubject: event.subject,
  }));
}

function toReplay(service: EventOwner): ConsumerDeclaration {
  return {
    durable: `${service}-${replayQueue}`,
    service,
    queue: replayQueue,
    stream: replayStreamName,
    filterSubject: `procur.replay.${service}.>`,
  };
}
