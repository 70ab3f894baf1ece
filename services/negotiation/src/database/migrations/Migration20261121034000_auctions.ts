import { Migration } from '@mikro-orm/migrations';

const outcomes = "'opened', 'countered', 'buyer_accepted', 'seller_accepted', 'ended'";
const actions = "'offer', 'accept', 'end'";

/** Talks with several vendors may begin with an auction. */
export class Migration20261121034000_auctions extends Migration {
  override up(): void {
    this.addSql(`create table auctions (
      negotiation_id uuid primary key references negotiations (id) deferrable initially deferred,
      status text not null check (status in ('gathering', 'calling', 'over', 'not_held')),
      waves smallint not null default 0
    )`);
    this.addSql(`create table auction_entrants (
      thread_id uuid primary key references threads (id) deferrable initially deferred,
      negotiation_id uuid not null references negotiations (id) deferrable initially deferred,
      status text not null check (status in ('in', 'out', 'finalist', 'reserve', 'not_comparable')),
      calls smallint not null default 0,
      call jsonb,
      told_round smallint not null default 0
    )`);
    this.addSql('create index auction_entrants_negotiation on auction_entrants (negotiation_id)');
    this.#allow(`${outcomes}, 'bid', 'passed'`, `${actions}, 'call', 'rank'`);
  }

  override down(): void {
    this.addSql("delete from rounds where outcome in ('bid', 'passed')");
    this.addSql("delete from move_explanations where action in ('call', 'rank')");
    this.#allow(outcomes, actions);
    this.addSql('drop table auction_entrants');
    this.addSql('drop table auctions');
  }

  #allow(rounds: string, moves: string): void {
    this.addSql('alter table rounds drop constraint rounds_outcome_check');
    this.addSql(`alter table rounds add constraint rounds_outcome_check check (outcome in (${rounds}))`);
    this.addSql('alter table move_explanations drop constraint move_explanations_action_check');
    this.addSql(
      `alter table move_explanations add constraint move_explanations_action_check check (action in (${moves}))`,
    );
  }
}
