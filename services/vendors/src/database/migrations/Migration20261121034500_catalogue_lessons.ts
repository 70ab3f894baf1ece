import { Migration } from '@mikro-orm/migrations';

/** What the rehearsals of each catalogue have taught matching about it; made again from the products at any time. */
export class Migration20261121034500_catalogue_lessons extends Migration {
  override up(): void {
    this.addSql(`create table catalogue_lessons (
      organisation_id text primary key,
      model_version text not null,
      product_count int not null,
      slope float8 not null,
      shift float8 not null,
      accept float8 not null,
      answers int not null,
      variations jsonb not null,
      learned_at timestamptz not null
    )`);
  }
}
