import { Migration } from '@mikro-orm/migrations';

/** With an offer a vendor may be told where its last one stands. */
export class Migration20261121064500_told_standing extends Migration {
  override up(): void {
    for (const table of ['seller_answers', 'answer_requests'])
      this.addSql(
        `alter table ${table} add column standing text, add constraint ${table}_standing_check check (standing in ('leading', 'behind'))`,
      );
  }

  override down(): void {
    for (const table of ['seller_answers', 'answer_requests']) this.addSql(`alter table ${table} drop column standing`);
  }
}
