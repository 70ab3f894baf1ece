import { Migration } from '@mikro-orm/migrations';
import { eventTables } from '@procur/service-kit/event-tables';

export class Migration20261120CreateRequests extends Migration {
  override up(): void {
    for (const statement of eventTables()) this.addSql(statement);
    for (const statement of [purchaseRequests, lines, approvals, policies, budgets, budgetEntries, shortlists, numbers])
      this.addSql(statement);
    for (const statement of indexes) this.addSql(statement);
  }

  override down(): void {
    for (const table of tables) this.addSql(`drop table if exists ${table} cascade`);
  }
}

const purchaseRequests = `create table purchase_requests (
  id uuid primary key,
  organisation_id text not null,
  number text not null,
  status text not null,
  status_reason text not null,
  requester_id text not null,
  submitted_by text,
  approved_by text,
  title text not null,
  need_text text not null,
  category text not null,
  budget_amount numeric(28, 9),
  budget_currency text,
  budget_period text,
  must_haves jsonb not null,
  compliance jsonb not null,
  term_months int not null,
  payment_terms jsonb not null,
  needed_by text not null,
  risk text,
  region text not null,
  specs jsonb not null,
  budget_id text not null,
  policy_version int not null,
  steps jsonb not null,
  excepted_vendor_count int,
  negotiation_id text,
  contract_id text,
  contract_number text,
  award jsonb,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  unique (organisation_id, number),
  check ((budget_amount is null) = (budget_currency is null))
)`;

const lines = `create table purchase_request_lines (
  id uuid primary key,
  request_id uuid not null references purchase_requests (id) on delete cascade,
  position int not null,
  description text not null,
  quantity numeric(18, 6) check (quantity > 0),
  unit_code text,
  specs jsonb not null,
  unique (request_id, position)
)`;

const approvals = `create table approvals (
  id uuid primary key,
  organisation_id text not null,
  request_id uuid not null references purchase_requests (id) on delete cascade,
  subject text not null,
  position int not null,
  required_role text not null,
  state text not null,
  reason text not null,
  decided_by text,
  comment text,
  decided_at timestamptz,
  created_at timestamptz not null,
  unique (request_id, position)
)`;

const policies = `create table policy_versions (
  organisation_id text not null,
  version int not null,
  rules jsonb not null,
  published_by text not null,
  published_at timestamptz not null,
  primary key (organisation_id, version)
)`;

// The checks are the ledger's last line of defence: no code path can promise money that is not there.
const budgets = `create table budgets (
  id uuid primary key,
  organisation_id text not null,
  name text not null,
  currency_code text not null,
  allocated numeric(28, 9) not null check (allocated >= 0),
  committed numeric(28, 9) not null check (committed >= 0),
  spent numeric(28, 9) not null check (spent >= 0),
  fiscal_year int not null,
  is_default boolean not null,
  version int not null default 1,
  created_at timestamptz not null,
  check (committed + spent <= allocated)
)`;

const budgetEntries = `create table budget_entries (
  id uuid primary key,
  organisation_id text not null,
  budget_id uuid not null references budgets (id),
  kind text not null,
  amount numeric(28, 9) not null check (amount >= 0),
  request_id uuid references purchase_requests (id),
  note text not null,
  booked_at timestamptz not null
)`;

const shortlists = `create table shortlists (
  request_id uuid primary key references purchase_requests (id) on delete cascade,
  organisation_id text not null,
  shortlisted jsonb not null,
  skipped jsonb not null,
  found_at timestamptz not null
)`;

const numbers = `create table number_series (
  organisation_id text not null,
  year int not null,
  last_number int not null,
  primary key (organisation_id, year)
)`;

const indexes = [
  'create index purchase_requests_newest on purchase_requests (organisation_id, id desc) where deleted_at is null',
  'create index purchase_requests_status on purchase_requests (organisation_id, status, id desc) where deleted_at is null',
  "create index approvals_pending on approvals (organisation_id, id) where state = 'pending'",
  'create index budget_entries_budget on budget_entries (budget_id, id)',
  'create index budget_entries_request on budget_entries (request_id)',
  'create unique index budgets_name on budgets (organisation_id, name, fiscal_year)',
  'create unique index budgets_default on budgets (organisation_id) where is_default',
];

const tables = [
  'number_series',
  'shortlists',
  'budget_entries',
  'budgets',
  'policy_versions',
  'approvals',
  'purchase_request_lines',
  'purchase_requests',
];
