import { Migration } from '@mikro-orm/migrations';

/** How often a request has been taken up again, so that work for an earlier attempt is told from work for this one. */
export class Migration20261121CountAttempts extends Migration {
  override up(): void {
    this.addSql('alter table purchase_requests add column attempt int not null default 0');
  }

  override down(): void {
    this.addSql('alter table purchase_requests drop column attempt');
  }
}
