import { setting } from './config.ts';
import { choice, integer, url } from './setting-types.ts';

/** How a service publishes and consumes events. */
export const natsSettings = {
  url: setting({
    name: 'NATS_URL',
    type: url('nats', 'tls'),
    default: 'nats://127.0.0.1:4222',
    secret: true,
    description: 'NATS server with JetStream.',
  }),
  streamReplicas: setting({
    name: 'NATS_STREAM_REPLICAS',
    type: integer({ min: 1, max: 5 }),
    default: '1',
    description: 'Copies of each stream; 3 on a cluster of three nodes.',
  }),
  streamStorage: setting({
    name: 'NATS_STREAM_STORAGE',
    type: choice(['file', 'memory']),
    default: 'file',
    description: 'Where streams are kept. Postgres is the log, so memory loses nothing either, but recovers slower.',
  }),
  streamMaxAgeHours: setting({
    name: 'NATS_STREAM_MAX_AGE_HOURS',
    type: integer({ min: 1, max: 87_600 }),
    default: '144',
    description:
      'Hours a stream keeps an event; less than OUTBOX_RETENTION_DAYS, so that Postgres can fill a lost stream.',
  }),
  outboxPollMs: setting({
    name: 'OUTBOX_POLL_MS',
    type: integer({ min: 10, max: 600_000 }),
    default: '1000',
    description: 'Safety net: how often the relay looks for messages nobody woke it for.',
  }),
  outboxWindow: setting({
    name: 'OUTBOX_WINDOW',
    type: integer({ min: 1, max: 4096 }),
    default: '256',
    description: 'Messages published before the first acknowledgement is awaited.',
  }),
  outboxRetentionDays: setting({
    name: 'OUTBOX_RETENTION_DAYS',
    type: integer({ min: 1, max: 3650 }),
    default: '7',
    description: 'Days a published message stays in the outbox, for republishing after the broker lost it.',
  }),
  streamCheckMs: setting({
    name: 'NATS_STREAM_CHECK_MS',
    type: integer({ min: 100, max: 600_000 }),
    default: '5000',
    description: 'How often the relay asks whether the broker still holds what it acknowledged.',
  }),
  publishTimeoutMs: setting({
    name: 'NATS_PUBLISH_TIMEOUT_MS',
    type: integer({ min: 100, max: 60_000 }),
    default: '5000',
    description: 'Longest wait for the acknowledgement of JetStream.',
  }),
  prefetch: setting({
    name: 'CONSUMER_PREFETCH',
    type: integer({ min: 1, max: 1000 }),
    default: '32',
    description: 'Events a process holds per consumer; urgent ones are found among them first.',
  }),
  queueConcurrency: setting({
    name: 'QUEUE_CONCURRENCY',
    type: integer({ min: 0, max: 1000 }),
    default: '0',
    description: 'Events of one work queue handled at a time; 0 takes what event-subscriptions.ts says.',
  }),
  retryBaseDelayMs: setting({
    name: 'RETRY_BASE_DELAY_MS',
    type: integer({ min: 1 }),
    default: '60000',
    description: 'Delay of the first redelivery after a transient fault; doubles each time.',
  }),
  maxAttempts: setting({
    name: 'MAX_ATTEMPTS',
    type: integer({ min: 1, max: 20 }),
    default: '3',
    description: 'Attempts at an event before it becomes a dead letter.',
  }),
  ackWaitMs: setting({
    name: 'ACK_WAIT_MS',
    type: integer({ min: 1000 }),
    default: '10000',
    description: 'Silence after which JetStream redelivers, as after a kill; long work says that it is still working.',
  }),
};
