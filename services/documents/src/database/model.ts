import { fileURLToPath } from 'node:url';
import type { DatabaseModel } from '@procur/service-kit/database-options';
import { DocumentAttachment } from './entities/document-attachment.ts';
import { DocumentPage } from './entities/document-page.ts';
import { LineReview } from './entities/line-review.ts';
import { NumberSeries } from './entities/number-series.ts';
import { QueuedLine } from './entities/queued-line.ts';
import { QuotationRevision } from './entities/quotation-revision.ts';
import { StoredContract } from './entities/stored-contract.ts';
import { StoredDocument } from './entities/stored-document.ts';
import { StoredOrder } from './entities/stored-order.ts';
import { StoredQuotation } from './entities/stored-quotation.ts';
import { StoredRequirement } from './entities/stored-requirement.ts';
import { Migration20261120000000 } from './migrations/Migration20261120000000.ts';
import { Migration20261121000500_amendments } from './migrations/Migration20261121000500_amendments.ts';
import { Migration20261121001000_quotation_revisions } from './migrations/Migration20261121001000_quotation_revisions.ts';
import { Migration20261121002000_attachments } from './migrations/Migration20261121002000_attachments.ts';
import { Migration20261121003000_file_keys } from './migrations/Migration20261121003000_file_keys.ts';
import { Migration20261121063000_row_security } from './migrations/Migration20261121063000_row_security.ts';
import { Migration20261121071500_cancelled_orders } from './migrations/Migration20261121071500_cancelled_orders.ts';

export const model: DatabaseModel = {
  schema: 'documents',
  entities: [
    StoredDocument,
    DocumentPage,
    DocumentAttachment,
    StoredRequirement,
    NumberSeries,
    StoredQuotation,
    QuotationRevision,
    QueuedLine,
    LineReview,
    StoredOrder,
    StoredContract,
  ],
  migrations: [
    { name: 'Migration20261120000000', class: Migration20261120000000 },
    { name: 'Migration20261121000500_amendments', class: Migration20261121000500_amendments },
    {
      name: 'Migration20261121001000_quotation_revisions',
      class: Migration20261121001000_quotation_revisions,
    },
    { name: 'Migration20261121003000_file_keys', class: Migration20261121003000_file_keys },
    { name: 'Migration20261121002000_attachments', class: Migration20261121002000_attachments },
    { name: 'Migration20261121063000_row_security', class: Migration20261121063000_row_security },
    { name: 'Migration20261121071500_cancelled_orders', class: Migration20261121071500_cancelled_orders },
  ],
  migrationsPath: fileURLToPath(new URL('./migrations', import.meta.url)),
};
