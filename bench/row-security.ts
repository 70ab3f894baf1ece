import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgresServer } from '@procur/local-platform/postgres-server';
import { securedRows } from '@procur/service-kit/row-security';
import { scopeStatements } from '@procur/service-kit/scoped-connection';
import { forOrganisation } from '@procur/service-kit/tenant-scope';
import pg from 'pg';
import { ordinaryRole } from './ordinary-role.ts';

/**
 * What row-level security costs: the same statements to a table without a policy over an ordinary connection, and to one with
 * a policy over a connection that carries the tenant scope. Run: node bench/row-security.ts (Linux). Printed is the processor
 * time of Postgres and of this process for one operation, which other programs on the machine hardly change; the figures are
 * kept in docs/performance.md.
 */
const [rounds, organisations, rowsOfEach] = [20, 500, 400];
const organisation = nameOf(7);
const emptyCost: Cost = { server: 0, client: 0 };

// Durable as in production: without fsync a commit costs nothing and its comparison says nothing.
const folder = mkdtempSync(join(tmpdir(), 'procur-bench-'));
const server = await startPostgresServer({
  dataFolder: join(folder, 'data'),
  logFile: join(folder, 'log'),
  password: 'bench',
  disposable: false,
});
const url = await ordinaryRole(server.url());

const plain = await connect();
await fill(plain, 'plain');
await fill(plain, 'secured');
for (const statement of securedRows('secured')) await plain.query(statement);
const secured = await connect();
scopeStatements(Object.assign(secured, { release: () => {} }));
const ids = (await plain.query(`select id from plain where organisation_id = '${organisation}'`)).rows.map(idOf);

await compare('read one row', 200, (send, table, n) =>
  send(`select * from ${table} where id = '${ids[n % ids.length]}'`),
);
await compare('read a page of 50', 100, (send, table) =>
  send(`select * from ${table} where organisation_id = '${organisation}' order by id limit 50`),
);
await compare('count 400 rows', 100, (send, table) =>
  send(`select sum(number) from ${table} where organisation_id = '${organisation}'`),
);
await compare('transaction: read, insert, update', 40, async (send, table, n) => {
  await send('begin');
  await send(`select * from ${table} where id = '${ids[n % ids.length]}' for update`);
  await send(`insert into ${table} values (gen_random_uuid(), '${organisation}', ${n}, 'new words')`);
  await send(`update ${table} set number = ${n} where id = '${ids[n % ids.length]}'`);
  await send('commit');
});
await compare('search for words (GIN)', 10, (send, table) =>
  send(
    `select id from ${table} where organisation_id = '${organisation}' and to_tsvector('simple', words) @@ 'word399'`,
  ),
);

for (const client of [plain, secured]) await client.end();
await server.stop();
rmSync(folder, { recursive: true, force: true });

type Send = (sql: string) => Promise<unknown>;
type Operation = (send: Send, table: string, n: number) => Promise<unknown>;

async function compare(name: string, perRound: number, operation: Operation): Promise<void> {
  const spent = { without: emptyCost, with: emptyCost };
  // In turn, so that caches and vacuums are the same for both.
  for (let round = 0; round < rounds; round++) {
    const run = (client: pg.Client, table: string) =>
      costOf(client, perRound, (n) => operation((sql) => client.query(sql), table, round * perRound + n));
    spent.without = sum(spent.without, await run(plain, 'plain'));
    spent.with = sum(spent.with, await forOrganisation(organisation, () => run(secured, 'secured')));
  }
  const count = rounds * perRound;
  const told = ({ server, client }: Cost) => `${(server / count).toFixed(0)} + ${(client / count).toFixed(0)} µs`;
  console.log(`${name}: ${told(spent.without)}, secured ${told(spent.with)} (Postgres + client)`);
}

type Cost = { readonly server: number; readonly client: number };

async function costOf(connection: pg.Client, count: number, operation: (n: number) => Promise<unknown>): Promise<Cost> {
  const [server, client] = [serverUs(connection), process.cpuUsage()];
  for (let n = 0; n < count; n++) await operation(n);
  const { user, system } = process.cpuUsage(client);
  return { server: serverUs(connection) - server, client: user + system };
}

// Fields 14 and 15 of proc(5): user and system time in ticks of 10 ms.
function serverUs(connection: pg.Client): number {
  const { processID } = connection as pg.Client & { readonly processID: number };
  const fields = readFileSync(`/proc/${processID}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}

function sum(left: Cost, right: Cost): Cost {
  return { server: left.server + right.server, client: left.client + right.client };
}

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // The schema of the role's own; `public` is closed to it.
  await client.query('create schema if not exists bench; set search_path to bench');
  return client;
}

async function fill(client: pg.Client, table: string): Promise<void> {
  await client.query(
    `create table ${table} (id uuid primary key, organisation_id text not null, number int, words text)`,
  );
  await client.query(`insert into ${table} select md5(o || '/' || n)::uuid, '${nameOf(0).slice(0, -3)}' || lpad(o::text, 3, '0'), n,
    'word' || n || repeat(' filler', 20) from generate_series(0, ${organisations - 1}) o, generate_series(1, ${rowsOfEach}) n`);
  await client.query(`create index on ${table} (organisation_id, id)`);
  await client.query(`create index on ${table} using gin (to_tsvector('simple', words))`);
  await client.query(`vacuum analyze ${table}`);
}

// As long as the ids that tokens carry.
function nameOf(organisation: number): string {
  return `018f0000-0000-7000-8000-000000000${String(organisation).padStart(3, '0')}`;
}

function idOf(row: { readonly id: string }): string {
  return row.id;
}
