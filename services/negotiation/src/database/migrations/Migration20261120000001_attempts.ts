import { Migration } from '@mikro-orm/migrations';

/** A request may be negotiated again after no agreement; never twice at the same time. */
export class Migration20261120000001_attempts extends Migration {
  override up(): void {
    this.addSql('alter table negotiations add column attempt int not null default 0 check (attempt >= 0)');
    this.addSql('alter table negotiations alter column attempt drop default');
    this.addSql('alter table negotiations drop constraint negotiations_organisation_id_request_id_key');
    this.addSql('create unique index negotiations_attempt on negotiations (organisation_id, request_id, attempt)');
    this.addSql(
      "create unique index negotiations_live on negotiations (organisation_id, request_id) where status in ('running', 'completed')",
    );
  }

  /** Refused by the database when a request has been negotiated twice. */
  override down(): void {
    this.addSql('drop index negotiations_live');
    this.addSql('drop index negotiations_attempt');
    this.addSql(
      'alter table negotiations add constraint negotiations_organisation_id_request_id_key unique (organisation_id, request_id)',
    );
    this.addSql('alter table negotiations drop column attempt');
  }
}
