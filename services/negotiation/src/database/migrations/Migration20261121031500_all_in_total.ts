import { Migration } from '@mikro-orm/migrations';

/** A result says what is paid with fees and tax. Until now no mandate of a completed negotiation knew any. */
export class Migration20261121031500_all_in_total extends Migration {
  override up(): void {
    this.addSql('alter table deals add column all_in_total numeric, add column cost_lines jsonb');
    this.addSql(
      `update deals set all_in_total = contract_total,
       cost_lines = jsonb_build_array(jsonb_build_object('name', 'price', 'amount', contract_total::text))`,
    );
    this.addSql('alter table deals alter column all_in_total set not null, alter column cost_lines set not null');
  }
}
