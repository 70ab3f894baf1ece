import { Migration } from '@mikro-orm/migrations';

/** What vendors can supply of all lots of a request, where they are asked. */
export class Migration20261121071500_supply extends Migration {
  override up(): void {
    this.addSql('alter table negotiations add column asks_supply boolean not null default false');
    this.addSql('alter table threads add column supply jsonb');
  }

  override down(): void {
    this.addSql('alter table threads drop column supply');
    this.addSql('alter table negotiations drop column asks_supply');
  }
}
