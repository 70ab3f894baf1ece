import { join } from 'node:path';
import type { DatabaseModel } from '@procur/service-kit/database-options';
import { Approval } from './entities/approval.ts';
import { Budget } from './entities/budget.ts';
import { BudgetEntry } from './entities/budget-entry.ts';
import { PolicyVersion } from './entities/policy-version.ts';
import { PurchaseRequest } from './entities/purchase-request.ts';
import { PurchaseRequestLine } from './entities/purchase-request-line.ts';
import { Shortlist } from './entities/shortlist.ts';
import { Migration20261120CreateRequests } from './migrations/Migration20261120CreateRequests.ts';
import { Migration20261121CountAttempts } from './migrations/Migration20261121CountAttempts.ts';
import { Migration20261121004000_priorities } from './migrations/Migration20261121004000_priorities.ts';
import { Migration20261121032000_costs } from './migrations/Migration20261121032000_costs.ts';
import { Migration20261121034000_lots } from './migrations/Migration20261121034000_lots.ts';
import { Migration20261121063000_row_security } from './migrations/Migration20261121063000_row_security.ts';

export const model: DatabaseModel = {
  schema: 'requests',
  entities: [PurchaseRequest, PurchaseRequestLine, Approval, PolicyVersion, Budget, BudgetEntry, Shortlist],
  migrations: [
    { name: 'Migration20261120CreateRequests', class: Migration20261120CreateRequests },
    { name: 'Migration20261121CountAttempts', class: Migration20261121CountAttempts },
    { name: 'Migration20261121004000_priorities', class: Migration20261121004000_priorities },
    { name: 'Migration20261121032000_costs', class: Migration20261121032000_costs },
    { name: 'Migration20261121034000_lots', class: Migration20261121034000_lots },
    { name: 'Migration20261121063000_row_security', class: Migration20261121063000_row_security },
  ],
  migrationsPath: join(import.meta.dirname, 'migrations'),
};
