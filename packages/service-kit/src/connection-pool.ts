import { setTimeout as pause } from 'node:timers/promises';

/** The part of a `pg` pool that is watched. */
export type ConnectionPool = {
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
  on(event: 'acquire' | 'connect', listener: (client: PooledClient) => void): unknown;
  on(event: 'release', listener: (error: unknown, client: PooledClient) => void): unknown;
  connect(): Promise<PooledClient>;
};

export type PooledClient = {
  query(sql: string, values?: readonly unknown[]): Promise<{ readonly rows: readonly Record<string, unknown>[] }>;
  release(broken?: boolean): void;
  /** `I` outside a transaction, `T` in one, `E` in a failed one. */
  getTransactionStatus(): string | null;
  once(event: 'end', listener: () => void): unknown;
};

/** Connections of a pool by what they do. */
export type PoolUsage = { readonly total: number; readonly idle: number; readonly waiting: number };

export function poolUsage(pool: ConnectionPool): PoolUsage {
  return { total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount };
}

/**
 * Takes a dead connection out of the pool when nobody else will: the ORM releases a transaction's connection only after
 * a COMMIT or ROLLBACK that succeeds, which on a killed connection never happens, so every kill would cost a slot for ever.
 */
export function reclaimDeadConnections(pool: ConnectionPool): void {
  const inUse = new Set<PooledClient>();
  pool.on('acquire', (client) => inUse.add(client));
  pool.on('release', (_error, client) => inUse.delete(client));
  pool.on('connect', (client) => client.once('end', () => void reclaim(client, inUse)));
}

// The holder gets its error at once and releases within a few turns if it ever does; after that nobody will.
const holderGraceMs = 500;

async function reclaim(client: PooledClient, inUse: Set<PooledClient>): Promise<void> {
  await pause(holderGraceMs, undefined, { ref: false });
  if (inUse.has(client)) client.release(true);
}
