import { fileURLToPath } from 'node:url';
import type { DatabaseModel } from '@procur/service-kit/database-options';
import { DocumentPage } from './entities/document-page.ts';
import { NumberSeries } from './entities/number-series.ts';
import { StoredContract } from './entities/stored-contract.ts';
import { StoredDocument } from './entities/stored-document.ts';
import { StoredQuotation } from './entities/stored-quotation.ts';
import { StoredRequirement } from './entities/stored-requirement.ts';
import { Migration20261120000000 } from './migrations/Migration20261120000000.ts';
import { Migration20261121000500_amendments } from './migrations/Migration20261121000500_amendments.ts';

export const model: DatabaseModel = {
  schema: 'documents',
  entities: [StoredDocument, DocumentPage, StoredRequirement, NumberSeries, StoredQuotation, StoredContract],
  migrations: [
    { name: 'Migration20261120000000', class: Migration20261120000000 },
    { name: 'Migration20261121000500_amendments', class: Migration20261121000500_amendments },
  ],
  migrationsPath: fileURLToPath(new URL('./migrations', import.meta.url)),
};
