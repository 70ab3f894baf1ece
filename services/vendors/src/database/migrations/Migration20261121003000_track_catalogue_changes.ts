import { Migration } from '@mikro-orm/migrations';

/**
 * Which transaction last wrote a product, so that an index in memory reads what a snapshot of it does not show yet. A number
 * from a sequence would not do: a transaction that took a smaller one may commit after one with a larger.
 */
export class Migration20261121003000_track_catalogue_changes extends Migration {
  override up(): void {
    this.addSql('alter table products add column changed_by xid8 not null default pg_current_xact_id()');
    this.addSql('create index products_by_change on products (organisation_id, changed_by, id)');
    this.addSql(`create table removed_products (
      organisation_id text not null,
      product_id uuid not null,
      changed_by xid8 not null default pg_current_xact_id(),
      removed_at timestamptz not null default now(),
      primary key (organisation_id, changed_by, product_id)
    )`);
    for (const statement of [...onWrite, ...onRemoval]) this.addSql(statement);
  }
}

// Triggers, because no way of writing a product may be forgotten.
const onWrite = [
  `create function note_product_change() returns trigger language plpgsql as $$
  begin
    new.changed_by := pg_current_xact_id();
    return new;
  end $$`,
  'create trigger products_changed before insert or update on products for each row execute function note_product_change()',
];

// Whoever removes a product may have another search path. A process that has not looked for a day builds its index anew (catalogue-indexes.ts), so a week is ample.
const onRemoval = [
  `create function note_product_removal() returns trigger language plpgsql set search_path from current as $$
  begin
    insert into removed_products (organisation_id, product_id) values (old.organisation_id, old.id) on conflict do nothing;
    delete from removed_products where organisation_id = old.organisation_id and removed_at < now() - interval '7 days';
    return null;
  end $$`,
  'create trigger products_removed after delete on products for each row execute function note_product_removal()',
];
