import { join } from 'node:path';
import type { DatabaseModel } from '@procur/service-kit/database-options';
import { IdempotencyRecord } from './entities/idempotency-record.ts';
import { Organisation } from './entities/organisation.ts';
import { RefreshToken } from './entities/refresh-token.ts';
import { Session } from './entities/session.ts';
import { SigningKey } from './entities/signing-key.ts';
import { User } from './entities/user.ts';
import { Migration20261120CreateGateway } from './migrations/Migration20261120CreateGateway.ts';
import { Migration20261121063000_row_security } from './migrations/Migration20261121063000_row_security.ts';

export const model: DatabaseModel = {
  schema: 'gateway',
  entities: [Organisation, User, Session, RefreshToken, SigningKey, IdempotencyRecord],
  migrations: [
    { name: 'Migration20261120CreateGateway', class: Migration20261120CreateGateway },
    { name: 'Migration20261121063000_row_security', class: Migration20261121063000_row_security },
  ],
  migrationsPath: join(import.meta.dirname, 'migrations'),
};
