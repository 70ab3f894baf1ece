import type { AnyEntity, EntityClass, EntitySchema, MigrationObject, Options } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import type { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { type ConnectionPool, reclaimDeadConnections } from './connection-pool.ts';
import type { DatabaseConfig } from './database.ts';
import { eventTableNames } from './event-tables.ts';
import type { Logger } from './logger.ts';
import { OutboxMessage } from './outbox-message.ts';
import { scopeSettings } from './row-security.ts';
import { scopeStatements } from './scoped-connection.ts';

/** The tables of a service. */
export type DatabaseModel = {
  /** Postgres schema, which is the service's name. */
  readonly schema: string;
  readonly entities: readonly (EntitySchema | EntityClass<AnyEntity>)[];
  /** In order; each is committed as reviewed SQL. */
  readonly migrations: readonly MigrationObject[];
  /** Folder of the migrations, where `migrate.ts create` writes the next one. */
  readonly migrationsPath: string;
};

type OptionParts = {
  readonly config: DatabaseConfig;
  readonly model: DatabaseModel;
  readonly log: Logger | undefined;
  /** Whose rows the connections see: those of the work that sends a statement, or, for migrations, everybody's. */
  readonly rows: 'scoped' | 'all';
  readonly onPool: (pool: ConnectionPool) => void;
};

/** What MikroORM and `pg` are told about a service's schema. */
export function ormOptions(parts: OptionParts): Partial<Options<PostgreSqlDriver>> {
  const { config, model, log } = parts;
  const url = new URL(config.url);
  return {
    clientUrl: config.url,
    port: Number(url.port || 5432),
    schema: model.schema,
    entities: [...model.entities, OutboxMessage],
    extensions: [Migrator],
    ensureDatabase: false,
    allowGlobalContext: false,
    logger: (message: string) => log?.warn({ component: 'database' }, message),
    colors: false,
    pool: { min: config.poolSize, max: config.poolSize + config.poolOverflow, idleTimeoutMillis: config.idleTimeoutMs },
    driverOptions: { ...connectionOptions(parts), ...ssl(url), onPoolCreated: watch(parts) },
    schemaGenerator: { skipTables: [...eventTableNames] },
    migrations: {
      path: model.migrationsPath,
      migrationsList: [...model.migrations],
      schema: model.schema,
      tableName: 'migrations',
      snapshotName: 'schema-snapshot',
      snapshotOnMigrate: false,
      disableForeignKeys: false,
    },
  };
}

function connectionOptions({ config, model, rows }: OptionParts) {
  const scope = rows === 'all' ? ` -c ${scopeSettings.scope}=platform` : '';
  return {
    application_name: `procur-${model.schema}`,
    // `public` holds the extensions (pg_trgm and the like).
    options: `-c search_path="${model.schema}",public${scope}`,
    connectionTimeoutMillis: config.poolWaitMs,
    maxLifetimeSeconds: Math.ceil(config.connectionMaxAgeMs / 1000),
    statement_timeout: config.statementTimeoutMs,
    keepAlive: true,
    // Sooner than the 15 s and more after which clouds and firewalls forget a silent connection.
    keepAliveInitialDelayMillis: 10_000,
  };
}

// The ORM takes the URL apart and forgets its parameters, so sslmode is read here, with libpq's meaning.
function ssl(url: URL): { readonly ssl?: { readonly rejectUnauthorized: boolean } } {
  const mode = url.searchParams.get('sslmode') ?? 'disable';
  if (mode === 'disable' || mode === 'allow' || mode === 'prefer') return {};
  return { ssl: { rejectUnauthorized: mode === 'verify-ca' || mode === 'verify-full' } };
}

function watch({ rows, onPool }: OptionParts) {
  return (pool: ConnectionPool) => {
    if (rows === 'scoped') pool.on('connect', scopeStatements);
    reclaimDeadConnections(pool);
    onPool(pool);
  };
}
