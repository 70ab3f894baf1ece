import { Migration } from '@mikro-orm/migrations';

/** Revisions of quotations, the queue and the record of reviews, and orders. */
export class Migration20261121001000_quotation_revisions extends Migration {
  override up(): void {
    for (const statement of [...series, ...quotations, ...revisions, ...reviews, ...orders]) this.addSql(statement);
  }
}

const series = [
  'alter table number_series drop constraint number_series_kind_check',
  "alter table number_series add constraint number_series_kind_check check (kind in ('quotation', 'contract', 'order'))",
];

// `body` is the working copy from now on; what was issued stands in its revision. The columns of the PDF move there too
// and stay here, with a default, for as long as an older process may write them.
const quotations = [
  `alter table quotations
     alter column number drop not null,
     alter column pdf_key set default '',
     alter column pdf_sha256 set default '',
     alter column pdf_bytes set default 0,
     add column revision integer not null default 1 check (revision >= 0),
     add column version integer not null default 1,
     add column has_unissued_changes boolean not null default false,
     add column order_id uuid`,
  'alter table quotations drop constraint quotations_status_check',
  `alter table quotations add constraint quotations_status_check
     check (status in ('draft', 'prepared', 'issued', 'failed'))`,
  // A draft has neither number nor revision, and whatever was issued has both.
  'alter table quotations add constraint quotations_numbered check ((number is null) = (revision = 0))',
];

const revisions = [
  `create table quotation_revisions (
    quotation_id uuid not null references quotations,
    revision integer not null check (revision > 0),
    organisation_id text not null,
    document_id uuid not null references documents,
    status text not null check (status in ('prepared', 'issued')),
    reason text not null check (reason in ('first', 'review', 'amendment')),
    body jsonb not null,
    pdf_key text not null,
    pdf_sha256 text not null,
    pdf_bytes integer not null,
    ubl_key text not null,
    ubl_sha256 text not null,
    ubl_bytes integer not null,
    created_by text not null,
    created_at timestamptz not null,
    primary key (quotation_id, revision)
  )`,
  `insert into quotation_revisions
     select q.id, 1, q.organisation_id, q.document_id, case q.status when 'issued' then 'issued' else 'prepared' end,
            'first', q.body, q.pdf_key, q.pdf_sha256, q.pdf_bytes, '', '', 0, d.uploaded_by, q.created_at
     from quotations q join documents d on d.id = q.document_id`,
];

const reviews = [
  `create table review_lines (
    quotation_id uuid not null references quotations,
    position integer not null check (position > 0),
    organisation_id text not null,
    status text not null check (status in ('open', 'decided')),
    primary key (quotation_id, position)
  )`,
  'create index review_lines_queue on review_lines (organisation_id, status, quotation_id, position)',
  `insert into review_lines
     select q.id, (line ->> 'position')::integer, q.organisation_id, 'open'
     from quotations q cross join lateral jsonb_array_elements(q.body -> 'lines') line
     where line ->> 'outcome' = 'needs_review'`,
  `create table line_reviews (
    id uuid primary key,
    organisation_id text not null,
    quotation_id uuid not null references quotations,
    position integer not null,
    decision text not null check (decision in ('accepted', 'replaced', 'edited', 'no_bid')),
    reason text not null,
    reviewed_by text not null,
    reviewed_at timestamptz not null,
    before jsonb not null,
    after jsonb not null,
    revision integer
  )`,
  'create index line_reviews_newest on line_reviews (quotation_id, id desc)',
];

// One order per quotation, however often it is accepted.
const orders = [
  `create table orders (
    id uuid primary key,
    organisation_id text not null,
    number text not null,
    status text not null check (status in ('draft')),
    quotation_id uuid not null unique references quotations,
    quotation_number text not null,
    revision integer not null,
    purchase_order_reference text not null,
    body jsonb not null,
    accepted_by text not null,
    created_at timestamptz not null,
    unique (organisation_id, number),
    foreign key (quotation_id, revision) references quotation_revisions
  )`,
  'create index orders_newest on orders (organisation_id, id desc)',
];
