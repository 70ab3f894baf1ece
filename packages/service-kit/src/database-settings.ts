import { setting } from './config.ts';
import { flag, integer, url } from './setting-types.ts';

/** How a service reaches its Postgres schema. */
export const databaseSettings = {
  url: setting({
    name: 'DATABASE_URL',
    type: url('postgres', 'postgresql'),
    secret: true,
    description: "Postgres connection of the service's own role.",
  }),
  poolSize: setting({
    name: 'DATABASE_POOL_SIZE',
    type: integer({ min: 1, max: 500 }),
    default: '5',
    description: 'Connections the pool works with in the steady state.',
  }),
  poolOverflow: setting({
    name: 'DATABASE_POOL_OVERFLOW',
    type: integer({ min: 0, max: 500 }),
    default: '10',
    description: 'Connections the pool may open beyond DATABASE_POOL_SIZE under load.',
  }),
  poolWaitMs: setting({
    name: 'DATABASE_POOL_WAIT_MS',
    type: integer({ min: 1 }),
    default: '30000',
    description: 'Longest wait for a free connection before the work fails.',
  }),
  connectionMaxAgeMs: setting({
    name: 'DATABASE_CONNECTION_MAX_AGE_MS',
    type: integer({ min: 1000 }),
    default: '3600000',
    description: 'Age at which a connection is recycled.',
  }),
  idleTimeoutMs: setting({
    name: 'DATABASE_IDLE_TIMEOUT_MS',
    type: integer({ min: 0 }),
    default: '10000',
    description: 'Idle time after which a connection is closed; 0 keeps it.',
  }),
  statementTimeoutMs: setting({
    name: 'DATABASE_STATEMENT_TIMEOUT_MS',
    type: integer({ min: 0 }),
    default: '30000',
    description: 'Time after which Postgres cancels a statement; 0 never.',
  }),
  transactionRetries: setting({
    name: 'DATABASE_TRANSACTION_RETRIES',
    type: integer({ min: 0, max: 20 }),
    default: '5',
    description: 'Times a transaction is tried again after a serialization failure, deadlock or lost connection.',
  }),
  migrateOnStart: setting({
    name: 'MIGRATE_ON_START',
    type: flag(),
    default: 'true',
    description: 'Apply pending migrations at start, under an advisory lock.',
  }),
};
