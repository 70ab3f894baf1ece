/**
 * Import rate, memory and search latency: `node services/vendors/bench/catalogue-speed.ts [rows]`, 20,000 rows by default.
 * Starts a Postgres and a NATS of its own and the real service in its own process.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  CatalogueService,
  ImportStatus,
  VendorsService,
} from '@procur/contracts/gen/procur/vendors/v1/vendors_service_pb.ts';
import { startPostgresServer } from '@procur/local-platform/postgres-server';
import { startNats } from '@procur/testing/nats';
import { rpcClient } from '@procur/testing/rpc';
import { startServiceProcess } from '@procur/testing/service-process';
import { testKeys } from '@procur/testing/test-keys';
import pg from 'pg';

const nouns = ['drill driver', 'angle grinder', 'circular saw', 'impact driver', 'jigsaw', 'sander', 'vacuum', 'torch'];
const rows = Number(process.argv[2] ?? 20_000);
await using stack = new AsyncDisposableStack();
const { vendors, catalogue, opsUrl } = await startBench(stack);

const { vendor } = await vendors.createVendor({ vendor: { slug: 'bench', name: 'Bench', categories: ['tools'] } });
await measureImport('first import', vendor?.id ?? '');
await measureImport('the same file again', vendor?.id ?? '');
await measureSearch('two words', (index) => `cordless ${nouns[index % nouns.length]}`);
await measureSearch('part number', (index) => `BX-${(index * 7919) % rows}Z`);
await measureSearch('typing error', (index) => `cordles ${nouns[index % nouns.length]?.replace('r', 'rr')}`);
await measureMatching();

async function measureImport(name: string, vendorId: string): Promise<void> {
  const startedAt = performance.now();
  const { catalogueImport } = await catalogue.uploadCatalogue(upload(vendorId));
  let [done, peakMb] = [catalogueImport, 0];
  while (done?.status !== ImportStatus.COMPLETED) {
    await pause(100);
    ({ catalogueImport: done } = await catalogue.getCatalogueImport({ importId: catalogueImport?.id ?? '' }));
    peakMb = Math.max(peakMb, await residentMb());
    if (done?.status === ImportStatus.FAILED) throw new Error(done.failureReason);
  }
  const seconds = (performance.now() - startedAt) / 1000;
  const counts = `${done.rowsCreated} created, ${done.rowsUnchanged} unchanged, ${done.rowsRejected} rejected`;
  console.log(
    `${name}: ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} rows/s, peak ${peakMb.toFixed(0)} MB (${counts})`,
  );
}

async function measureSearch(name: string, queryOf: (index: number) => string): Promise<void> {
  const times = [];
  let found = 0;
  for (let index = 0; index < 220; index++) {
    const startedAt = performance.now();
    const { products } = await catalogue.searchProducts({ query: queryOf(index), pageSize: 20 });
    // The first twenty fill caches and compile code.
    if (index >= 20) times.push(performance.now() - startedAt);
    found += products.length > 0 ? 1 : 0;
  }
  console.log(`search, ${name}: ${percentiles(times)}, ${found} of 220 found something`);
}

async function measureMatching(): Promise<void> {
  const lines = Array.from({ length: 50 }, (_, index) => ({
    lineId: String(index),
    description: `Cordless ${nouns[index % nouns.length]}, at least 18 V, variant ${index}`,
    constraints: [{ attribute: 'voltage', operator: '>=', value: '18', unit: 'V' }],
  }));
  for (const name of ['first time', 'again', 'once more']) {
    const [startedAt, cpuBefore] = [performance.now(), await cpuSeconds()];
    await catalogue.matchLines({ lines });
    const ms = performance.now() - startedAt;
    const cpuMs = (await cpuSeconds()) * 1000 - cpuBefore * 1000;
    console.log(
      `match, ${name}: 50 lines in ${ms.toFixed(0)} ms, of which the service computed ${cpuMs.toFixed(0)} ms`,
    );
  }
}

function percentiles(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms`;
}

async function* upload(vendorId: string) {
  yield { part: { case: 'header' as const, value: { fileName: 'bench.csv', vendorId } } };
  const header = 'sku,name,description,brand,part_number,category,currency,price,price_tiers,lead_time_days,specs';
  for (let from = 0; from < rows; from += 500) {
    const lines = Array.from({ length: Math.min(500, rows - from) }, (_, index) => row(from + index));
    yield {
      part: { case: 'chunk' as const, value: Buffer.from(`${from === 0 ? `${header}\n` : ''}${lines.join('\n')}\n`) },
    };
  }
}

function row(index: number): string {
  const [volts, noun] = [[12, 18, 20, 36][index % 4], nouns[index % nouns.length]];
  const price = (index % 300) + 20;
  return `SKU${index},"Cordless ${noun} variant ${index}, ${volts}V",Brushless motor with overload protection number ${index},Brand${index % 50},BX-${index}Z,tools.power,EUR,${price}.50,10:${price}.00,3,voltage=${volts} V; weight=1.${index % 9} kg`;
}

async function startBench(parts: AsyncDisposableStack) {
  const folder = mkdtempSync(join(tmpdir(), 'procur-bench-'));
  parts.defer(() => rmSync(folder, { recursive: true, force: true }));
  const postgres = await startPostgresServer({
    dataFolder: join(folder, 'data'),
    logFile: join(folder, 'log'),
    password: 'bench',
  });
  parts.defer(() => postgres.stop());
  await createOwner(postgres.url());
  const databaseUrl = new URL(postgres.url('bench'));
  [databaseUrl.username, databaseUrl.password] = ['bench', 'bench'];
  const nats = parts.use(await startNats());
  const keys = await testKeys();
  const env = {
    DATABASE_URL: databaseUrl.href,
    NATS_URL: nats.url,
    SERVICE_SIGNING_KEY: keys.signingKeys.vendors ?? '',
    TRUSTED_JWKS: keys.trustedJwks,
  };
  const service = parts.use(await startServiceProcess({ service: 'vendors', env }));
  const target = {
    url: service.rpcUrl,
    keys,
    identity: { subject: 'bench', organisationId: 'bench', roles: ['admin' as const] },
  };
  return {
    vendors: parts.use(rpcClient(VendorsService, target)),
    catalogue: parts.use(rpcClient(CatalogueService, target)),
    opsUrl: service.opsUrl,
  };
}

async function createOwner(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(`create role bench login password 'bench'`);
  await client.query('create database bench owner bench');
  await client.end();
}

async function residentMb(): Promise<number> {
  return (await processMetric('process_resident_memory_bytes')) / 1_048_576;
}

async function cpuSeconds(): Promise<number> {
  return await processMetric('process_cpu_seconds_total');
}

async function processMetric(name: string): Promise<number> {
  const text = await (await fetch(`${opsUrl}/metrics`)).text();
  return Number(new RegExp(`^${name}(?:\\{.*\\})? (\\S+)`, 'm').exec(text)?.[1] ?? 0);
}
