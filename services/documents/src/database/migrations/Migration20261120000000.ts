import { Migration } from '@mikro-orm/migrations';
import { eventTables } from '@procur/service-kit/event-tables';

/** Uploaded documents with what was read from them, quotations, contracts, and the series that number both. */
export class Migration20261120000000 extends Migration {
  override up(): void {
    for (const statement of eventTables()) this.addSql(statement);
    this.addSql(`create table documents (
      id uuid primary key,
      organisation_id text not null,
      file_name text not null,
      media_type text not null,
      size_bytes bigint not null check (size_bytes > 0),
      sha256 text not null,
      file_key text not null,
      status text not null check (status in ('pending', 'processing', 'completed', 'failed')),
      stage text not null,
      progress_percent integer not null check (progress_percent between 0 and 100),
      failure_code text not null,
      failure_reason text not null,
      attempts integer not null,
      page_count integer not null,
      requirement_count integer not null,
      quotation_id uuid,
      engine text not null,
      uploaded_by text not null,
      facts jsonb,
      coverage jsonb,
      flagged jsonb not null,
      created_at timestamptz not null,
      completed_at timestamptz
    )`);
    // Lists show the newest first; ids are UUIDv7 and sort by time.
    this.addSql('create index documents_newest on documents (organisation_id, id desc)');
    this.addSql(`create table document_pages (
      document_id uuid not null references documents,
      number integer not null,
      organisation_id text not null,
      label text not null,
      blocks jsonb not null,
      primary key (document_id, number)
    )`);
    this.addSql(`create table requirements (
      id uuid primary key,
      organisation_id text not null,
      document_id uuid not null references documents,
      position integer not null,
      body jsonb not null,
      unique (document_id, position)
    )`);
    this.addSql(`create table number_series (
      organisation_id text not null,
      kind text not null check (kind in ('quotation', 'contract')),
      year integer not null,
      last_count integer not null check (last_count > 0),
      primary key (organisation_id, kind, year)
    )`);
    // One quotation per document and one contract per request, however often an event arrives.
    this.addSql(`create table quotations (
      id uuid primary key,
      organisation_id text not null,
      number text not null,
      document_id uuid not null unique references documents,
      status text not null check (status in ('prepared', 'issued', 'failed')),
      title text not null,
      body jsonb not null,
      pdf_key text not null,
      pdf_sha256 text not null,
      pdf_bytes integer not null,
      created_at timestamptz not null,
      unique (organisation_id, number)
    )`);
    this.addSql('create index quotations_newest on quotations (organisation_id, id desc)');
    this.addSql(`create table contracts (
      id uuid primary key,
      organisation_id text not null,
      number text not null,
      request_id uuid not null unique,
      negotiation_id uuid not null,
      vendor_id uuid not null,
      title text not null,
      status text not null check (status in ('generating', 'ready_to_sign', 'partly_signed', 'signed', 'active', 'failed')),
      body jsonb not null,
      signatures jsonb not null,
      pdf_key text not null,
      pdf_sha256 text not null,
      pdf_bytes integer not null,
      failure_reason text not null,
      version integer not null default 1,
      created_at timestamptz not null,
      unique (organisation_id, number)
    )`);
    this.addSql('create index contracts_newest on contracts (organisation_id, id desc)');
  }
}
