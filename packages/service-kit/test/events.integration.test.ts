import { randomUUID } from 'node:crypto';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { MalformedEvent, parseEventHeaders } from '@procur/service-kit/cloud-event';
import { readConfig, setting } from '@procur/service-kit/config';
import type { Database } from '@procur/service-kit/database';
import { publish, publishReplay } from '@procur/service-kit/outbox';
import { optional, text } from '@procur/service-kit/setting-types';
import { type ReceivedEvent, subscribe, subscribeLong } from '@procur/service-kit/subscription';
import { eventually } from '@procur/testing/eventually';
import { startNats, type TestNats } from '@procur/testing/nats';
import { startPostgres, type TestPostgres } from '@procur/testing/postgres';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { effect, effects, type Shop, startShop, upload, uploaded } from './support/shop.ts';

type Uploaded = ReceivedEvent<{ readonly documentId: string; readonly fileName: string }>;

const durable = 'documents-work-documents-document_uploaded';

// Another server version where one is at hand; the default is whatever the machine has.
const { otherBinary } = readConfig({
  otherBinary: setting({
    name: 'NATS_SERVER_BIN_OTHER',
    type: optional(text()),
    description: 'A second nats-server program to run the event suite against.',
  }),
});
const binaries = otherBinary === undefined ? [undefined] : [undefined, otherBinary];

