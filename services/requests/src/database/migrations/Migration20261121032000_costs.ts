import { Migration } from '@mikro-orm/migrations';

/** A request may say what is paid besides the unit price; a policy says it inside its rules. */
export class Migration20261121032000_costs extends Migration {
  override up(): void {
    this.addSql(
      `alter table purchase_requests add column costs jsonb not null
       default '{"fees": [], "taxPercent": "", "taxTreatment": null, "budgetBasis": null}'`,
    );
  }
}
