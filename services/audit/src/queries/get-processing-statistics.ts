import { DomainError } from '@procur/service-kit/domain-error';
import { asPlatform } from '@procur/service-kit/tenant-scope';
import {
  type ConsumerBacklog,
  type Measured,
  type ProcessingStatistic,
  type ProcessingWarning,
  toStatistic,
  warningsOf,
} from '../domain/processing-statistic.ts';
import type { Ports } from '../ports.ts';

export type ProcessingReport = {
  readonly statistics: readonly ProcessingStatistic[];
  readonly warnings: readonly ProcessingWarning[];
};

const allowedMinutes = { default: 60, max: 1440 };

/**
 * How every consumer of the platform has done lately. Events offered and given up come from the event store, what waits
 * from the broker. Latency is from an event to the first event its consumer published because of it.
 */
export function getProcessingStatistics(ports: Pick<Ports, 'database' | 'broker' | 'warnings' | 'now'>) {
  const { database, broker, warnings, now } = ports;
  return async (windowMinutes: number): Promise<ProcessingReport> => {
    const minutes = checkWindow(windowMinutes);
    const from = new Date(now().getTime() - minutes * 60_000);
    const backlogs = await broker.listBacklogs();
    const facts = await readFacts(from);
    const statistics = backlogs.map((backlog) => toStatistic(measure(backlog, facts), minutes));
    return { statistics, warnings: statistics.flatMap((statistic) => warningsOf(statistic, warnings)) };
  };

  async function readFacts(from: Date): Promise<Facts> {
    // Counts and times of all organisations together, which is what says how a consumer does.
    const [offered, letters, reactions, storage] = await asPlatform('measure consumers', () =>
      database.read((em) =>
        Promise.all([
          em.execute<Offered[]>(offeredSql, [from]),
          em.execute<Letters[]>(lettersSql, [from]),
          em.execute<Latency[]>(reactionSql, [from]),
          em.execute<Latency[]>(storageSql, [from]),
        ]),
      ),
    );
    return { offered, letters, latencies: [...reactions, ...storage] };
  }
}

type Offered = { readonly subject: string; readonly count: number };
type Letters = { readonly consumer: string; readonly failed: number; readonly open: number };
type Latency = { readonly service: string; readonly subject: string; readonly p50: number; readonly p95: number };
type Facts = {
  readonly offered: readonly Offered[];
  readonly letters: readonly Letters[];
  readonly latencies: readonly Latency[];
};

const offeredSql = 'select subject, count(*)::int as count from stored_events where occurred_at >= ? group by subject';

const lettersSql = `select consumer, (count(*) filter (where failed_at >= ?))::int as failed,
  (count(*) filter (where status = 'open'))::int as open from dead_letters group by consumer`;

const reactionSql = `select owner as service, subject,
    percentile_cont(0.5) within group (order by ms)::float8 as p50,
    percentile_cont(0.95) within group (order by ms)::float8 as p95
  from (
    select e.subject, r.owner, extract(epoch from min(r.occurred_at) - e.occurred_at) * 1000 as ms
    from stored_events e join stored_events r on r.causation_id = cast(e.id as text)
    where e.occurred_at >= ? group by e.id, e.subject, e.occurred_at, r.owner
  ) as reactions group by owner, subject`;

const storageSql = `select 'audit' as service, 'procur.' || owner || '.v1.>' as subject,
    percentile_cont(0.5) within group (order by extract(epoch from stored_at - occurred_at) * 1000)::float8 as p50,
    percentile_cont(0.95) within group (order by extract(epoch from stored_at - occurred_at) * 1000)::float8 as p95
  from stored_events where occurred_at >= ? group by owner`;

function measure(backlog: ConsumerBacklog, { offered, letters, latencies }: Facts): Measured {
  const { consumer, service, filterSubject } = backlog;
  const heard = offered.filter(({ subject }) => isHeard(filterSubject, subject));
  const letter = letters.find((row) => row.consumer === consumer);
  const latency = latencies.find((row) => row.service === service && row.subject === filterSubject);
  return {
    ...backlog,
    offered: heard.reduce((sum, { count }) => sum + count, 0),
    failed: letter?.failed ?? 0,
    openDeadLetters: letter?.open ?? 0,
    latencyP50Ms: Math.max(0, latency?.p50 ?? 0),
    latencyP95Ms: Math.max(0, latency?.p95 ?? 0),
  };
}

function isHeard(filterSubject: string, subject: string): boolean {
  return filterSubject.endsWith('>') ? subject.startsWith(filterSubject.slice(0, -1)) : subject === filterSubject;
}

function checkWindow(minutes: number): number {
  if (minutes === 0) return allowedMinutes.default;
  if (Number.isInteger(minutes) && minutes > 0 && minutes <= allowedMinutes.max) return minutes;
  throw new DomainError('invalid', 'WINDOW_INVALID', `statistics over ${minutes} minutes cannot be given`, {
    field: 'windowMinutes',
    given: String(minutes),
    allowed: [`1 to ${allowedMinutes.max}`],
  });
}
