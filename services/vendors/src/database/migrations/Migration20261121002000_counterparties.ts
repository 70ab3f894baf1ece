import { Migration } from '@mikro-orm/migrations';

/** A vendor can negotiate by a person behind links or by an agent of its own. */
export class Migration20261121002000_counterparties extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const builtIn = '{"kind": "built-in-agent", "email": "", "contactName": "", "endpointUrl": ""}';

const statements = [
  `alter table vendors add column counterparty jsonb not null default '${builtIn}'`,
  'alter table vendors alter column counterparty drop default',
  'alter table vendors add column agent_secret_version int not null default 1 check (agent_secret_version >= 1)',
  `alter table seller_tables add column counterparty text not null default 'built-in-agent'
     check (counterparty in ('built-in-agent', 'person', 'outside-agent'))`,
  `alter table seller_tables add column title text not null default ''`,
  `alter table seller_tables add column quantity_unit text not null default ''`,
  `alter table seller_tables add column buyer_name text not null default ''`,
  'alter table seller_tables add column deadline_at timestamptz',
  `alter table seller_answers add column message text not null default ''`,
  `alter table seller_answers add column end_reason text not null default ''`,
  `create table answer_requests (
    thread_id text not null references seller_tables (thread_id) on delete cascade,
    round int not null,
    buyer_offer_id text not null,
    buyer_offer jsonb not null,
    buyer_message text not null,
    asked_at timestamptz not null,
    due_at timestamptz not null,
    remind_at timestamptz,
    settled_at timestamptz,
    primary key (thread_id, round)
  )`,
  'create index answer_requests_due on answer_requests (due_at) where settled_at is null',
  'create index answer_requests_remind on answer_requests (remind_at) where settled_at is null and remind_at is not null',
  `create table answer_links (
    token_hash text primary key,
    thread_id text not null,
    round int not null,
    issued_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    foreign key (thread_id, round) references answer_requests (thread_id, round) on delete cascade
  )`,
];
