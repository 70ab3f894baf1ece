import { Migration } from '@mikro-orm/migrations';

/** Vectors of product texts by the model that made them, in eight bits a dimension; an index in memory reads what is new. */
export class Migration20261121011500_product_vectors extends Migration {
  override up(): void {
    this.addSql(`create table product_vectors (
      product_id uuid not null references products (id) on delete cascade,
      organisation_id text not null,
      model text not null,
      text_hash text not null,
      vector bytea not null,
      changed_by xid8 not null default pg_current_xact_id(),
      primary key (product_id, model)
    )`);
    this.addSql(
      'create index product_vectors_by_change on product_vectors (organisation_id, model, changed_by, product_id)',
    );
  }
}
