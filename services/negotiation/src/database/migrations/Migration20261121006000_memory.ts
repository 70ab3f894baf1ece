import { Migration } from '@mikro-orm/migrations';

/** A thread starts with what earlier deals of the organisation have taught. */
export class Migration20261121006000_memory extends Migration {
  override up(): void {
    this.addSql(`create table thread_memories (
      thread_id uuid primary key references threads (id) deferrable initially deferred,
      deals jsonb not null
    )`);
    this.addSql(
      'create index threads_of_vendor on threads (organisation_id, vendor_id, concluded_at desc) where agreed_offer_id is not null',
    );
  }

  override down(): void {
    this.addSql('drop index threads_of_vendor');
    this.addSql('drop table thread_memories');
  }
}
