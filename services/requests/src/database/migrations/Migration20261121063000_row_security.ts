import { Migration } from '@mikro-orm/migrations';
import { securedChildRows, securedRows } from '@procur/service-kit/row-security';

/** Nobody reads or writes the rows of another organisation, whatever a statement forgets to ask. */
export class Migration20261121063000_row_security extends Migration {
  override up(): void {
    for (const table of tables) for (const statement of securedRows(table)) this.addSql(statement);
    const request = { table: 'purchase_requests', on: 'parent.id = purchase_request_lines.request_id' };
    for (const statement of securedChildRows('purchase_request_lines', request)) this.addSql(statement);
  }
}

const tables = [
  'purchase_requests',
  'approvals',
  'policy_versions',
  'budgets',
  'budget_entries',
  'shortlists',
  'number_series',
];
