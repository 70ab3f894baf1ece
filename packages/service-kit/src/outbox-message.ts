import { defineEntity, p } from '@mikro-orm/core';

/**
 * An event that waits for, or has had, its publication. Written in the transaction of the change it reports.
 * The columns `seq`, `published_at`, `stream_seq` and `stream_epoch` belong to the relay, which uses SQL.
 */
export const OutboxMessage = defineEntity({
  name: 'OutboxMessage',
  tableName: 'outbox_messages',
  properties: {
    /** `Nats-Msg-Id`, and the event id unless the message is a replay. */
    id: p.uuid().primary(),
    partition: p.smallint(),
    stream: p.string(),
    subject: p.string(),
    aggregateId: p.string(),
    organisationId: p.string(),
    priority: p.string(),
    payload: p.blob(),
    headers: p.json<Readonly<Record<string, string>>>(),
    occurredAt: p.datetime(),
  },
});

/**
 * Aggregates are spread over this many partitions; a relay works on whole partitions, which keeps the order per aggregate.
 * More than the replicas any service will have. Changing it needs an empty outbox, because the partition is stored.
 */
export const outboxPartitionCount = 16;

/** The partition of an aggregate: FNV-1a, because it must be the same in every process for ever. */
export function partitionOf(aggregateId: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(aggregateId)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash % outboxPartitionCount;
}
