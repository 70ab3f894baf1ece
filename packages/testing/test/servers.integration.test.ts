import pg from 'pg';
import { expect, it } from 'vitest';
import { startNats } from '../src/nats.ts';
import { startPostgres } from '../src/postgres.ts';

it('gives every caller an empty database whose owner is no superuser', async () => {
  await using first = await startPostgres();
  await using second = await startPostgres();
  await first.query('create table only_here (id int)');
  expect(await second.query("select 1 from pg_tables where tablename = 'only_here'")).toEqual([]);
  const owner = new pg.Client(second.databaseUrl);
  await owner.connect();
  const { rows } = await owner.query('select rolsuper from pg_roles where rolname = current_user');
  expect(rows).toEqual([{ rolsuper: false }]);
  await owner.query('create schema allowed');
  await owner.end();
});

it('kills the connections of a database', async () => {
  await using postgres = await startPostgres();
  const client = new pg.Client(postgres.databaseUrl);
  const lost = new Promise((resolve) => client.on('error', resolve));
  await client.connect();
  expect(await postgres.killConnections()).toBe(1);
  expect(String(await lost)).toContain('terminat');
});

it('brings NATS back on the same address, with or without its streams', async () => {
  await using nats = await startNats();
  const before = nats.url;
  await nats.kill();
  expect(() => nats.deleteStore()).not.toThrow();
  await nats.start();
  expect(nats.url).toBe(before);
  expect(() => nats.deleteStore()).toThrow('stop or kill');
});
