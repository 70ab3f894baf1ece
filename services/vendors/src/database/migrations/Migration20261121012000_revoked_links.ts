import { Migration } from '@mikro-orm/migrations';

/** Links can be revoked while their round waits on; and a vendor's side can say what presses it to sell. */
export class Migration20261121012000_revoked_links extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  'alter table answer_links add column revoked_at timestamptz',
  'alter table answer_requests add column links_revoked_at timestamptz',
  'alter table vendor_guardrails add column quarterly_capacity numeric check (quarterly_capacity > 0)',
  `alter table vendor_guardrails add column committed_capacity numeric not null default 0 check (committed_capacity >= 0)`,
  `alter table vendor_guardrails add column fiscal_year_end_month smallint not null default 0
     check (fiscal_year_end_month between 0 and 12)`,
];
