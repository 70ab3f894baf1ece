import { Migration } from '@mikro-orm/migrations';

/** Held moves are listed over a whole organisation, and whoever has the wheel is warned once before the deadline. */
export class Migration20261121040000_held_moves_of_organisation extends Migration {
  override up(): void {
    this.addSql('alter table held_moves add column organisation_id text');
    this.addSql(
      `update held_moves set organisation_id = negotiations.organisation_id
       from negotiations where negotiations.id = held_moves.negotiation_id`,
    );
    this.addSql('alter table held_moves alter column organisation_id set not null');
    this.addSql(
      "create index held_moves_waiting on held_moves (organisation_id, expires_at, id) where status = 'pending'",
    );
    this.addSql('alter table threads add column pause_warned_at timestamptz');
    this.addSql(
      'create index threads_paused on threads (negotiation_id) where paused_at is not null and pause_warned_at is null',
    );
  }
}
