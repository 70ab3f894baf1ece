import type { EntityManager } from '@mikro-orm/postgresql';
import type { ReplayMark } from './replay.ts';

/** One event as one consumer sees it. */
export type InboxKey = {
  readonly consumer: string;
  readonly eventId: string;
  readonly replay: ReplayMark | undefined;
};

/** Whether this consumer is done with the event, so that a redelivery is to have no effect. */
export async function isSettled(em: EntityManager, key: InboxKey): Promise<boolean> {
  const rows = await em.execute<{ blocked: boolean }[]>(
    `select ${blocked} as blocked from inbox_messages i where consumer = ? and event_id = ?`,
    [...replayParameters(key), key.consumer, key.eventId],
  );
  return rows[0]?.blocked ?? false;
}

/**
 * Marks the event as processed in the handler's own transaction. False when another delivery did so before; the row's
 * lock makes two deliveries at the same time wait for each other.
 */
export async function markProcessed(em: EntityManager, key: InboxKey): Promise<boolean> {
  return (await upsert(em, key, 'processed', '0')) !== undefined;
}

/** Counts a failed attempt. Returns how many there have been, or `undefined` when another delivery has settled the event. */
export async function countFailure(em: EntityManager, key: InboxKey): Promise<number | undefined> {
  return await upsert(em, key, 'retrying', nextAttempt);
}

/** Gives the event up, in the transaction that publishes its dead letter. False when another delivery has settled it. */
export async function markDead(em: EntityManager, key: InboxKey): Promise<boolean> {
  return (await upsert(em, key, 'dead', 'i.attempts')) !== undefined;
}

// A settled event stays settled, but for a replay not seen before: of a dead letter always, of a success when forced.
const blocked = `(i.outcome <> 'retrying' and not coalesce(
  i.replay_id is distinct from cast(? as uuid) and cast(? as uuid) is not null and (i.outcome = 'dead' or cast(? as boolean)), false))`;

// A new replay starts counting anew.
const nextAttempt = `case when i.replay_id is distinct from excluded.replay_id and excluded.replay_id is not null
  then 1 else i.attempts + 1 end`;

async function upsert(
  em: EntityManager,
  key: InboxKey,
  outcome: string,
  attempts: string,
): Promise<number | undefined> {
  const first = outcome === 'retrying' ? 1 : 0;
  const rows = await em.execute<{ attempts: number }[]>(
    `insert into inbox_messages as i (consumer, event_id, outcome, attempts, replay_id, received_at)
     values (?, ?, ?, ${first}, ?, now())
     on conflict (consumer, event_id) do update
       set outcome = excluded.outcome, attempts = ${attempts},
           replay_id = coalesce(excluded.replay_id, i.replay_id), received_at = excluded.received_at
     where not ${blocked}
     returning attempts`,
    [key.consumer, key.eventId, outcome, key.replay?.replayId ?? null, ...replayParameters(key)],
  );
  return rows[0]?.attempts;
}

function replayParameters({ replay }: InboxKey): readonly unknown[] {
  const id = replay?.replayId ?? null;
  return [id, id, replay?.force ?? false];
}
