/**
 * Search in a large catalogue: the index in memory against Postgres' trigrams and full text in the same run, then the whole
 * service. `node services/vendors/bench/search-speed.ts [--data <folder>] [--rows 100000] [--queries 3000] [--skip-service]
 * [--json]`. Starts a Postgres and a NATS of its own.
 */

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Measure, measureHead, measureRow } from '@procur/testing/measures';
import { indexDocumentOf } from '../src/domain/search/index-document.ts';
import { SearchableCatalogue } from '../src/domain/search/searchable-catalogue.ts';
import { wantedByText } from '../src/domain/search/wanted-product.ts';
import { startBenchPostgres } from './search/bench-postgres.ts';
import { gradedRanking } from './search/graded-ranking.ts';
import { manyProducts } from './search/many-products.ts';
import { type ArmResult, measureArm } from './search/measured-arm.ts';
import { postgresArms } from './search/postgres-arms.ts';
import { measureRpc, waitForIndex } from './search/rpc-arm.ts';
import { type SearchQuery, searchQueries } from './search/search-queries.ts';
import { importProducts, serviceStarter } from './search/service-under-load.ts';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: join(import.meta.dirname, '../../../../shared/data') },
    rows: { type: 'string', default: '100000' },
    queries: { type: 'string', default: '3000' },
    'skip-service': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const { products, source } = manyProducts(options.data, Number(options.rows));
const queries = searchQueries(products, Number(options.queries));
await using stack = new AsyncDisposableStack();
if (!options.json) console.log(measureHead);

const index = buildIndex();
const ours = await measureArm({ name: 'index in memory', search: (text) => searchIndex(index, text) }, queries);
// Postgres takes tens of milliseconds a query: fewer of the same queries say as much.
const fewer = queries.slice(0, Math.min(queries.length, 400));
const oursOnFewer = await measureArm({ name: 'index in memory', search: (text) => searchIndex(index, text) }, fewer);
const postgres = stack.use(await startBenchPostgres());
const theirs: ArmResult[] = [];
for (const arm of await postgresArms(postgres.client, products)) theirs.push(await measureArm(arm, fewer));
await postgres.client.query('drop table items');
reportArms(ours, oursOnFewer, theirs);
const graded = gradedRanking(options.data);
if (graded)
  print({
    measure: 'ranking by the index alone, condensed nDCG@10',
    value: rounded(graded.ndcg, 3),
    toBeat: 0.797,
    note: `${graded.queries} graded queries; the first hundred hits are judged one by one`,
  });
if (!options['skip-service']) await reportService();

function buildIndex(): SearchableCatalogue {
  const [startedMs, cpuBefore] = [performance.now(), process.cpuUsage()];
  const built = new SearchableCatalogue();
  let longestMs = 0;
  for (const product of products) {
    built.upsert(indexDocumentOf(product));
    if (built.needsCompaction) longestMs = Math.max(longestMs, compactTimed(built));
  }
  longestMs = Math.max(longestMs, compactTimed(built));
  const { user, system } = process.cpuUsage(cpuBefore);
  const cpu = ((user + system) / 1_000_000).toFixed(1);
  const seconds = (performance.now() - startedMs) / 1000;
  print({
    measure: 'build of the index, s',
    value: rounded(seconds, 1),
    note: `${products.length} (${source}); ${cpu} s of processor time`,
  });
  print({
    measure: 'longest step of a compaction, ms',
    value: rounded(longestMs, 1),
    note: 'the service pauses between steps',
  });
  print({ measure: 'memory of the index, MB', value: rounded(built.bytes / 2 ** 20, 1), note: 'by its own count' });
  return built;
}

function compactTimed(index: SearchableCatalogue): number {
  let longestMs = 0;
  const steps = index.compact();
  for (;;) {
    const startedMs = performance.now();
    const { done } = steps.next();
    longestMs = Math.max(longestMs, performance.now() - startedMs);
    if (done) return longestMs;
  }
}

function searchIndex(index: SearchableCatalogue, text: string): readonly string[] {
  return index.search({ wanted: wantedByText(text), limit: 10 }).hits.map(({ id }) => id);
}

