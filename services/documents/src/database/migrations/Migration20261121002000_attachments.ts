import { Migration } from '@mikro-orm/migrations';

/** What is attached to a mail, and what a reader should know of how a document was read. */
export class Migration20261121002000_attachments extends Migration {
  override up(): void {
    this.addSql(`alter table documents
      add column parent_document_id uuid references documents,
      add column notices jsonb not null default '[]'`);
    // Deferred, because both rows are written at once in an order the ORM chooses.
    this.addSql(`create table document_attachments (
      document_id uuid not null references documents,
      position integer not null check (position > 0),
      organisation_id text not null,
      file_name text not null,
      media_type text not null,
      size_bytes bigint not null,
      attached_id uuid unique references documents deferrable initially deferred,
      failure_code text not null,
      failure_reason text not null,
      primary key (document_id, position),
      check ((attached_id is null) = (failure_code <> ''))
    )`);
  }
}
