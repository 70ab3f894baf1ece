import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import { MikroORM } from '@mikro-orm/postgresql';
import type { ConfigOf } from './config.ts';
import { type ConnectionPool, type PoolUsage, poolUsage } from './connection-pool.ts';
import { type DatabaseModel, ormOptions } from './database-options.ts';
import type { databaseSettings } from './database-settings.ts';
import type { Logger } from './logger.ts';
import { metrics } from './metrics.ts';
import { applyMigrations } from './migrations.ts';
import { hasWrittenToOutbox } from './outbox.ts';
import { withSpan } from './span.ts';
import { type TransactionFault, transactionFaultOf } from './transaction-faults.ts';
import { refuseUnboundRole } from './unbound-role.ts';

export type DatabaseConfig = ConfigOf<typeof databaseSettings>;

export type TransactionOptions = {
  /** Default is Postgres' own: read committed. */
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable';
};

// Finer than the 15 s at which Prometheus usually looks.
const observationMs = 5_000;

type Scope = { readonly em: EntityManager; readonly onCommitted: (() => void)[]; ended: boolean };

/**
 * Opens the service's schema and, when configured, applies its pending migrations under a lock.
 * @throws when Postgres cannot be reached, a migration fails or the role sees all rows anyway; nothing stays open then.
 */
export async function openDatabase(config: DatabaseConfig, model: DatabaseModel, log?: Logger): Promise<Database> {
  if (config.migrateOnStart) await applyMigrations(config, model, log);
  let pool: ConnectionPool | undefined;
  const options = ormOptions({ config, model, log, rows: 'scoped', onPool: (created) => (pool = created) });
  const orm = await MikroORM.init(options);
  try {
    await refuseUnboundRole(orm.em.getConnection());
  } catch (error) {
    await orm.close(true);
    throw error;
  }
  return new Database({ orm, config, pool: () => pool });
}

/** One Postgres schema. Safe to share; every unit of work gets its own entity manager. */
export class Database implements AsyncDisposable {
  readonly name = 'database';
  readonly orm: MikroORM;
  readonly #retries: number;
  readonly #pool: () => ConnectionPool | undefined;
  readonly #scope = new AsyncLocalStorage<Scope>();
  readonly #outboxListeners = new Set<() => void>();
  readonly #observer: NodeJS.Timeout;

  constructor(parts: {
    readonly orm: MikroORM;
    readonly config: DatabaseConfig;
    readonly pool: () => ConnectionPool | undefined;
  }) {
    this.orm = parts.orm;
    this.#retries = parts.config.transactionRetries;
    this.#pool = parts.pool;
    this.#observer = setInterval(() => this.#observePool(), observationMs).unref();
  }

  /** For reads: the present transaction's entity manager, else a fresh one without a transaction. */
  get em(): EntityManager {
    return this.#present()?.em ?? this.orm.em.fork();
  }

