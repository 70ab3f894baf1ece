import { randomUUID } from 'node:crypto';
import type { Database } from '@procur/service-kit/database';
import { eventually } from '@procur/testing/eventually';
import { startPostgres, type TestPostgres } from '@procur/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Note, openShopDatabase } from './support/shop.ts';

describe('a database', () => {
  let postgres: TestPostgres;
  let database: Database;
  beforeAll(async () => {
    postgres = await startPostgres();
    database = await openShopDatabase(postgres.databaseUrl);
  });
  afterAll(async () => {
    await database?.[Symbol.asyncDispose]();
    await postgres?.[Symbol.asyncDispose]();
  });

  it('creates its schema and its tables once, also when replicas start together', async () => {
    const others = await Promise.all([1, 2, 3].map(() => openShopDatabase(postgres.databaseUrl)));
    for (const other of others) await other[Symbol.asyncDispose]();
    const rows = await postgres.query('select name from documents.migrations');
    expect(rows).toHaveLength(1);
    expect(await postgres.query('select * from documents.outbox_partitions')).toHaveLength(16);
  });

  it('joins the transaction it is in and undoes all of it together', async () => {
    const id = randomUUID();
    const failing = database.transaction(async () => {
      await createNote(database, id);
      expect(await database.em.findOne(Note, { id })).not.toBeNull();
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await database.em.findOne(Note, { id })).toBeNull();
  });

  it('is not joined by work that outlives it', async () => {
    const id = randomUUID();
    let straggler = Promise.resolve();
    await database.transaction(async () => {
      straggler = new Promise((resolve) => setTimeout(resolve, 50)).then(() => createNote(database, id));
    });
    await straggler;
    expect(await database.em.findOne(Note, { id })).not.toBeNull();
  });

  it('tries a deadlock again until both sides have won', async () => {
    const [left, right] = [randomUUID(), randomUUID()];
    await createNote(database, left);
    await createNote(database, right);
    const write = (first: string, second: string) =>
      database.transaction(async (em) => {
        await em.execute("update notes set text = text || 'x' where id = ?", [first]);
        await new Promise((resolve) => setTimeout(resolve, 100));
        await em.execute("update notes set text = text || 'x' where id = ?", [second]);
      });
    await Promise.all([write(left, right), write(right, left)]);
    const notes = await database.em.find(Note, { id: [left, right] });
    expect(notes.map((note) => note.text)).toEqual(['axx', 'axx']);
  });

  it('tries again what lost the race for a version, with fresh rows', async () => {
    const id = randomUUID();
    await createNote(database, id);
    const append = () =>
      database.transaction(async (em) => {
        const note = await em.findOneOrFail(Note, { id });
        note.text += 'x';
      });
    await Promise.all([append(), append(), append()]);
    expect((await database.em.findOneOrFail(Note, { id })).text).toBe('axxx');
  });

  it('does not repeat work that a rule or a bug has refused', async () => {
    let runs = 0;
    const work = database.transaction(async () => {
      runs++;
      throw new TypeError('bug');
    });
    await expect(work).rejects.toThrow('bug');
    expect(runs).toBe(1);
  });

  it('heals when Postgres ends its connections, in the middle of transactions and while idle', async () => {
    for (let round = 0; round < 4; round++) {
      const ids = Array.from({ length: 15 }, () => randomUUID());
      const work = ids.map((id) =>
        database.transaction(async (em) => {
          await em.insert(Note, { id, text: 'a', version: 1 });
          await em.execute('select pg_sleep(0.2)');
        }),
      );
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(await postgres.killConnections()).toBeGreaterThan(0);
      await Promise.all(work);
      expect(await database.em.count(Note, { id: ids })).toBe(15);
    }
    await postgres.killConnections();
    await database.checkReadiness();
    // No slot of the pool stays behind with a dead connection.
    await eventually(() => expect(database.usage().total - database.usage().idle).toBe(0));
  });

  it('says at once what is wrong when Postgres cannot be reached', async () => {
    const url = new URL(postgres.databaseUrl);
    url.port = '1';
    await expect(openShopDatabase(url.href)).rejects.toThrow(/ECONNREFUSED/);
  });
});

async function createNote(database: Database, id: string): Promise<void> {
  await database.transaction(async (em) => {
    em.persist(em.create(Note, { id, text: 'a' }));
  });
}
