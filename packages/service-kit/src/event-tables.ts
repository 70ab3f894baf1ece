import { outboxPartitionCount } from './outbox-message.ts';

/** Tables of the kit in every service's schema; schema generators leave them alone. */
export const eventTableNames = ['outbox_messages', 'outbox_partitions', 'inbox_messages'] as const;

/**
 * The statements that create the outbox and inbox, for the first migration of a service:
 * `for (const statement of eventTables()) this.addSql(statement);`
 * Table names are unqualified: the connection's search path is the service's schema.
 */
export function eventTables(): readonly string[] {
  return [outboxMessages, ...outboxIndexes, outboxPartitions, fillPartitions, inboxMessages, inboxIndex];
}

const outboxMessages = `create table outbox_messages (
  id uuid primary key,
  seq bigint generated always as identity,
  partition smallint not null,
  stream text not null,
  subject text not null,
  aggregate_id text not null,
  organisation_id text not null,
  priority text not null,
  payload bytea not null,
  headers jsonb not null,
  occurred_at timestamptz not null,
  published_at timestamptz,
  stream_seq bigint,
  stream_epoch text
)`;

const outboxIndexes = [
  // What the relay reads on every pass: tiny, because published rows leave it.
  'create index outbox_messages_pending on outbox_messages (partition, seq) where published_at is null',
  // Which rows the broker lost, and which are old enough to go.
  'create index outbox_messages_stream_position on outbox_messages (stream, stream_epoch, stream_seq)',
  'create index outbox_messages_published_at on outbox_messages (published_at) where published_at is not null',
];

const outboxPartitions = 'create table outbox_partitions (partition smallint primary key)';
const fillPartitions = `insert into outbox_partitions select generate_series(0, ${outboxPartitionCount - 1})`;

const inboxMessages = `create table inbox_messages (
  consumer text not null,
  event_id uuid not null,
  outcome text not null check (outcome in ('retrying', 'processed', 'dead')),
  attempts smallint not null default 0,
  replay_id uuid,
  received_at timestamptz not null,
  primary key (consumer, event_id)
)`;

const inboxIndex = 'create index inbox_messages_received_at on inbox_messages (received_at)';
