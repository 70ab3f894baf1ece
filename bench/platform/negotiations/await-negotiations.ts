import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';

export type Awaited = { readonly requests: number; readonly afterThird: () => Promise<void> };
export type Settled = {
  readonly completed: number;
  readonly failed: number;
  readonly threads: number;
  /** Most threads that were open when somebody looked. */
  readonly mostOpen: number;
};

const lookEveryMs = 500;
// Nothing moves for so long: something is stuck, and waiting longer would hide it.
const stuckAfterMs = 180_000;

type Row = { status: string; negotiations: number; threads: number; open: number };
const openStatuses = `('opening', 'running', 'waiting_approval')`;
const counts = `select n.status, count(distinct n.id)::int as negotiations, count(t.id)::int as threads,
    (count(t.id) filter (where n.status = 'running' and t.status in ${openStatuses}))::int as open
  from negotiation.negotiations n join negotiation.threads t on t.negotiation_id = n.id group by n.status`;

/** Waits until every request has a negotiation and all of them have ended. */
export async function untilSettled(database: Pool, { requests, afterThird }: Awaited): Promise<Settled> {
  let [mostOpen, last, lastChange, hasKilled] = [0, '', performance.now(), false];
  for (;;) {
    const { rows } = await database.query<Row>(counts);
    const of = (status: string) => rows.find((row) => row.status === status)?.negotiations ?? 0;
    const sum = (column: 'negotiations' | 'threads' | 'open') => rows.reduce((total, row) => total + row[column], 0);
    const [negotiations, threads, open] = [sum('negotiations'), sum('threads'), sum('open')];
    mostOpen = Math.max(mostOpen, open);
    if (negotiations >= requests && of('running') === 0)
      return { completed: of('completed'), failed: of('failed') + of('cancelled'), threads, mostOpen };
    const now = `${JSON.stringify(rows)} ${await countRounds(database)}`;
    if (now !== last) [last, lastChange] = [now, performance.now()];
    if (performance.now() - lastChange > stuckAfterMs) throw new Error(`nothing moves any more: ${now}`);
    if (!hasKilled && negotiations >= requests / 2 && threads - open >= threads / 3) {
      hasKilled = true;
      await afterThird();
    }
    await delay(lookEveryMs);
  }
}

// Threads play many rounds before one of them ends.
async function countRounds(database: Pool): Promise<number> {
  const { rows } = await database.query<{ count: number }>('select count(*)::int from negotiation.rounds');
  return rows[0]?.count ?? 0;
}
