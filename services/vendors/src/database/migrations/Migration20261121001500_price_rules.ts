import { Migration } from '@mikro-orm/migrations';

/** How an organisation prices, in versions, and what a product costs itself. */
export class Migration20261121001500_price_rules extends Migration {
  override up(): void {
    this.addSql(`create table price_rules_versions (
      organisation_id text not null,
      version int not null check (version >= 1),
      rules jsonb not null,
      note text not null,
      published_by text not null,
      published_at timestamptz not null,
      primary key (organisation_id, version)
    )`);
    this.addSql('alter table products add column unit_cost numeric check (unit_cost >= 0)');
  }
}
