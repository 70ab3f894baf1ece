import {
  AckPolicy,
  type ConsumerConfig,
  DeliverPolicy,
  DiscardPolicy,
  JetStreamApiError,
  type JetStreamManager,
  ReplayPolicy,
  RetentionPolicy,
  StorageType,
  type StreamConfig,
  type StreamInfo,
} from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import type { ConsumerDeclaration, StreamDeclaration } from '@procur/contracts/event-topology';
import type { NatsConfig } from './event-bus.ts';

/** The stream as declared: created when missing, updated when it differs, otherwise left alone. */
export async function ensureStream(
  manager: JetStreamManager,
  declared: StreamDeclaration,
  config: NatsConfig,
): Promise<StreamInfo> {
  const wanted = streamConfig(declared, config);
  const found = await unlessMissing(() => manager.streams.info(declared.name));
  if (!found) return await manager.streams.add(wanted);
  // What cannot be changed in place stays as it was made.
  const { name: _name, storage: _storage, retention: _retention, ...changeable } = wanted;
  if (!differs(changeable, found.config)) return found;
  return await manager.streams.update(declared.name, changeable);
}

/** The durable consumer as declared: created when missing, updated when it differs, otherwise left alone. */
export async function ensureConsumer(
  manager: JetStreamManager,
  declared: ConsumerDeclaration,
  config: NatsConfig,
): Promise<void> {
  const wanted = consumerConfig(declared, config);
  const found = await unlessMissing(() => manager.consumers.info(declared.stream, declared.durable));
  if (!found) {
    await manager.consumers.add(declared.stream, wanted);
    return;
  }
  const { ack_wait, max_ack_pending } = wanted;
  const changeable = { ack_wait: ack_wait ?? 0, max_ack_pending: max_ack_pending ?? 0 };
  if (differs(changeable, found.config)) {
    await manager.consumers.update(declared.stream, declared.durable, changeable);
  }
}

/** Whether the broker says that the stream or consumer does not exist. */
export function isMissing(error: unknown): boolean {
  return error instanceof JetStreamApiError && error.status === 404;
}

// Only settings that nats-server 2.9 knows.
function streamConfig({ name, subjects }: StreamDeclaration, config: NatsConfig) {
  return {
    name,
    subjects: [...subjects],
    retention: RetentionPolicy.Limits,
    storage: config.streamStorage === 'memory' ? StorageType.Memory : StorageType.File,
    discard: DiscardPolicy.Old,
    num_replicas: config.streamReplicas,
    max_age: nanos(config.streamMaxAgeHours * 3_600_000),
    // The server's default; long enough for a relay that crashed between publish and mark to come back.
    duplicate_window: nanos(120_000),
  } satisfies Partial<StreamConfig>;
}

function consumerConfig({ durable, filterSubject }: ConsumerDeclaration, config: NatsConfig): ConsumerConfig {
  return {
    durable_name: durable,
    filter_subject: filterSubject,
    ack_policy: AckPolicy.Explicit,
    // All, so that a consumer made again after a loss hears everything; the inbox knows what is done.
    deliver_policy: DeliverPolicy.All,
    replay_policy: ReplayPolicy.Instant,
    ack_wait: nanos(config.ackWaitMs),
    // Attempts are counted in the inbox, where an outage of the broker cannot reset them.
    max_deliver: -1,
    // Far above what is held at a time: events that wait for their next try count too and must not block the others.
    max_ack_pending: 5000,
  };
}

function differs(wanted: object, found: object): boolean {
  return Object.entries(wanted).some(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(Reflect.get(found, key)),
  );
}

/** What the broker answers, or `undefined` when the stream or consumer does not exist. */
export async function unlessMissing<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
