import { Migration } from '@mikro-orm/migrations';
import { eventTables } from '@procur/service-kit/event-tables';

export class Migration20261120000000_tables extends Migration {
  override up(): void {
    for (const statement of eventTables()) this.addSql(statement);
    // References are checked at COMMIT, because the rows of one transaction are written in an order of the ORM's choice.
    this.addSql(`create table negotiations (
      id uuid primary key,
      organisation_id text not null,
      request_id text not null,
      request_number text not null,
      title text not null,
      category text not null,
      quantity_value numeric not null check (quantity_value > 0),
      quantity_unit text not null,
      currency_code text not null,
      status text not null check (status in ('running', 'completed', 'failed', 'cancelled')),
      engine text not null,
      failure_code text,
      failure_reason text,
      awarded_thread_id uuid,
      started_at timestamptz not null,
      deadline_at timestamptz not null,
      completed_at timestamptz,
      unique (organisation_id, request_id)
    )`);
    this.addSql(
      'create index negotiations_newest on negotiations (organisation_id, started_at desc, id desc) include (status)',
    );
    this.addSql("create index negotiations_deadline on negotiations (deadline_at) where status = 'running'");
    this.addSql(`create table threads (
      id uuid primary key,
      negotiation_id uuid not null references negotiations (id) deferrable initially deferred,
      organisation_id text not null,
      vendor_id text not null,
      vendor_name text not null,
      position smallint not null,
      score double precision not null,
      list_unit_price numeric not null,
      status text not null check (status in
        ('opening', 'running', 'agreed', 'no_agreement', 'awarded', 'not_awarded', 'failed', 'cancelled')),
      round smallint not null,
      rounds smallint not null,
      issues jsonb not null,
      last_buyer_offer_id uuid,
      last_seller_offer_id uuid,
      agreed_offer_id uuid,
      end_reason text not null,
      concluded_at timestamptz,
      closed_at timestamptz,
      unique (negotiation_id, vendor_id)
    )`);
    // At most one award per negotiation, whatever the code above does.
    this.addSql("create unique index threads_one_award on threads (negotiation_id) where status = 'awarded'");
    this.addSql(`create table rounds (
      thread_id uuid not null references threads (id) deferrable initially deferred,
      number smallint not null,
      outcome text not null check (outcome in ('opened', 'countered', 'buyer_accepted', 'seller_accepted', 'ended')),
      completed_at timestamptz not null,
      primary key (thread_id, number)
    )`);
    this.addSql(`create table offers (
      id uuid primary key,
      negotiation_id uuid not null references negotiations (id) deferrable initially deferred,
      thread_id uuid not null references threads (id) deferrable initially deferred,
      vendor_id text not null,
      round smallint not null,
      party text not null check (party in ('buyer', 'seller')),
      terms jsonb not null,
      message text not null,
      made_at timestamptz not null,
      unique (thread_id, round, party)
    )`);
    this.addSql('create index offers_in_order on offers (negotiation_id, made_at, id)');
    this.addSql(`create table mandates (
      negotiation_id uuid primary key references negotiations (id) deferrable initially deferred,
      mandate jsonb not null,
      worth jsonb not null,
      score_worth text not null
    )`);
    this.addSql(`create table thread_agents (
      thread_id uuid primary key references threads (id) deferrable initially deferred,
      setup jsonb not null,
      moves jsonb not null,
      next_offer jsonb
    )`);
    this.addSql(`create table move_explanations (
      id uuid primary key,
      thread_id uuid not null references threads (id) deferrable initially deferred,
      round smallint not null,
      action text not null check (action in ('offer', 'accept', 'end')),
      own_utility double precision not null,
      target_utility double precision not null,
      estimated_opponent_utility double precision not null,
      reasons jsonb not null,
      clipped_by jsonb not null,
      decided_at timestamptz not null
    )`);
    this.addSql('create index move_explanations_thread on move_explanations (thread_id, round)');
    this.addSql(`create table deals (
      negotiation_id uuid primary key references negotiations (id) deferrable initially deferred,
      thread_id uuid not null references threads (id) deferrable initially deferred,
      currency_code text not null,
      list_unit_price numeric not null,
      unit_price numeric not null,
      annual_total numeric not null,
      contract_total numeric not null,
      savings_total numeric not null,
      savings_share numeric not null,
      rounds smallint not null,
      runner_up_thread_id uuid references threads (id) deferrable initially deferred,
      why_winner text not null,
      why_not_runner_up text not null,
      sensitivity text not null
    )`);
  }
}
