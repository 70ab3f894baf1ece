import { Migration } from '@mikro-orm/migrations';

/** Which earlier document of the same tender a document changes, and what it changed. */
export class Migration20261121000500_amendments extends Migration {
  override up(): void {
    this.addSql(`alter table documents
      add column amends_document_id uuid references documents,
      add column tender_reference text not null default '',
      add column changes jsonb not null default '[]'`);
    // An amendment that names its tender finds the latest document of it.
    this.addSql(`create index documents_by_tender on documents (organisation_id, tender_reference, id desc)
      where tender_reference <> ''`);
  }
}
