import { Migration } from '@mikro-orm/migrations';

/** A request may say what matters how much; a policy says it inside its rules. */
export class Migration20261121004000_priorities extends Migration {
  override up(): void {
    this.addSql(
      `alter table purchase_requests add column priorities jsonb not null
       default '{"vendorScore": {}, "terms": {}, "tone": ""}'`,
    );
  }
}
