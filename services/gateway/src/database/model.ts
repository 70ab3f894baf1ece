import { join } from 'node:path';
import type { DatabaseModel } from '@procur/service-kit/database-options';
import { IdempotencyRecord } from './entities/idempotency-record.ts';
import { Organisation } from './entities/organisation.ts';
import { RefreshToken } from './entities/refresh-token.ts';
import { Session } from './entities/session.ts';
import { SigningKey } from './entities/signing-key.ts';
import { User } from './entities/user.ts';
import { Migration20261120CreateGateway } from './migrations/Migration20261120CreateGateway.ts';

export const model: DatabaseModel = {
  schema: 'gateway',
  entities: [Organisation, User, Session, RefreshToken, SigningKey, IdempotencyRecord],
  migrations: [{ name: 'Migration20261120CreateGateway', class: Migration20261120CreateGateway }],
  migrationsPath: join(import.meta.dirname, 'migrations'),
};
