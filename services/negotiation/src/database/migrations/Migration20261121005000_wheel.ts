import { Migration } from '@mikro-orm/migrations';

/** A person can take the wheel of a thread and make moves in place of the agent. */
export class Migration20261121005000_wheel extends Migration {
  override up(): void {
    this.addSql('alter table threads add column paused_by text, add column paused_at timestamptz');
    this.addSql("alter table offers add column made_by text not null default ''");
    this.addSql("alter table move_explanations add column made_by text not null default ''");
    this.addSql(`create table person_moves (
      id uuid primary key,
      negotiation_id uuid not null references negotiations (id) deferrable initially deferred,
      thread_id uuid not null references threads (id) deferrable initially deferred,
      round smallint not null check (round >= 1),
      move jsonb not null,
      status text not null check (status in ('made', 'withdrawn')),
      made_by text not null,
      made_at timestamptz not null
    )`);
    // Whatever the code above does: a person moves once in a round.
    this.addSql("create unique index person_moves_round on person_moves (thread_id, round) where status = 'made'");
  }

  override down(): void {
    this.addSql('drop table person_moves');
    this.addSql('alter table move_explanations drop column made_by');
    this.addSql('alter table offers drop column made_by');
    this.addSql('alter table threads drop column paused_at, drop column paused_by');
  }
}
