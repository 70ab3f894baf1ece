import { setTimeout as delay } from 'node:timers/promises';
import type { ProcessName } from '@procur/local-platform/process-keeper';
import type { TestPlatform } from './test-platform.ts';

/** Crashes of one process while a job runs. */
export type Crashes = AsyncDisposable & {
  readonly count: () => number;
  /** Resolves when everything is ready again. */
  readonly settled: () => Promise<void>;
};

const lookEveryMs = 30;

/**
 * Kills the process each time the work takes a step: another status of a request, negotiation, document, contract or quotation
 * in the database. That is where the next step has just begun, the worst moment to lose somebody.
 */
export function crashAtEveryStep(test: TestPlatform, victim: ProcessName): Crashes {
  const stop = new AbortController();
  const state = { count: 0, last: '' };
  const work = watch(test, victim, state, stop.signal);
  return {
    count: () => state.count,
    settled: () => test.platform.ready(),
    [Symbol.asyncDispose]: async () => {
      stop.abort();
      await work;
      await test.platform.ready();
    },
  };
}

async function watch(
  test: TestPlatform,
  victim: ProcessName,
  state: { count: number; last: string },
  stop: AbortSignal,
): Promise<void> {
  const target = test.platform.process(victim);
  state.last = await stepsTaken(test);
  while (!stop.aborted) {
    await delay(lookEveryMs);
    const now = await stepsTaken(test);
    if (now === state.last) continue;
    state.last = now;
    state.count += 1;
    await target.crash();
    await target.ready();
  }
}

const statuses = `
  select 'request', status from requests.purchase_requests
  union all select 'negotiation', status from negotiation.negotiations
  union all select 'document', status from documents.documents
  union all select 'contract', status from documents.contracts
  union all select 'quotation', status from documents.quotations`;

/** Counts by status; the last one known while the database itself is away. */
async function stepsTaken({ query }: TestPlatform): Promise<string> {
  const sql = `select string_agg(kind || status || n, ' ' order by kind, status) as steps
    from (select kind, status, count(*) as n from (${statuses}) as all_of (kind, status) group by kind, status) as counted`;
  for (;;) {
    try {
      const [row] = await query<{ steps: string | null }>(sql);
      return row?.steps ?? '';
    } catch {
      await delay(lookEveryMs);
    }
  }
}
