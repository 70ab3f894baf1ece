import { fromBinary } from '@bufbuild/protobuf';
import { RoundStartedSchema } from '@procur/contracts/gen/procur/negotiation/v1/events_pb.ts';
import type { Pool } from 'pg';

/** Milliseconds. */
export type Percentiles = { readonly p50: number; readonly p95: number };

type Started = { payload: Uint8Array; occurred_at: Date };
type Played = { thread_id: string; number: number; completed_at: Date };

/** From the event that starts a round to its commit, waiting in the queue included, by the clock of the services. */
export async function roundTimes(database: Pool): Promise<Percentiles & { readonly count: number }> {
  const started = await database.query<Started>(
    `select payload, occurred_at from negotiation.outbox_messages where subject like '%.round_started'`,
  );
  const begun = new Map(
    started.rows.map(({ payload, occurred_at }) => {
      const { threadId, round } = fromBinary(RoundStartedSchema, payload);
      return [`${threadId}/${round}`, occurred_at.getTime()] as const;
    }),
  );
  const { rows } = await database.query<Played>('select thread_id, number, completed_at from negotiation.rounds');
  const durations = rows.flatMap(({ thread_id, number, completed_at }) => {
    const start = begun.get(`${thread_id}/${number}`);
    return start === undefined ? [] : [completed_at.getTime() - start];
  });
  const sorted = durations.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
  return { count: rows.length, p50: at(0.5), p95: at(0.95) };
}

/** How long the service handled a round itself, from its metrics since its last start; interpolated between buckets. */
export async function handlerTimes(opsPort: number): Promise<Percentiles> {
  const text = await (await fetch(`http://127.0.0.1:${opsPort}/metrics`)).text();
  const lines = [...text.matchAll(/^procur_consumer_duration_seconds_bucket\{(.*)\} (\d+)$/gm)];
  const buckets = lines
    .filter(([, labels = '']) => /consumer="[^"]*round_started"/.test(labels))
    .map(([, labels = '', count]) => ({ upTo: Number(/le="([^"]+)"/.exec(labels)?.[1]), count: Number(count) }));
  return { p50: quantile(buckets, 0.5) * 1000, p95: quantile(buckets, 0.95) * 1000 };
}

type Bucket = { readonly upTo: number; readonly count: number };

function quantile(buckets: readonly Bucket[], share: number): number {
  const finite = buckets.filter(({ upTo }) => Number.isFinite(upTo));
  const wanted = share * Math.max(0, ...buckets.map(({ count }) => count));
  const at = finite.findIndex(({ count }) => count >= wanted);
  const [below, here] = [finite[at - 1] ?? { upTo: 0, count: 0 }, finite[at]];
  if (!here) return Number.NaN;
  return below.upTo + ((here.upTo - below.upTo) * (wanted - below.count)) / Math.max(1, here.count - below.count);
}
