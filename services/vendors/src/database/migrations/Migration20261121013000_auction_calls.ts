import { Migration } from '@mikro-orm/migrations';

/** A round may be a call for the vendor's best offer instead of an offer of the buyer's. */
export class Migration20261121013000_auction_calls extends Migration {
  override up(): void {
    this.addSql('alter table seller_answers alter column buyer_offer drop not null, add column call jsonb');
    this.addSql(
      'alter table seller_answers add constraint seller_answers_question check ((buyer_offer is null) <> (call is null))',
    );
    this.addSql('alter table seller_answers drop constraint seller_answers_action_check');
    this.addSql(
      "alter table seller_answers add constraint seller_answers_action_check check (action in ('accept', 'counter', 'end', 'pass'))",
    );
    this.addSql('alter table answer_requests alter column buyer_offer drop not null, add column call jsonb');
    this.addSql(
      'alter table answer_requests add constraint answer_requests_question check ((buyer_offer is null) <> (call is null))',
    );
  }

  override down(): void {
    this.addSql('delete from answer_requests where call is not null');
    this.addSql('alter table answer_requests drop column call, alter column buyer_offer set not null');
    this.addSql('delete from seller_answers where call is not null');
    this.addSql('alter table seller_answers drop constraint seller_answers_action_check');
    this.addSql(
      "alter table seller_answers add constraint seller_answers_action_check check (action in ('accept', 'counter', 'end'))",
    );
    this.addSql('alter table seller_answers drop column call, alter column buyer_offer set not null');
  }
}
