import { Migration } from '@mikro-orm/migrations';

/** Reading words costs money, and links are used by people nobody knows: it is counted and bounded. */
export class Migration20261121004000_proposals extends Migration {
  override up(): void {
    this.addSql('alter table answer_requests add column proposals int not null default 0');
  }

  override down(): void {
    this.addSql('alter table answer_requests drop column proposals');
  }
}
