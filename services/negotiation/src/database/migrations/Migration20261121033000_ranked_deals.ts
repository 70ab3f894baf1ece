import { Migration } from '@mikro-orm/migrations';

/** The deals that did not win, for who divides several negotiations among vendors. None is known of earlier ones. */
export class Migration20261121033000_ranked_deals extends Migration {
  override up(): void {
    this.addSql(`alter table deals add column ranking jsonb not null default '[]'`);
  }
}