function reportArms(ours: ArmResult, oursOnFewer: ArmResult, theirs: readonly ArmResult[]): void {
  const [trigrams, fullText] = theirs;
  const rate = ours.queriesPerSecond;
  print({
    measure: 'typo-tolerant search, queries/s',
    value: Math.round(rate),
    toBeat: `trigrams ${trigrams?.queriesPerSecond.toFixed(0)}, full text ${fullText?.queriesPerSecond.toFixed(0)}`,
    aim: 700,
    kept: rate >= 700,
    note: `${queries.length} queries, one after the other in one thread; ${Math.round(ours.queriesPerProcessorSecond)} a second of processor time`,
  });
  print({
    measure: 'typo-tolerant search, p99 ms',
    value: rounded(ours.p99Ms, 1),
    toBeat: `trigrams ${trigrams?.p99Ms.toFixed(0)}, full text ${fullText?.p99Ms.toFixed(0)}`,
    aim: 10,
    kept: ours.p99Ms <= 10,
    note: `p50 ${ours.p50Ms.toFixed(2)}`,
  });
  print({
    measure: 'typo-tolerant search, recall@10',
    value: rounded(oursOnFewer.recall, 3),
    toBeat: `trigrams ${trigrams?.recall.toFixed(3)}, full text ${fullText?.recall.toFixed(3)}`,
    aim: 'not below trigrams',
    kept: oursOnFewer.recall >= (trigrams?.recall ?? 0),
    note: [oursOnFewer, ...theirs].map(({ name, recallByKind }) => `${name}: ${describe(recallByKind)}`).join('; '),
  });
}

async function reportService(): Promise<void> {
  const start = await serviceStarter(stack, postgres.databaseUrl);
  const service = await start();
  const seconds = await importProducts(service, products);
  print({ measure: 'import, rows/s', value: Math.round(products.length / seconds), note: 'through UploadCatalogue' });
  const idleMb = await service.residentMb();
  const builtAfter = await waitForIndex(service);
  print({
    measure: 'first search until the index answers, s',
    value: rounded(builtAfter, 1),
    note: `Postgres answers until then; the process grew from ${idleMb.toFixed(0)} to ${(await service.residentMb()).toFixed(0)} MB`,
  });
  const callers = 8;
  const fast = await measureRpc(service, queries, callers);
  const without = await start({ SEARCH_INDEX_MEMORY_MB: '0' });
  const slow = await measureRpc(without, queries.slice(0, 200), callers);
  print({
    measure: 'SearchProducts, queries/s',
    value: Math.round(fast.queriesPerSecond),
    toBeat: `${slow.queriesPerSecond.toFixed(0)} from Postgres`,
    note: `${callers} callers, 10 products a page, engine ${fast.engines}; ${fast.cpuMs.toFixed(2)} ms of the service's processor time a query (Postgres engine ${slow.cpuMs.toFixed(2)})`,
  });
  print({
    measure: 'SearchProducts, p99 ms',
    value: rounded(fast.p99Ms, 1),
    toBeat: `${slow.p99Ms.toFixed(0)} from Postgres`,
    note: `p50 ${fast.p50Ms.toFixed(1)}; recall@10 ${fast.recall.toFixed(3)} (Postgres engine ${slow.recall.toFixed(3)})`,
  });
  for (const [name, target] of [
    ['index', service],
    ['Postgres', without],
  ] as const)
    await reportMatching(name, target, queries);
}

async function reportMatching(
  name: string,
  service: Awaited<ReturnType<Awaited<ReturnType<typeof serviceStarter>>>>,
  asked: readonly SearchQuery[],
): Promise<void> {
  const lines = asked.slice(0, 66).map(({ text }, at) => ({ lineId: String(at), description: text }));
  const times: string[] = [];
  for (let run = 0; run < 3; run++) {
    const [startedMs, cpuBefore] = [performance.now(), await service.cpuSeconds()];
    await service.catalogue.matchLines({ lines });
    const cpuMs = ((await service.cpuSeconds()) - cpuBefore) * 1000;
    times.push(`${(performance.now() - startedMs).toFixed(0)} (${cpuMs.toFixed(0)})`);
  }
  print({
    measure: `MatchLines, 66 lines, ms (of which the service computed), candidates from the ${name}`,
    value: times.at(-1) ?? '',
    note: `first, second, third call: ${times.join(', ')}`,
  });
}

function describe(recallByKind: Readonly<Record<string, number>>): string {
  return Object.entries(recallByKind)
    .map(([kind, recall]) => `${kind} ${recall.toFixed(2)}`)
    .join(', ');
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

function print(measure: Measure): void {
  console.log(options.json ? JSON.stringify(measure) : measureRow(measure));
}
