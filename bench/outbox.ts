import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgresServer } from '@procur/local-platform/postgres-server';
import { readConfig } from '@procur/service-kit/config';
import { type Database, openDatabase } from '@procur/service-kit/database';
import { databaseSettings } from '@procur/service-kit/database-settings';
import { publish } from '@procur/service-kit/outbox';
import { startOutboxRelay } from '@procur/service-kit/outbox-relay';
import { startNats } from '@procur/testing/nats';
import pg from 'pg';
import { connectShopBus, shopModel, silent, uploaded } from '../packages/service-kit/test/support/shop.ts';
import { ordinaryRole } from './ordinary-role.ts';

/**
 * How fast events leave the outbox, and what a NOTIFY in the business transaction costs.
 * Run: node bench/outbox.ts [events]. Prints medians of three runs; the figures are kept in docs/performance.md.
 */
const events = Number(process.argv[2] ?? 20_000);
const writers = 32;

// Durable as in production: without fsync a commit costs nothing and its comparison says nothing.
const folder = mkdtempSync(join(tmpdir(), 'procur-bench-'));
const postgres = await startPostgresServer({
  dataFolder: join(folder, 'data'),
  logFile: join(folder, 'log'),
  password: 'bench',
  disposable: false,
});
const nats = await startNats();
const databaseUrl = await ordinaryRole(postgres.url());
const config = readConfig(databaseSettings, { DATABASE_URL: databaseUrl });
const database = await openDatabase(config, shopModel, silent);

for (const window of [1, 16, 64, 256, 1024]) {
  const rates = await repeat(() => relayRate(database, window, window === 1 ? Math.min(events, 2_000) : events));
  console.log(`relay, window ${window}: ${Math.round(rates)} events/s`);
}
const pool = new pg.Pool({ connectionString: postgres.url(), max: writers });
const rates = { plain: [] as number[], notified: [] as number[] };
for (let round = 0; round < 4; round++) {
  // In turn, so that a machine that gets slower or faster does so for both; the first round only warms up.
  const [plain, notified] = [await commitRate(pool, false), await commitRate(pool, true)];
  if (round > 0) rates.plain.push(plain);
  if (round > 0) rates.notified.push(notified);
}
const plain = median(rates.plain);
const notified = median(rates.notified);
console.log(`commits with one event, ${writers} writers: ${Math.round(plain)}/s`);
console.log(`the same with NOTIFY: ${Math.round(notified)}/s (${(notified / plain).toFixed(2)} of it)`);

await pool.end();
await database[Symbol.asyncDispose]();
await nats[Symbol.asyncDispose]();
await postgres.stop();
rmSync(folder, { recursive: true, force: true });

async function relayRate(source: Database, window: number, count: number): Promise<number> {
  await fill(source, count);
  await using bus = await connectShopBus(nats.url, { OUTBOX_WINDOW: String(window), OUTBOX_POLL_MS: '10' });
  const start = performance.now();
  await using _relay = startOutboxRelay({ database: source, bus, log: silent });
  while ((await pending(source)) > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  return (count / (performance.now() - start)) * 1000;
}

async function fill(source: Database, count: number): Promise<void> {
  await source.em.execute('truncate outbox_messages');
  for (let written = 0; written < count; written += 1000) {
    await source.transaction(async (em) => {
      for (let index = 0; index < Math.min(1000, count - written); index++) {
        publish(em, uploaded, { documentId: randomUUID(), fileName: 'tender.pdf' }, event());
      }
    });
  }
}

// Straight SQL over many connections: with the ORM in between, the processor would be measured and not the lock.
async function commitRate(pool: pg.Pool, notify: boolean): Promise<number> {
  const each = 100;
  const extra = notify ? "select pg_notify('outbox', '')" : 'select 1';
  const start = performance.now();
  const writer = async () => {
    for (let index = 0; index < each; index++) await pool.query(`${insert(randomUUID())}; ${extra}`);
  };
  await Promise.all(Array.from({ length: writers }, writer));
  return ((writers * each) / (performance.now() - start)) * 1000;
}

function insert(id: string): string {
  return `insert into documents.outbox_messages
    (id, partition, stream, subject, aggregate_id, organisation_id, priority, payload, headers, occurred_at)
    values ('${id}', 0, 's', 's', '${id}', 'o', 'normal', '', '{}', now())`;
}

async function pending(source: Database): Promise<number> {
  const sql = 'select count(*)::int as count from outbox_messages where published_at is null';
  const [row] = await source.em.execute<{ count: number }[]>(sql);
  return row?.count ?? 0;
}

function event() {
  return { aggregateId: randomUUID(), organisationId: 'org-1' };
}

async function repeat(measure: () => Promise<number>): Promise<number> {
  return median([await measure(), await measure(), await measure()]);
}

function median(rates: readonly number[]): number {
  return rates.toSorted((left, right) => left - right)[Math.floor(rates.length / 2)] ?? 0;
}
