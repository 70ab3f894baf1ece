import { join } from 'node:path';
import type { DatabaseModel } from '@procur/service-kit/database-options';
import { AuditChain } from './entities/audit-chain.ts';
import { AuditEntry } from './entities/audit-entry.ts';
import { DeadLetter } from './entities/dead-letter.ts';
import { RaisedWarning } from './entities/raised-warning.ts';
import { StoredEvent } from './entities/stored-event.ts';
import { UsageRecord } from './entities/usage-record.ts';
import { Migration20261120CreateAudit } from './migrations/Migration20261120CreateAudit.ts';
import { Migration20261121063000_row_security } from './migrations/Migration20261121063000_row_security.ts';

export const model: DatabaseModel = {
  schema: 'audit',
  entities: [StoredEvent, AuditChain, AuditEntry, DeadLetter, UsageRecord, RaisedWarning],
  migrations: [
    { name: 'Migration20261120CreateAudit', class: Migration20261120CreateAudit },
    { name: 'Migration20261121063000_row_security', class: Migration20261121063000_row_security },
  ],
  migrationsPath: join(import.meta.dirname, 'migrations'),
};
