import { Migration } from '@mikro-orm/migrations';
import { securedChildRows, securedRows } from '@procur/service-kit/row-security';

/**
 * Nobody reads or writes the rows of another organisation, whatever a statement forgets to ask. Not so for products and
 * term_statistics: behind a policy Postgres may use no index for words, part numbers and trigrams, because their operators
 * are not leakproof, and would read the whole catalogue for every line (ADR 0022).
 */
export class Migration20261121063000_row_security extends Migration {
  override up(): void {
    for (const table of tables) this.#add(securedRows(table));
    for (const [table, parent, key] of children) {
      const on = `parent.${parent === 'seller_tables' ? key : 'id'} = ${table}.${key}`;
      this.#add(securedChildRows(table, { table: parent, on }));
    }
  }

  #add(statements: readonly string[]): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const tables = [
  'vendors',
  'removed_products',
  'product_vectors',
  'catalogue_imports',
  'seller_tables',
  'match_corrections',
  'price_rules_versions',
  'catalogue_lessons',
];

const children = [
  ['vendor_guardrails', 'vendors', 'vendor_id'],
  ['product_prices', 'products', 'product_id'],
  ['catalogue_import_chunks', 'catalogue_imports', 'import_id'],
  ['catalogue_import_errors', 'catalogue_imports', 'import_id'],
  ['seller_answers', 'seller_tables', 'thread_id'],
  ['answer_requests', 'seller_tables', 'thread_id'],
  ['answer_links', 'seller_tables', 'thread_id'],
] as const;
