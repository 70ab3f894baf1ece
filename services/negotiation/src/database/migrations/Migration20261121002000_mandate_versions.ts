import { Migration } from '@mikro-orm/migrations';

/** Mandates in signed versions, moves that wait for a person, the ledger of each thread, and deal certificates. */
export class Migration20261121002000_mandate_versions extends Migration {
  override up(): void {
    this.addSql('alter table negotiations add column mandate_version int not null default 1');
    this.addSql('alter table mandates add column comparison jsonb');
    this.addSql(`alter table threads
      add column held_move_id uuid,
      add column ledger_length int not null default 0,
      add column ledger_hash text not null default ''`);
    this.addSql('alter table threads drop constraint threads_status_check');
    this.addSql(`alter table threads add constraint threads_status_check check (status in
      ('opening', 'running', 'waiting_approval', 'agreed', 'no_agreement', 'awarded', 'not_awarded', 'failed', 'cancelled'))`);
    this.addSql(`alter table thread_agents
      add column mandate_version int not null default 1,
      add column within_authority boolean not null default false,
      add column sent_round smallint not null default 0`);
    this.addSql(`create table mandate_versions (
      negotiation_id uuid not null references negotiations (id) deferrable initially deferred,
      version int not null check (version >= 1),
      document text not null,
      signature text not null,
      hash text not null,
      key_id text not null,
      primary key (negotiation_id, version)
    )`);
    this.addSql(`create table mandate_amendments (
      id uuid primary key,
      negotiation_id uuid not null references negotiations (id) deferrable initially deferred,
      base_version int not null,
      mandate jsonb not null,
      reason text not null,
      proposed_by text not null,
      proposed_at timestamptz not null,
      status text not null check (status in ('proposed', 'in_force', 'rejected', 'outdated')),
      decided_by text,
      decided_at timestamptz,
      comment text not null
    )`);
    this.addSql(
      'create index mandate_amendments_newest on mandate_amendments (negotiation_id, proposed_at desc, id desc)',
    );
    this.addSql(`create table held_moves (
      id uuid primary key,
      negotiation_id uuid not null references negotiations (id) deferrable initially deferred,
      thread_id uuid not null references threads (id) deferrable initially deferred,
      action text not null check (action in ('offer', 'accept')),
      round smallint not null,
      offer jsonb not null,
      total numeric not null,
      approver_roles jsonb not null,
      excluded_approvers jsonb not null,
      status text not null check (status in ('pending', 'approved', 'rejected', 'expired', 'withdrawn')),
      requested_at timestamptz not null,
      expires_at timestamptz not null,
      decided_by text,
      decided_at timestamptz,
      comment text not null
    )`);
    // Whatever the code above does: a thread waits for one decision at a time.
    this.addSql("create unique index held_moves_pending on held_moves (thread_id) where status = 'pending'");
    this.addSql("create index held_moves_expiry on held_moves (expires_at) where status = 'pending'");
    this.addSql(`create table ledger_entries (
      thread_id uuid not null references threads (id) deferrable initially deferred,
      sequence int not null check (sequence >= 1),
      entry text not null,
      primary key (thread_id, sequence)
    )`);
    this.addSql(`create table deal_certificates (
      negotiation_id uuid primary key references negotiations (id) deferrable initially deferred,
      document text not null,
      sha256 text not null,
      key_id text not null,
      issued_at timestamptz not null
    )`);
  }

  /** Refused by the database while a thread waits for an approval. */
  override down(): void {
    for (const table of ['deal_certificates', 'ledger_entries', 'held_moves', 'mandate_amendments', 'mandate_versions'])
      this.addSql(`drop table ${table}`);
    this.addSql(
      'alter table thread_agents drop column mandate_version, drop column within_authority, drop column sent_round',
    );
    this.addSql('alter table threads drop constraint threads_status_check');
    this.addSql(`alter table threads add constraint threads_status_check check (status in
      ('opening', 'running', 'agreed', 'no_agreement', 'awarded', 'not_awarded', 'failed', 'cancelled'))`);
    this.addSql('alter table threads drop column held_move_id, drop column ledger_length, drop column ledger_hash');
    this.addSql('alter table mandates drop column comparison');
    this.addSql('alter table negotiations drop column mandate_version');
  }
}