describe.each(binaries)('events over nats-server (%s)', (binary) => {
  let nats: TestNats;
  let postgres: TestPostgres;
  const open: AsyncDisposable[] = [];
  const shop = async (
    handle?: Handle,
    settings: Readonly<Record<string, string>> = {},
    long = false,
  ): Promise<Shop> => {
    const subscribeTo = long ? subscribeLong : subscribe;
    const started = await startShop({
      databaseUrl: postgres.databaseUrl,
      natsUrl: nats.url,
      settings,
      ...(handle && {
        subscriptions: (database: Database) => [
          subscribeTo(uploaded, (event, delivery) => handle(database, event, delivery.attempt, delivery.complete)),
        ],
      }),
    });
    open.push(started);
    return started;
  };

  beforeAll(async () => {
    nats = await startNats(binary === undefined ? {} : { binary });
  });
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterEach(async () => {
    for (const started of open.splice(0).reverse()) await started[Symbol.asyncDispose]();
    await postgres.query('truncate documents.outbox_messages, documents.inbox_messages, documents.effects');
    await purge(nats.url);
  });
  afterAll(async () => {
    await nats?.[Symbol.asyncDispose]();
    await postgres?.[Symbol.asyncDispose]();
  });

  it('carries an event from the transaction to the handler with its story', async () => {
    const seen: Uploaded[] = [];
    const { database } = await shop(async (_database, event) => void seen.push(event));
    const id = await upload(database, 'document-1', 'tender.pdf');
    const event = await eventually(() => {
      expect(seen).toHaveLength(1);
      return seen[0];
    });
    expect(event).toMatchObject({ id, aggregateId: 'document-1', organisationId: 'org-1', type: uploaded.subject });
    expect(event?.data.fileName).toBe('tender.pdf');
    expect(event?.correlationId).not.toBe('');
    const [stored] = await storedHeaders(nats.url);
    expect(stored).toMatchObject({
      'Nats-Msg-Id': id,
      'ce-id': id,
      'ce-specversion': '1.0',
      'ce-source': '/procur/documents',
    });
  });

  it('publishes nothing of a transaction that is rolled back', async () => {
    const { database } = await shop();
    const failing = database.transaction(async (em) => {
      publish(em, uploaded, { documentId: 'x' }, { aggregateId: 'x', organisationId: 'o' });
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    await upload(database, 'y');
    await eventually(async () => expect(await storedHeaders(nats.url)).toHaveLength(1));
  });

  it('keeps the order of each aggregate while two relays share the work', async () => {
    const left = await shop();
    const right = await shop();
    const aggregates = Array.from({ length: 12 }, () => randomUUID());
    await Promise.all(
      aggregates.map(async (aggregate, lane) => {
        for (let index = 0; index < 25; index++) {
          await upload((index + lane) % 2 ? left.database : right.database, aggregate, String(index));
        }
      }),
    );
    await eventually(async () => expect(await storedHeaders(nats.url)).toHaveLength(300), { timeoutMs: 20_000 });
    const order = await storedOrder(nats.url);
    for (const aggregate of aggregates) {
      const ids = order.filter((entry) => entry.aggregateId === aggregate).map((entry) => entry.id);
      expect(ids).toEqual(ids.toSorted());
      expect(ids).toHaveLength(25);
    }
  }, 60_000);

  it('publishes again after a crash between publish and mark, and nobody notices', async () => {
    const { database } = await shop(async (inner, event) => effect(inner, event.data.documentId));
    await upload(database, 'once');
    await eventually(async () => expect(await effects(database)).toEqual(['once']));
    await postgres.query('update documents.outbox_messages set published_at = null, stream_seq = null');
    await eventually(async () => expect(await pending(postgres)).toBe(0));
    await upload(database, 'twice');
    await eventually(async () => expect(await effects(database)).toEqual(['once', 'twice']));
    expect(await storedHeaders(nats.url)).toHaveLength(2);
  });

  it('has no effect when an event is delivered again', async () => {
    const { database } = await shop(async (inner, event) => effect(inner, event.data.documentId));
    const id = await upload(database, 'document-1');
    await eventually(async () => expect(await effects(database)).toHaveLength(1));
    await publishRaw(nats.url, await rowHeaders(postgres, id), await rowPayload(postgres, id));
    await upload(database, 'document-2');
    await eventually(async () => expect(await effects(database)).toEqual(['document-1', 'document-2']));
  });

  it('tries a failing event again after growing delays and makes it a dead letter after the third', async () => {
    const attempts: number[] = [];
    const { database } = await shop(async (inner) => {
      attempts.push(performance.now());
      await effect(inner, 'must not stay');
      throw new Error('the printer is on fire');
    });
    const id = await upload(database, 'document-1');
    const row = await eventually(async () => {
      const [letter] = await deadLetters(postgres);
      expect(letter).toBeDefined();
      return letter;
    });
    expect(attempts).toHaveLength(3);
    expect((attempts[1] ?? 0) - (attempts[0] ?? 0)).toBeGreaterThanOrEqual(95);
    expect((attempts[2] ?? 0) - (attempts[1] ?? 0)).toBeGreaterThanOrEqual(190);
    expect(row?.headers).toMatchObject({ 'ce-type': 'procur.documents.v1.event_dead_lettered', 'causation-id': id });
    expect(await effects(database)).toEqual([]);
    expect(await inbox(postgres)).toEqual([{ outcome: 'dead', attempts: 3 }]);
  });

  it('recovers when a later attempt succeeds', async () => {
    let failures = 2;
    const { database } = await shop(async (inner, event) => {
      if (failures-- > 0) throw new Error('not yet');
      await effect(inner, event.data.documentId);
    });
    await upload(database, 'document-1');
    await eventually(async () => expect(await effects(database)).toEqual(['document-1']));
    expect(await deadLetters(postgres)).toEqual([]);
  });

  it('makes what cannot be read a dead letter at once', async () => {
    let calls = 0;
    const { database } = await shop(async () => void calls++);
    await publishRaw(nats.url, { 'ce-id': 'not a uuid' }, new Uint8Array([1, 2, 3]));
    await eventually(async () => expect(await deadLetters(postgres)).toHaveLength(1));
    const id = await upload(database, 'document-1');
    await eventually(() => expect(calls).toBe(1));
    const headers = { ...(await rowHeaders(postgres, id)), 'ce-id': randomUUID() };
    await publishRaw(nats.url, headers, new Uint8Array([0xff, 0xff, 0xff]));
    await eventually(async () => expect(await deadLetters(postgres)).toHaveLength(2));
    expect(calls).toBe(1);
  });

  it('handles a replayed dead letter once, and a replayed success only when forced', async () => {
    let broken = true;
    const { database } = await shop(async (inner, event) => {
      if (broken) throw new MalformedEvent('cannot read this');
      await effect(inner, event.data.documentId);
    });
    const id = await upload(database, 'document-1');
    await eventually(async () => expect(await deadLetters(postgres)).toHaveLength(1));
    broken = false;
    const replay = async (force: boolean) => {
      const headers = await rowHeaders(postgres, id);
      await database.transaction(async (em) =>
        publishReplay(em, {
          replayId: randomUUID(),
          consumer: { service: 'documents', durable },
          envelope: parseEventHeaders(headers),
          headers,
          payload: await rowPayload(postgres, id),
          force,
        }),
      );
    };
    await replay(false);
    await eventually(async () => expect(await effects(database)).toEqual(['document-1']));
    await replay(false);
    await replay(true);
    await eventually(async () => expect(await effects(database)).toEqual(['document-1', 'document-1']));
    expect(await inbox(postgres)).toMatchObject([{ outcome: 'processed' }]);
  });

  it('takes urgent work first among what waits', async () => {
    const order: string[] = [];
    const publisher = await shop();
    for (let index = 0; index < 10; index++) await upload(publisher.database, randomUUID(), `normal-${index}`);
    await upload(publisher.database, randomUUID(), 'urgent', 'high');
    await eventually(async () => expect(await pending(postgres)).toBe(0));
    const { promise: started, resolve: start } = Promise.withResolvers<void>();
    const consumer = await shop(
      async (_database, event) => {
        if (order.length === 0) await started;
        order.push(event.data.fileName);
      },
      { QUEUE_CONCURRENCY: '1' },
    );
    setTimeout(start, 500);
    await eventually(() => expect(order).toHaveLength(11));
    expect(order.indexOf('urgent')).toBeLessThanOrEqual(1);
    expect(consumer.bus.connected).toBe(true);
  });

  it('does not deliver long work again while it runs', async () => {
    let calls = 0;
    const { database } = await shop(
      async (inner, event, _attempt, complete) => {
        calls++;
        await new Promise((resolve) => setTimeout(resolve, 3000));
        await complete(() => effect(inner, event.data.documentId));
      },
      { ACK_WAIT_MS: '1000' },
      true,
    );
    await upload(database, 'slow');
    await eventually(async () => expect(await effects(database)).toEqual(['slow']));
    expect(calls).toBe(1);
  });

  it('loses nothing when the stream is deleted in the middle', async () => {
    const { database } = await shop(async (inner, event) => effect(inner, event.data.fileName));
    for (let index = 0; index < 30; index++) {
      await upload(database, randomUUID(), String(index));
      if (index === 15) await deleteStream(nats.url);
    }
    await eventually(async () => expect(new Set(await effects(database)).size).toBe(30), { timeoutMs: 25_000 });
    expect(await effects(database)).toHaveLength(30);
  });

  it('fills a stream again that was deleted before anybody had heard it', async () => {
    const publisher = await shop();
    for (let index = 0; index < 30; index++) await upload(publisher.database, randomUUID(), String(index));
    await eventually(async () => expect(await pending(postgres)).toBe(0));
    await deleteStream(nats.url);
    const { database } = await shop(async (inner, event) => effect(inner, event.data.fileName));
    await eventually(async () => expect(await effects(database)).toHaveLength(30), { timeoutMs: 25_000 });
  });

  it('loses nothing when NATS is killed and its folder deleted', async () => {
    const { database } = await shop(async (inner, event) => effect(inner, event.data.fileName));
    for (let index = 0; index < 30; index++) {
      await upload(database, randomUUID(), String(index));
      if (index === 10) await nats.kill();
      if (index === 20) nats.deleteStore();
    }
    await nats.start();
    await eventually(async () => expect(await effects(database)).toHaveLength(30), { timeoutMs: 25_000 });
    expect(new Set(await effects(database)).size).toBe(30);
  });

  it('offers the stream again what it has acknowledged and does not hold', async () => {
    const { database } = await shop();
    for (const name of ['a', 'b', 'c']) await upload(database, randomUUID(), name);
    await eventually(async () => expect(await pending(postgres)).toBe(0));
    const positions = async () =>
      await postgres.query('select stream_seq::int from documents.outbox_messages order by seq');
    const held = await positions();
    // As after a restored volume: what was acknowledged lies beyond the end of the stream.
    await postgres.query('update documents.outbox_messages set stream_seq = stream_seq + 100');
    await eventually(async () => expect(await positions()).toEqual(held));
    expect(await storedHeaders(nats.url)).toHaveLength(3);
  });

  it('goes on after Postgres has ended all connections', async () => {
    const { database } = await shop(async (inner, event) => effect(inner, event.data.fileName));
    for (let index = 0; index < 20; index++) {
      await upload(database, randomUUID(), String(index));
      if (index % 7 === 3) await postgres.killConnections();
    }
    await eventually(async () => expect(await effects(database)).toHaveLength(20), { timeoutMs: 25_000 });
    expect(await deadLetters(postgres)).toEqual([]);
  });
});

type Handle = (
  database: Database,
  event: Uploaded,
  attempt: number,
  complete: (work: () => Promise<unknown>) => Promise<boolean>,
) => Promise<unknown>;

async function withManager<T>(
  url: string,
  work: (manager: Awaited<ReturnType<typeof jetstreamManager>>) => Promise<T>,
) {
  const connection = await connect({ servers: url });
  try {
    return await work(await jetstreamManager(connection));
  } finally {
    await connection.close();
  }
}

async function purge(url: string): Promise<void> {
  await withManager(url, async (manager) => {
    for await (const stream of manager.streams.list()) await manager.streams.delete(stream.config.name);
  });
}

async function deleteStream(url: string): Promise<void> {
  await withManager(url, (manager) => manager.streams.delete('PROCUR_DOCUMENTS'));
}

async function storedHeaders(url: string): Promise<Record<string, string>[]> {
  return await withManager(url, async (manager) => {
    const { state } = await manager.streams.info('PROCUR_DOCUMENTS');
    const found: Record<string, string>[] = [];
    for (let seq = state.first_seq; seq <= state.last_seq; seq++) {
      const message = await manager.streams.getMessage('PROCUR_DOCUMENTS', { seq });
      if (message) found.push(Object.fromEntries([...message.header].map(([name, values]) => [name, values[0] ?? ''])));
    }
    return found;
  });
}

async function storedOrder(url: string): Promise<{ readonly aggregateId: string; readonly id: string }[]> {
  const stored = await storedHeaders(url);
  return stored.map((headers) => ({ aggregateId: headers['ce-subject'] ?? '', id: headers['ce-id'] ?? '' }));
}

async function publishRaw(url: string, headers: Record<string, string>, payload: Uint8Array): Promise<void> {
  const { headers: natsHeaders } = await import('@nats-io/transport-node');
  const connection = await connect({ servers: url });
  const header = natsHeaders();
  for (const [name, value] of Object.entries(headers)) header.set(name, value);
  await jetstream(connection).publish(uploaded.subject, payload, { headers: header });
  await connection.close();
}

async function pending(postgres: TestPostgres): Promise<number> {
  return (await postgres.query('select 1 from documents.outbox_messages where published_at is null')).length;
}

async function inbox(postgres: TestPostgres) {
  return await postgres.query('select outcome, attempts from documents.inbox_messages');
}

async function deadLetters(postgres: TestPostgres) {
  return await postgres.query<{ headers: Record<string, string> }>(
    "select headers from documents.outbox_messages where subject like '%event_dead_lettered'",
  );
}

async function rowHeaders(postgres: TestPostgres, id: string): Promise<Record<string, string>> {
  const [row] = await postgres.query('select headers from documents.outbox_messages where id = $1', [id]);
  return row?.headers;
}

async function rowPayload(postgres: TestPostgres, id: string): Promise<Uint8Array> {
  const [row] = await postgres.query('select payload from documents.outbox_messages where id = $1', [id]);
  return row?.payload;
}
