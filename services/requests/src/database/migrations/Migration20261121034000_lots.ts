import { Migration } from '@mikro-orm/migrations';

/** A request may be awarded by lot; each lot is a request of its own under it. */
export class Migration20261121034000_lots extends Migration {
  override up(): void {
    this.addSql(
      `alter table purchase_requests
       add column parent_id uuid references purchase_requests (id) on delete cascade,
       add column lot_name text not null default '',
       add column division jsonb,
       add column deals jsonb,
       add column split jsonb`,
    );
    // A lot is opened once, whatever is heard twice.
    this.addSql(
      'create unique index purchase_requests_lots on purchase_requests (parent_id, lot_name) where parent_id is not null',
    );
    this.addSql(`alter table purchase_request_lines add column lot text not null default ''`);
  }
}
