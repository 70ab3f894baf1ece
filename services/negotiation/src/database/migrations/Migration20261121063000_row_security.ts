import { Migration } from '@mikro-orm/migrations';
import { securedChildRows, securedRows } from '@procur/service-kit/row-security';

/** Nobody reads or writes the rows of another organisation, whatever a statement forgets to ask. */
export class Migration20261121063000_row_security extends Migration {
  override up(): void {
    for (const table of ['negotiations', 'threads', 'held_moves']) this.#add(securedRows(table));
    for (const table of ofNegotiation)
      this.#add(securedChildRows(table, { table: 'negotiations', on: `parent.id = ${table}.negotiation_id` }));
    for (const table of ofThread)
      this.#add(securedChildRows(table, { table: 'threads', on: `parent.id = ${table}.thread_id` }));
  }

  #add(statements: readonly string[]): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const ofNegotiation = [
  'offers',
  'mandates',
  'mandate_versions',
  'mandate_amendments',
  'deals',
  'deal_certificates',
  'person_moves',
  'auctions',
  'auction_entrants',
];

const ofThread = ['rounds', 'thread_agents', 'move_explanations', 'ledger_entries', 'thread_memories', 'thread_scores'];
