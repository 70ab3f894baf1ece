import { Migration } from '@mikro-orm/migrations';

/** A thread can wait for a person, and keeps the words with which a vendor accepts or leaves. */
export class Migration20261121001000_waiting extends Migration {
  override up(): void {
    this.addSql('alter table threads add column answer_due_at timestamptz');
    this.addSql("alter table threads add column vendor_message text not null default ''");
  }

  override down(): void {
    this.addSql('alter table threads drop column vendor_message');
    this.addSql('alter table threads drop column answer_due_at');
  }
}
