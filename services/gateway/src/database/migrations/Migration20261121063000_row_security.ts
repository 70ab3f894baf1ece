import { Migration } from '@mikro-orm/migrations';
import { securedRows } from '@procur/service-kit/row-security';

/**
 * Nobody reads or writes the rows of another organisation, whatever a statement forgets to ask. Refresh tokens and answers
 * kept for an Idempotency-Key stay open: they are found by a hash that only their owner can make, before anybody knows whose
 * they are.
 */
export class Migration20261121063000_row_security extends Migration {
  override up(): void {
    const statements = [
      ...securedRows('organisations', { column: 'id', type: 'uuid' }),
      ...securedRows('users', { type: 'uuid' }),
      ...securedRows('sessions', { type: 'uuid' }),
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
