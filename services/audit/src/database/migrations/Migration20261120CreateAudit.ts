import { Migration } from '@mikro-orm/migrations';
import { eventTables } from '@procur/service-kit/event-tables';

export class Migration20261120CreateAudit extends Migration {
  override up(): void {
    for (const statement of [...eventTables(), ...eventStore, ...auditTrail, ...deadLetters, ...usage, warnings]) {
      this.addSql(statement);
    }
  }

  override down(): void {
    for (const table of tables) this.addSql(`drop table if exists ${table} cascade`);
    this.addSql('drop function if exists refuse_change');
  }
}

const eventStore = [
  `create table stored_events (
    id uuid primary key,
    subject text not null,
    owner text not null,
    name text not null,
    aggregate_id text not null,
    organisation_id text not null,
    actor text not null,
    correlation_id text not null,
    causation_id text not null,
    trace_id text not null,
    retention text not null,
    headers jsonb not null,
    payload bytea not null,
    occurred_at timestamptz not null,
    stored_at timestamptz not null
  )`,
  // Ids are UUIDv7, so that sorting by id is sorting by time. One index per filter, each ending in the order of the list.
  'create index stored_events_newest on stored_events (organisation_id, id)',
  'create index stored_events_name on stored_events (organisation_id, name, id)',
  'create index stored_events_actor on stored_events (organisation_id, actor, id)',
  'create index stored_events_correlation on stored_events (correlation_id, id)',
  'create index stored_events_aggregate on stored_events (aggregate_id, id)',
  "create index stored_events_causation on stored_events (causation_id) where causation_id <> ''",
  'create index stored_events_occurred_at on stored_events (occurred_at)',
  'create index stored_events_retention on stored_events (retention, occurred_at)',
];

const auditTrail = [
  `create table audit_chains (
    organisation_id text primary key,
    position bigint not null,
    head_hash text not null
  )`,
  `create table audit_entries (
    id uuid primary key,
    organisation_id text not null,
    position bigint not null,
    action text not null,
    resource_type text not null,
    resource_id text not null,
    actor text not null,
    before_json text not null,
    after_json text not null,
    client_address text not null,
    user_agent text not null,
    recorded_at timestamptz not null,
    previous_hash text not null,
    hash text not null,
    unique (organisation_id, position)
  )`,
  'create index audit_entries_resource on audit_entries (organisation_id, resource_type, resource_id, position)',
  'create index audit_entries_actor on audit_entries (organisation_id, actor, position)',
  `create function refuse_change() returns trigger language plpgsql as $$
    begin raise exception 'audit entries are never changed'; end $$`,
  'create trigger audit_entries_append_only before update or delete on audit_entries for each row execute function refuse_change()',
];

const deadLetters = [
  `create table dead_letters (
    id uuid primary key,
    organisation_id text not null,
    event_id text not null,
    subject text not null,
    service text not null,
    consumer text not null,
    attempts int not null,
    error_kind text not null,
    error_message text not null,
    error_stack text not null,
    payload bytea not null,
    headers jsonb not null,
    status text not null check (status in ('open', 'replayed', 'discarded')),
    failed_at timestamptz not null,
    resolved_at timestamptz,
    resolved_by text not null default '',
    resolution text not null default ''
  )`,
  'create index dead_letters_newest on dead_letters (organisation_id, status, id)',
  'create index dead_letters_consumer on dead_letters (consumer, status, id)',
  'create index dead_letters_failed_at on dead_letters (failed_at)',
];

const usage = [
  `create table usage_records (
    id uuid primary key,
    organisation_id text not null,
    service text not null,
    provider text not null,
    model text not null,
    purpose text not null,
    input_tokens bigint not null,
    output_tokens bigint not null,
    cost numeric not null,
    currency_code text not null,
    duration_ms bigint not null,
    outcome text not null,
    recorded_at timestamptz not null
  )`,
  'create index usage_records_period on usage_records (organisation_id, recorded_at)',
];

const warnings = `create table raised_warnings (
  code text not null,
  consumer text not null,
  raised_at timestamptz not null,
  primary key (code, consumer)
)`;

const tables = ['raised_warnings', 'usage_records', 'dead_letters', 'audit_entries', 'audit_chains', 'stored_events'];
