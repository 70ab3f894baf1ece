import { randomUUID } from 'node:crypto';
import type { Database } from '@procur/service-kit/database';
import { countFailure, type InboxKey, isSettled, markDead, markProcessed } from '@procur/service-kit/inbox';
import { startPostgres, type TestPostgres } from '@procur/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { effect, effects, openShopDatabase } from './support/shop.ts';

describe('the inbox', () => {
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

  it('lets one of two deliveries at the same time through', async () => {
    const key = newKey();
    const handle = () =>
      database.transaction(async (em) => {
        if (!(await markProcessed(em, key))) return false;
        await effect(database, key.eventId);
        await em.execute('select pg_sleep(0.2)');
        return true;
      });
    expect((await Promise.all([handle(), handle(), handle()])).filter(Boolean)).toHaveLength(1);
    expect((await effects(database)).filter((text) => text === key.eventId)).toHaveLength(1);
  });

  it('lets the second through when the first is rolled back', async () => {
    const key = newKey();
    const failing = database.transaction(async (em) => {
      await markProcessed(em, key);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await database.transaction((em) => markProcessed(em, key))).toBe(true);
  });

  it('counts failures until the event is settled, and no longer', async () => {
    const key = newKey();
    const count = () => database.transaction((em) => countFailure(em, key));
    expect([await count(), await count()]).toEqual([1, 2]);
    expect(await isSettled(database.em, key)).toBe(false);
    expect(await database.transaction((em) => markDead(em, key))).toBe(true);
    expect(await count()).toBeUndefined();
    expect(await isSettled(database.em, key)).toBe(true);
  });

  it('opens a dead letter to each replay once and counts its attempts anew', async () => {
    const key = newKey();
    await database.transaction((em) => countFailure(em, key));
    await database.transaction((em) => markDead(em, key));
    const replay = { ...key, replay: { replayId: randomUUID(), force: false } };
    expect(await database.transaction((em) => countFailure(em, replay))).toBe(1);
    expect(await database.transaction((em) => markProcessed(em, replay))).toBe(true);
    expect(await database.transaction((em) => markProcessed(em, replay))).toBe(false);
    const later = { ...key, replay: { replayId: randomUUID(), force: false } };
    expect(await isSettled(database.em, later)).toBe(true);
    expect(await isSettled(database.em, { ...later, replay: { ...later.replay, force: true } })).toBe(false);
  });
});

function newKey(): InboxKey {
  return { consumer: 'consumer', eventId: randomUUID(), replay: undefined };
}
