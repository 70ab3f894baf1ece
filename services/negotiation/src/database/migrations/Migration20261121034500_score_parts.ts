import { Migration } from '@mikro-orm/migrations';

/** What each vendor's shortlist score is made of, for the explanation. */
export class Migration20261121034500_score_parts extends Migration {
  override up(): void {
    this.addSql(`create table thread_scores (
      thread_id uuid primary key references threads (id) deferrable initially deferred,
      parts jsonb not null
    )`);
  }

  override down(): void {
    this.addSql('drop table thread_scores');
  }
}