  /** Reads without a transaction (or in the present one); a connection that dies under it is replaced and the read repeated. */
  async read<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await work(this.em);
      } catch (error) {
        const lost = transactionFaultOf(error) === 'connection-lost';
        if (!lost || this.inTransaction || attempt >= this.#retries) throw error;
        await pause(retryDelayMs('connection-lost', attempt));
      }
    }
  }

  /** Whether the present work runs in a transaction of this database. */
  get inTransaction(): boolean {
    return this.#present() !== undefined;
  }

  /**
   * Runs the work in one transaction, joining the one it is already in. Contention and a connection lost before COMMIT
   * are tried again with a fresh entity manager, so the work must have no effect but its rows. A connection lost during
   * COMMIT is not: whether it was committed is unknown, and only the caller can tell.
   */
  async transaction<T>(work: (em: EntityManager) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    const joined = this.#present();
    if (joined) return await join(joined, work);
    const attributes = { 'db.system.name': 'postgresql', 'db.namespace': this.orm.config.getSchema() ?? '' };
    return await withSpan('transaction', { attributes }, () => this.#untilSettled(work, options));
  }

  /** Calls back once the present transaction has committed, and never if it does not. */
  afterCommit(callback: () => void): void {
    const scope = this.#present();
    if (!scope) throw new Error('afterCommit() belongs into a transaction');
    scope.onCommitted.push(callback);
  }

  /** Calls back after each commit that has written events. Returns how to stop that. */
  onOutboxWritten(listener: () => void): () => void {
    this.#outboxListeners.add(listener);
    return () => this.#outboxListeners.delete(listener);
  }

  /** @throws when Postgres does not answer. */
  async checkReadiness(): Promise<void> {
    await this.read((em) => em.execute('select 1'));
  }

  usage(): PoolUsage {
    const pool = this.#pool();
    return pool ? poolUsage(pool) : { total: 0, idle: 0, waiting: 0 };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#observer);
    await this.orm.close(true);
  }

  async #untilSettled<T>(work: (em: EntityManager) => Promise<T>, options: TransactionOptions): Promise<T> {
    const observe = metrics.transactionDuration.startTimer();
    for (let attempt = 0; ; attempt++) {
      const outcome = await this.#run(work, options);
      if (outcome.ok) {
        observe({ outcome: 'committed' });
        return outcome.result;
      }
      if (outcome.fault === undefined || attempt >= this.#retries) {
        observe({ outcome: 'failed' });
        throw outcome.error;
      }
      metrics.transactionRetries.inc({ reason: outcome.fault });
      await pause(retryDelayMs(outcome.fault, attempt));
    }
  }

  async #run<T>(work: (em: EntityManager) => Promise<T>, options: TransactionOptions): Promise<Outcome<T>> {
    const em = this.orm.em.fork();
    const scope: Scope = { em, onCommitted: [], ended: false };
    let committing = false;
    try {
      await em.begin(options.isolation ? { isolationLevel: options.isolation } : {});
      const result = await this.#scope.run(scope, () => join(scope, work));
      committing = true;
      await em.commit();
      this.#committed(scope);
      return { ok: true, result };
    } catch (error) {
      await rollback(em);
      const fault = transactionFaultOf(error);
      return { ok: false, error, fault: committing && fault === 'connection-lost' ? undefined : fault };
    } finally {
      scope.ended = true;
    }
  }

  // Work that outlives the transaction it was started in (a timer, a promise nobody awaited) is not in it any more.
  #present(): Scope | undefined {
    const scope = this.#scope.getStore();
    return scope?.ended ? undefined : scope;
  }

  #observePool(): void {
    const { total, idle, waiting } = this.usage();
    for (const [state, count] of Object.entries({ active: total - idle, idle, waiting })) {
      metrics.poolConnections.set({ state }, count);
    }
  }

  #committed({ em, onCommitted }: Scope): void {
    for (const callback of onCommitted) callback();
    if (hasWrittenToOutbox(em)) for (const listener of this.#outboxListeners) listener();
  }
}

type Outcome<T> =
  | { readonly ok: true; readonly result: T }
  | { readonly ok: false; readonly error: unknown; readonly fault: TransactionFault | undefined };

// Flushed here and not at the end, so that a refused row fails the command that wrote it.
async function join<T>(scope: Scope, work: (em: EntityManager) => Promise<T>): Promise<T> {
  const result = await work(scope.em);
  await scope.em.flush();
  return result;
}

async function rollback(em: EntityManager): Promise<void> {
  if (!em.isInTransaction()) return;
  try {
    await em.rollback();
  } catch {
    // The connection is gone and Postgres has rolled back by itself; the pool gets its slot back from connection-pool.ts.
  }
}

// Contention clears in milliseconds; a restarting Postgres takes seconds (5 retries: 100 ms to 1.6 s, 3 s in total).
function retryDelayMs(fault: TransactionFault, attempt: number): number {
  return (fault === 'contention' ? 10 : 100) * 2 ** attempt;
}
