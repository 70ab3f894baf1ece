import { Migration } from '@mikro-orm/migrations';
import { eventTables } from '@procur/service-kit/event-tables';

export class Migration20261120CreateVendors extends Migration {
  override up(): void {
    for (const statement of eventTables()) this.addSql(statement);
    this.addSql('create extension if not exists pg_trgm');
    for (const statement of [...vendorTables, ...productTables, ...importTables, ...sellerTables])
      this.addSql(statement);
  }
}

const vendorTables = [
  `create table vendors (
    id uuid primary key,
    organisation_id text not null,
    slug text not null,
    name text not null,
    status text not null check (status in ('active', 'suspended')),
    categories text[] not null,
    features text[] not null,
    certifications jsonb not null,
    rating numeric(2, 1) not null,
    rating_count int not null,
    regions text[] not null,
    price_tiers jsonb not null,
    lead_time_days int not null,
    contact_email text not null,
    address_lines text[] not null,
    country_code text not null,
    attributes jsonb not null,
    payment_terms text[] not null,
    support_levels text[] not null,
    version int not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (organisation_id, slug)
  )`,
  'create index vendors_by_name on vendors (organisation_id, name, id)',
  `create table vendor_guardrails (
    vendor_id uuid primary key references vendors (id) on delete cascade,
    floor_unit_price numeric not null check (floor_unit_price > 0),
    currency_code text not null,
    allowed_payment_terms text[] not null,
    minimum_term_months int not null,
    maximum_term_months int not null,
    allowed_support_levels text[] not null,
    minimum_delivery_days int not null,
    personality text not null,
    updated_at timestamptz not null
  )`,
];

const productTables = [
  `create table products (
    id uuid primary key,
    organisation_id text not null,
    vendor_id uuid not null references vendors (id),
    sku text not null,
    name text not null,
    description text not null,
    brand text not null,
    part_number text not null,
    ean text not null,
    category text not null,
    unit_code text not null,
    specs jsonb not null,
    price_tiers jsonb not null,
    minimum_order_quantity numeric not null,
    pack_size numeric not null,
    lead_time_days int not null,
    stock_quantity numeric not null,
    version int not null default 1,
    updated_at timestamptz not null,
    content_hash text not null,
    search_vector tsvector not null,
    identifiers text[] not null,
    unique (organisation_id, vendor_id, sku)
  )`,
  'create index products_search on products using gin (search_vector) with (fastupdate = off)',
  'create index products_identifiers on products using gin (identifiers) with (fastupdate = off)',
  'create index products_by_name on products (organisation_id, name, id)',
  'create index products_by_category on products (organisation_id, category text_pattern_ops)',
  `create table product_prices (
    product_id uuid not null references products (id) on delete cascade,
    version int not null,
    price_tiers jsonb not null,
    valid_from timestamptz not null,
    source text not null,
    primary key (product_id, version)
  )`,
  // How common each search term is; typing errors are looked up by trigrams among these few words, not among all products.
  `create table term_statistics (
    organisation_id text not null,
    term text not null,
    product_count int not null,
    primary key (organisation_id, term)
  )`,
  'create index term_statistics_trigrams on term_statistics using gin (term gin_trgm_ops)',
];

const importTables = [
  `create table catalogue_imports (
    id uuid primary key,
    organisation_id text not null,
    vendor_id uuid references vendors (id),
    file_name text not null,
    format text not null check (format in ('csv', 'jsonl')),
    status text not null check (status in ('uploading', 'pending', 'processing', 'completed', 'failed')),
    bytes_total bigint not null default 0,
    byte_offset bigint not null default 0,
    line_offset bigint not null default 0,
    columns text[] not null default '{}',
    rows_read int not null default 0,
    rows_created int not null default 0,
    rows_updated int not null default 0,
    rows_unchanged int not null default 0,
    rows_rejected int not null default 0,
    failure_reason text not null default '',
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  `create index catalogue_imports_uploading on catalogue_imports (created_at) where status = 'uploading'`,
  `create table catalogue_import_chunks (
    import_id uuid not null references catalogue_imports (id) on delete cascade,
    byte_offset bigint not null,
    content bytea not null,
    primary key (import_id, byte_offset)
  )`,
  `create table catalogue_import_errors (
    import_id uuid not null references catalogue_imports (id) on delete cascade,
    line bigint not null,
    position int not null,
    field text not null,
    reason text not null,
    given text not null,
    allowed text[] not null,
    primary key (import_id, line, position)
  )`,
];

const sellerTables = [
  `create table seller_tables (
    thread_id text primary key,
    organisation_id text not null,
    vendor_id uuid not null references vendors (id),
    category text not null,
    quantity numeric not null,
    maximum_rounds int not null,
    issues jsonb not null,
    list_offer jsonb not null,
    list_offer_id uuid not null,
    outcome text,
    agreed_offer jsonb,
    opened_at timestamptz not null,
    closed_at timestamptz
  )`,
  `create table seller_answers (
    thread_id text not null references seller_tables (thread_id) on delete cascade,
    round int not null,
    buyer_offer jsonb not null,
    action text not null check (action in ('accept', 'counter', 'end')),
    counter_offer jsonb,
    offer_id uuid not null,
    answered_at timestamptz not null,
    primary key (thread_id, round)
  )`,
];
