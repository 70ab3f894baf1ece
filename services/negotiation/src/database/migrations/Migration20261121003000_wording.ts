import { Migration } from '@mikro-orm/migrations';

/** An offer says who found its words, and they are kept before they are sent. */
export class Migration20261121003000_wording extends Migration {
  override up(): void {
    this.addSql("alter table offers add column worded_by text not null default ''");
    this.addSql('alter table thread_agents add column wording jsonb');
  }

  override down(): void {
    this.addSql('alter table thread_agents drop column wording');
    this.addSql('alter table offers drop column worded_by');
  }
}
