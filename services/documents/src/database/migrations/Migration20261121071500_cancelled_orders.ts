import { Migration } from '@mikro-orm/migrations';

/** A draft order may be taken back, and its quotation accepted again. */
export class Migration20261121071500_cancelled_orders extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  'alter table orders drop constraint orders_status_check',
  `alter table orders add constraint orders_status_check check (status in ('draft', 'cancelled'))`,
  `alter table orders add column cancel_reason text not null default '', add column cancelled_by text not null default '',
    add column cancelled_at timestamptz`,
  // One order that stands per quotation, however often it is accepted.
  'alter table orders drop constraint orders_quotation_id_key',
  `create unique index orders_standing on orders (quotation_id) where status <> 'cancelled'`,
  'create index orders_quotation on orders (quotation_id)',
];
