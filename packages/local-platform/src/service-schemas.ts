import { type ServiceName, serviceNames } from '@procur/service-kit/service-names';
import pg from 'pg';

/** Where the schemas go. */
export type SchemaOptions = {
  /** Connection of a role that may create roles and databases. */
  readonly adminUrl: string;
  readonly database: string;
  readonly passwords: Readonly<Record<ServiceName, string>>;
};

/**
 * Gives every service a schema and a role of its own that sees nothing else: one schema cannot be read with the password of
 * another service. Does nothing where it is done already. Returns the connection string of each service.
 */
export async function ensureServiceSchemas(options: SchemaOptions): Promise<Record<ServiceName, string>> {
  await withClient(options.adminUrl, (client) => ensureDatabase(client, options.database));
  const databaseUrl = withPath(options.adminUrl, options.database);
  await withClient(databaseUrl, async (client) => {
    await client.query('revoke create on schema public from public');
    for (const service of serviceNames) await ensureSchema(client, service, options);
    // By us, because its role may not create extensions; in its schema, because migrations look for operators there alone.
    await client.query('create extension if not exists pg_trgm schema vendors');
  });
  const entries = serviceNames.map((service) => [service, roleUrl(databaseUrl, service, options.passwords[service])]);
  return Object.fromEntries(entries) as Record<ServiceName, string>;
}

async function ensureDatabase(client: pg.Client, database: string): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
  if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`);
}

async function ensureSchema(
  client: pg.Client,
  service: ServiceName,
  { database, passwords }: SchemaOptions,
): Promise<void> {
  const role = client.escapeIdentifier(roleName(service));
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [roleName(service)]);
  if (rowCount === 0) await client.query(`create role ${role} login`);
  await client.query(`alter role ${role} password ${client.escapeLiteral(passwords[service])}`);
  await client.query(`grant connect on database ${client.escapeIdentifier(database)} to ${role}`);
  // An owner that is not the current role needs membership in it when we are no superuser ourselves.
  await client.query(`grant ${role} to current_user`);
  await client.query(`create schema if not exists ${client.escapeIdentifier(service)} authorization ${role}`);
}

function roleName(service: ServiceName): string {
  return `procur_${service}`;
}

function roleUrl(databaseUrl: string, service: ServiceName, password: string): string {
  const url = new URL(databaseUrl);
  url.username = roleName(service);
  url.password = password;
  return url.href;
}

function withPath(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

async function withClient(connectionString: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
