import { Migration } from '@mikro-orm/migrations';

export class Migration20261121000000_match_corrections extends Migration {
  override up(): void {
    this.addSql(`create table match_corrections (
      organisation_id text not null,
      correction_id text not null,
      line_key text not null,
      proposed_product_id uuid,
      proposed_probability double precision not null check (proposed_probability between 0 and 1),
      chosen_product_id uuid,
      model_version text not null,
      decided_by text not null,
      decided_at timestamptz not null,
      primary key (organisation_id, correction_id)
    )`);
    this.addSql(
      'create index match_corrections_by_line on match_corrections (organisation_id, line_key, decided_at desc)',
    );
    this.addSql('create index match_corrections_by_time on match_corrections (organisation_id, decided_at desc)');
  }
}
