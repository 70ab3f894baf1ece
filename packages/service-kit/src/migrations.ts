import { MikroORM } from '@mikro-orm/postgresql';
import type { ConnectionPool, PooledClient } from './connection-pool.ts';
import type { DatabaseConfig } from './database.ts';
import { type DatabaseModel, ormOptions } from './database-options.ts';
import type { Logger } from './logger.ts';

/**
 * Applies pending migrations while holding an advisory lock, so that replicas that start together do it once. Creates the
 * schema when it is missing and the role may. Returns the names of what was applied.
 */
export async function applyMigrations(
  config: DatabaseConfig,
  model: DatabaseModel,
  log?: Logger,
): Promise<readonly string[]> {
  const names = await withMigrator(config, model, async (orm, lock) => {
    await lock.query('select pg_advisory_lock(hashtext($1))', [`migrations ${model.schema}`]);
    await ensureSchema(lock, model.schema);
    const applied = await orm.migrator.up();
    return applied.map((migration) => migration.name);
  });
  if (names.length > 0) log?.info({ schema: model.schema, migrations: names }, 'migrations applied');
  return names;
}

/** `node src/migrate.ts up | create [name]`: the whole of a service's `migrate.ts`. Returns what was done, to be printed. */
export async function migrate(
  config: DatabaseConfig,
  model: DatabaseModel,
  [verb = 'up', name]: readonly string[],
): Promise<readonly string[]> {
  if (verb === 'up') return await applyMigrations(config, model);
  if (verb !== 'create') throw new Error(`Cannot migrate "${verb}"; allowed are up and create [name]`);
  return await withMigrator(config, model, async (orm) => {
    const created = await orm.migrator.create(model.migrationsPath, false, false, name);
    return created.fileName ? [created.fileName] : [];
  });
}

type MigrationWork = (orm: MikroORM, lock: PooledClient) => Promise<readonly string[]>;

// A pool of its own without a statement timeout, because building an index may take longer than any query should.
async function withMigrator(config: DatabaseConfig, model: DatabaseModel, work: MigrationWork) {
  const { promise: pool, resolve: onPool } = Promise.withResolvers<ConnectionPool>();
  const own = { ...config, statementTimeoutMs: 0, poolSize: 1, poolOverflow: 2 };
  const orm = await MikroORM.init(ormOptions({ config: own, model, log: undefined, rows: 'all', onPool }));
  try {
    await orm.em.getConnection().connect();
    const lock = await (await pool).connect();
    try {
      return await work(orm, lock);
    } finally {
      // Closed rather than given back: that is what ends a session's advisory lock.
      lock.release(true);
    }
  } finally {
    await orm.close(true);
  }
}

// Asked first, because CREATE SCHEMA IF NOT EXISTS needs the right to create even when there is nothing to do.
async function ensureSchema(client: PooledClient, schema: string): Promise<void> {
  const { rows } = await client.query('select 1 from pg_namespace where nspname = $1', [schema]);
  if (rows.length === 0) await client.query(`create schema "${schema}"`);
}
