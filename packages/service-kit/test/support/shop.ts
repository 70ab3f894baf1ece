import { defineEntity, p } from '@mikro-orm/core';
import { Migration } from '@mikro-orm/migrations';
import { deriveTopology, type EventTopology } from '@procur/contracts/event-topology';
import { documentProgressed, documentUploaded } from '@procur/contracts/events';
import { readConfig } from '@procur/service-kit/config';
import { type Database, openDatabase } from '@procur/service-kit/database';
import type { DatabaseModel } from '@procur/service-kit/database-options';
import { databaseSettings } from '@procur/service-kit/database-settings';
import { connectEventBus, type EventBus } from '@procur/service-kit/event-bus';
import { consumeEvents, type EventConsumers } from '@procur/service-kit/event-consumer';
import { eventTables } from '@procur/service-kit/event-tables';
import { createLogger } from '@procur/service-kit/logger';
import { natsSettings } from '@procur/service-kit/nats-settings';
import { publish } from '@procur/service-kit/outbox';
import { type OutboxRelay, startOutboxRelay } from '@procur/service-kit/outbox-relay';
import { securedChildRows, securedRows } from '@procur/service-kit/row-security';
import type { Subscription } from '@procur/service-kit/subscription';

/** A service as small as one can be: one table, one stream, one queue. It plays `documents`. */
export const Note = defineEntity({
  name: 'Note',
  tableName: 'notes',
  properties: { id: p.uuid().primary(), text: p.string(), version: p.integer().version() },
});

class CreateNotes extends Migration {
  up(): void {
    for (const statement of eventTables()) this.addSql(statement);
    this.addSql('create table notes (id uuid primary key, text text not null, version int not null default 1)');
    this.addSql('create table effects (seq bigint generated always as identity, text text not null)');
    this.addSql('create table secrets (id int primary key, organisation_id text not null)');
    this.addSql('create table secret_words (secret_id int not null references secrets, word text not null)');
    for (const statement of securedRows('secrets')) this.addSql(statement);
    const parent = { table: 'secrets', on: 'parent.id = secret_words.secret_id' };
    for (const statement of securedChildRows('secret_words', parent)) this.addSql(statement);
  }
}

export const shopModel: DatabaseModel = {
  schema: 'documents',
  entities: [Note],
  migrations: [{ name: 'CreateNotes', class: CreateNotes }],
  migrationsPath: import.meta.dirname,
};

export const shopTopology: EventTopology = deriveTopology([
  { service: 'documents', name: 'work', concurrency: 2, events: [documentUploaded] },
]);

export const uploaded = documentUploaded;
export const progressed = documentProgressed;
export const silent = createLogger({ service: 'test', level: 'silent' });

type Overrides = Readonly<Record<string, string>>;

export async function openShopDatabase(databaseUrl: string, overrides: Overrides = {}): Promise<Database> {
  const config = readConfig(databaseSettings, { DATABASE_URL: databaseUrl, ...overrides });
  return await openDatabase(config, shopModel, silent);
}

export async function connectShopBus(natsUrl: string, overrides: Overrides = {}): Promise<EventBus> {
  const config = readConfig(natsSettings, { ...fast, NATS_URL: natsUrl, ...overrides });
  return await connectEventBus({ service: 'documents', config, log: silent, topology: shopTopology });
}

/** One replica: its own pool, connection, relay and consumers. */
export type Shop = AsyncDisposable & {
  readonly database: Database;
  readonly bus: EventBus;
  readonly relay: OutboxRelay | undefined;
  readonly consumers: EventConsumers | undefined;
};

type ShopOptions = {
  readonly databaseUrl: string;
  readonly natsUrl: string;
  readonly subscriptions?: (database: Database) => readonly Subscription[];
  readonly relay?: boolean;
  readonly settings?: Overrides;
};

export async function startShop(options: ShopOptions): Promise<Shop> {
  const stack = new AsyncDisposableStack();
  const database = stack.use(await openShopDatabase(options.databaseUrl, options.settings));
  const bus = stack.use(await connectShopBus(options.natsUrl, options.settings));
  const relay = options.relay === false ? undefined : stack.use(startOutboxRelay({ database, bus, log: silent }));
  const consumers =
    options.subscriptions &&
    stack.use(consumeEvents({ bus, database, log: silent, subscriptions: options.subscriptions(database) }));
  return { database, bus, relay, consumers, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

/** Publishes one event in a transaction of its own and returns its id. */
export async function upload(database: Database, documentId: string, name = 'a', priority?: 'high'): Promise<string> {
  const options = { aggregateId: documentId, organisationId: 'org-1', ...(priority && { priority }) };
  return await database.transaction(async (em) => publish(em, uploaded, { documentId, fileName: name }, options));
}

/** Writes down that something happened, in the present transaction. */
export async function effect(database: Database, text: string): Promise<void> {
  await database.em.execute('insert into effects (text) values (?)', [text]);
}

export async function effects(database: Database): Promise<string[]> {
  const rows = await database.em.execute<{ text: string }[]>('select text from effects order by seq');
  return rows.map((row) => row.text);
}

const fast = { RETRY_BASE_DELAY_MS: '100', ACK_WAIT_MS: '2000', NATS_STREAM_CHECK_MS: '300', OUTBOX_POLL_MS: '200' };
