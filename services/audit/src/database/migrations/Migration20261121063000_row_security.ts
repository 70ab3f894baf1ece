import { Migration } from '@mikro-orm/migrations';
import { securedRows } from '@procur/service-kit/row-security';

/** Nobody reads or writes the rows of another organisation, whatever a statement forgets to ask. */
export class Migration20261121063000_row_security extends Migration {
  override up(): void {
    for (const table of ['stored_events', 'audit_chains', 'audit_entries', 'dead_letters', 'usage_records'])
      for (const statement of securedRows(table)) this.addSql(statement);
  }
}
