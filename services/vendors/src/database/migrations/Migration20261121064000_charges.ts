import { Migration } from '@mikro-orm/migrations';

/** What is charged besides the price, and what a vendor can supply of all lots. */
export class Migration20261121064000_charges extends Migration {
  override up(): void {
    this.addSql(
      'alter table seller_tables add column list_charges jsonb, add column list_supply jsonb, add column asks_supply boolean not null default false',
    );
    this.addSql(
      'alter table seller_answers add column buyer_charges jsonb, add column charges jsonb, add column supply jsonb',
    );
    this.addSql('alter table answer_requests add column buyer_charges jsonb');
    this.addSql(
      'alter table vendor_guardrails add column standing_charges jsonb, add column minimum_order numeric check (minimum_order > 0)',
    );
  }

  override down(): void {
    this.addSql('alter table vendor_guardrails drop column minimum_order, drop column standing_charges');
    this.addSql('alter table answer_requests drop column buyer_charges');
    this.addSql('alter table seller_answers drop column supply, drop column charges, drop column buyer_charges');
    this.addSql('alter table seller_tables drop column asks_supply, drop column list_supply, drop column list_charges');
  }
}
