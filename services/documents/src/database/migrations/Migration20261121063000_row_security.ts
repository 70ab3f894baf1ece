import { Migration } from '@mikro-orm/migrations';
import { securedRows } from '@procur/service-kit/row-security';

/** Nobody reads or writes the rows of another organisation, whatever a statement forgets to ask. */
export class Migration20261121063000_row_security extends Migration {
  override up(): void {
    for (const table of tables) for (const statement of securedRows(table)) this.addSql(statement);
  }
}

const tables = [
  'documents',
  'document_pages',
  'document_attachments',
  'requirements',
  'number_series',
  'quotations',
  'quotation_revisions',
  'review_lines',
  'line_reviews',
  'orders',
  'contracts',
];
