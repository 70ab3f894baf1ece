import type { EntityManager } from '@mikro-orm/postgresql';
import type { EventHeaders } from './cloud-event.ts';
import { outboxPartitionCount } from './outbox-message.ts';

/** A message that waits in the outbox. */
export type PendingMessage = {
  readonly id: string;
  readonly stream: string;
  readonly subject: string;
  readonly aggregate_id: string;
  readonly payload: Buffer;
  readonly headers: EventHeaders;
};

/** A place in a stream; the epoch, which is the time of its creation, tells one life of a stream from the next. */
export type StreamPosition = {
  readonly epoch: string;
  readonly sequence: number;
  /** JetStream had the message already. */
  readonly duplicate?: boolean;
};

/** How much waits, and for how long the oldest. */
export type Backlog = { readonly depth: number; readonly oldestAgeSeconds: number };

// Counting stops here: beyond it only "very many" matters, and a full count of a huge backlog would slow its relief.
const depthLimit = 100_000;

export async function readBacklog(em: EntityManager): Promise<Backlog> {
  const [row] = await em.execute<{ depth: number; age: number }[]>(
    `select count(*)::int as depth, coalesce(extract(epoch from now() - min(occurred_at)), 0)::float8 as age
     from (select occurred_at from outbox_messages where published_at is null limit ${depthLimit}) as pending`,
  );
  return { depth: row?.depth ?? 0, oldestAgeSeconds: Math.max(0, row?.age ?? 0) };
}

/** Whether anything waits, which is cheaper to ask than how much. */
export async function hasPending(em: EntityManager): Promise<boolean> {
  const [row] = await em.execute<{ found: boolean }[]>(
    'select exists (select 1 from outbox_messages where published_at is null) as found',
  );
  return row?.found ?? false;
}

const claimedPartitions = outboxPartitionCount / 2;

/**
 * Takes partitions with something to publish and returns the first of their messages, in order. The partitions belong to
 * this transaction until it ends; other relays skip them. Half of them at most, so that two relays share the work.
 */
export async function claimMessages(em: EntityManager, limit: number): Promise<PendingMessage[]> {
  const claimed = await em.execute<{ partition: number }[]>(
    `select partition from outbox_partitions p
     where exists (select 1 from outbox_messages m where m.partition = p.partition and m.published_at is null)
     order by random() limit ${claimedPartitions} for update skip locked`,
  );
  if (claimed.length === 0) return [];
  const partitions = claimed.map((row) => Number(row.partition)).join(',');
  // A statement of its own: only now, with the locks held, does the snapshot show what the last holder has published.
  // Lateral, so that each partition reads the head of the index instead of sorting the whole backlog.
  return await em.execute<PendingMessage[]>(
    `select m.* from unnest(cast(? as smallint[])) as claimed(partition) cross join lateral (
       select id, stream, subject, aggregate_id, payload, headers from outbox_messages o
       where o.partition = claimed.partition and o.published_at is null
       order by o.seq limit ${Math.ceil(limit / claimed.length)}) as m`,
    [`{${partitions}}`],
  );
}

/** Remembers where JetStream keeps the messages. */
export async function markPublished(
  em: EntityManager,
  published: readonly { readonly id: string; readonly position: StreamPosition }[],
): Promise<void> {
  if (published.length === 0) return;
  await em.execute(
    `update outbox_messages m set published_at = now(), stream_seq = p.seq, stream_epoch = p.epoch
     from unnest(cast(? as uuid[]), cast(? as bigint[]), cast(? as text[])) as p(id, seq, epoch) where m.id = p.id`,
    [
      arrayLiteral(published.map(({ id }) => id)),
      arrayLiteral(published.map(({ position }) => String(position.sequence))),
      arrayLiteral(published.map(({ position }) => position.epoch)),
    ],
  );
}

/** The last place in this life of the stream that JetStream has acknowledged; 0 when none. */
export async function highestSequence(em: EntityManager, stream: string, epoch: string): Promise<number> {
  const [row] = await em.execute<{ high: string | null }[]>(
    'select max(stream_seq)::text as high from outbox_messages where stream = ? and stream_epoch = ?',
    [stream, epoch],
  );
  return Number(row?.high ?? 0);
}

/** Lets everything be published again that an earlier life of the stream held. Returns how many messages. */
export async function reclaimEarlierLives(em: EntityManager, stream: string, epoch: string): Promise<number> {
  return await affected(
    em,
    `update outbox_messages set published_at = null, stream_seq = null, stream_epoch = null
     where stream = ? and (stream_epoch < ? or stream_epoch > ?)`,
    [stream, epoch, epoch],
  );
}

/** Lets everything be published again that lay behind this place. Returns how many messages. */
export async function reclaimAfter(em: EntityManager, stream: string, position: StreamPosition): Promise<number> {
  return await affected(
    em,
    `update outbox_messages set published_at = null, stream_seq = null, stream_epoch = null
     where stream = ? and stream_epoch = ? and stream_seq > ?`,
    [stream, position.epoch, position.sequence],
  );
}

/** Removes what was published longer ago than the retention, in a bounded bite. Returns how many messages. */
export async function removePublished(em: EntityManager, retentionDays: number, bite: number): Promise<number> {
  return await affected(
    em,
    `delete from outbox_messages where id in (select id from outbox_messages
       where published_at < now() - make_interval(days => ?) limit ${bite})`,
    [retentionDays],
  );
}

/** The same for the inbox, which has to remember for at least as long as anything may be published again. */
export async function removeReceived(em: EntityManager, retentionDays: number, bite: number): Promise<number> {
  return await affected(
    em,
    `delete from inbox_messages where (consumer, event_id) in (select consumer, event_id from inbox_messages
       where received_at < now() - make_interval(days => ?) and outcome <> 'retrying' limit ${bite})`,
    [retentionDays],
  );
}

async function affected(em: EntityManager, sql: string, parameters: readonly unknown[]): Promise<number> {
  const result = await em.execute<{ affectedRows: number }>(sql, [...parameters], 'run');
  return result.affectedRows;
}

// Ids, numbers and ISO times only: nothing in them needs escaping beyond the quotes.
function arrayLiteral(values: readonly string[]): string {
  return `{${values.map((value) => `"${value}"`).join(',')}}`;
}
