import { MikroORM } from '@mikro-orm/postgresql';
import type { DatabaseConfig } from './database.ts';
import { type DatabaseModel, ormOptions } from './database-options.ts';
import type { Logger } from './logger.ts';

/**
 * Applies pending migrations while holding an advisory lock, so that replicas that start together do it once.
 * Creates the schema when it is missing and the role may.
 */
export async function applyMigrations(orm: MikroORM, model: DatabaseModel, log?: Logger): Promise<readonly string[]> {
  const connection = orm.em.getConnection();
  return await connection.transactional(async (lock) => {
    await connection.execute('set local statement_timeout = 0', [], 'run', lock);
    await connection.execute('select pg_advisory_xact_lock(hashtext(?))', [`migrations ${model.schema}`], 'run', lock);
    const present = await connection.execute(
      'select 1 from pg_namespace where nspname = ?',
      [model.schema],
      'all',
      lock,
    );
    // Asked first, because CREATE SCHEMA IF NOT EXISTS needs the right to create even when there is nothing to do.
    if (present.length === 0) await connection.execute(`create schema "${model.schema}"`, [], 'run', lock);
    const applied = await orm.migrator.up({ transaction: lock });
    const names = applied.map((migration) => migration.name);
    if (names.length > 0) log?.info({ schema: model.schema, migrations: names }, 'migrations applied');
    return names;
  });
}

/** `node src/migrate.ts up | create [name]`: the whole of a service's `migrate.ts`. Returns what was done, to be printed. */
export async function migrate(
  config: DatabaseConfig,
  model: DatabaseModel,
  [verb = 'up', name]: readonly string[],
): Promise<readonly string[]> {
  const orm = await MikroORM.init(ormOptions({ config, model, log: undefined, onPool: () => {} }));
  try {
    if (verb === 'up') return await applyMigrations(orm, model);
    if (verb === 'create') {
      const created = await orm.migrator.create(model.migrationsPath, false, false, name);
      return created.fileName ? [created.fileName] : [];
    }
    throw new Error(`Cannot migrate "${verb}"; allowed are up and create [name]`);
  } finally {
    await orm.close(true);
  }
}
