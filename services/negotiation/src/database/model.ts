import { join } from 'node:path';
import type { DatabaseModel } from '@procur/service-kit/database-options';
import { Auction } from './entities/auction.ts';
import { AuctionEntrant } from './entities/auction-entrant.ts';
import { Deal } from './entities/deal.ts';
import { DealCertificate } from './entities/deal-certificate.ts';
import { HeldMove } from './entities/held-move.ts';
import { LedgerEntry } from './entities/ledger-entry.ts';
import { Mandate } from './entities/mandate.ts';
import { MandateAmendment } from './entities/mandate-amendment.ts';
import { MandateVersion } from './entities/mandate-version.ts';
import { MoveExplanation } from './entities/move-explanation.ts';
import { Negotiation } from './entities/negotiation.ts';
import { Offer } from './entities/offer.ts';
import { PersonMove } from './entities/person-move.ts';
import { Round } from './entities/round.ts';
import { Thread } from './entities/thread.ts';
import { ThreadAgent } from './entities/thread-agent.ts';
import { ThreadMemory } from './entities/thread-memory.ts';
import { ThreadScore } from './entities/thread-score.ts';
import { Migration20261120000000_tables } from './migrations/Migration20261120000000_tables.ts';
import { Migration20261120000001_attempts } from './migrations/Migration20261120000001_attempts.ts';
import { Migration20261121001000_waiting } from './migrations/Migration20261121001000_waiting.ts';
import { Migration20261121002000_mandate_versions } from './migrations/Migration20261121002000_mandate_versions.ts';
import { Migration20261121003000_wording } from './migrations/Migration20261121003000_wording.ts';
import { Migration20261121004000_approved_up_to } from './migrations/Migration20261121004000_approved_up_to.ts';
import { Migration20261121005000_wheel } from './migrations/Migration20261121005000_wheel.ts';
import { Migration20261121006000_memory } from './migrations/Migration20261121006000_memory.ts';
import { Migration20261121031500_all_in_total } from './migrations/Migration20261121031500_all_in_total.ts';
import { Migration20261121033000_ranked_deals } from './migrations/Migration20261121033000_ranked_deals.ts';
import { Migration20261121034000_auctions } from './migrations/Migration20261121034000_auctions.ts';
import { Migration20261121034500_score_parts } from './migrations/Migration20261121034500_score_parts.ts';
import { Migration20261121040000_held_moves_of_organisation } from './migrations/Migration20261121040000_held_moves_of_organisation.ts';
import { Migration20261121063000_row_security } from './migrations/Migration20261121063000_row_security.ts';
import { Migration20261121071500_supply } from './migrations/Migration20261121071500_supply.ts';

export const model: DatabaseModel = {
  schema: 'negotiation',
  entities: [
    Negotiation,
    Thread,
    Round,
    Offer,
    Mandate,
    ThreadAgent,
    ThreadMemory,
    ThreadScore,
    MoveExplanation,
    Deal,
    MandateVersion,
    MandateAmendment,
    HeldMove,
    PersonMove,
    LedgerEntry,
    DealCertificate,
    Auction,
    AuctionEntrant,
  ],
  migrations: [
    { name: 'Migration20261120000000_tables', class: Migration20261120000000_tables },
    { name: 'Migration20261120000001_attempts', class: Migration20261120000001_attempts },
    { name: 'Migration20261121001000_waiting', class: Migration20261121001000_waiting },
    { name: 'Migration20261121002000_mandate_versions', class: Migration20261121002000_mandate_versions },
    { name: 'Migration20261121003000_wording', class: Migration20261121003000_wording },
    { name: 'Migration20261121004000_approved_up_to', class: Migration20261121004000_approved_up_to },
    { name: 'Migration20261121005000_wheel', class: Migration20261121005000_wheel },
    { name: 'Migration20261121006000_memory', class: Migration20261121006000_memory },
    { name: 'Migration20261121031500_all_in_total', class: Migration20261121031500_all_in_total },
    { name: 'Migration20261121033000_ranked_deals', class: Migration20261121033000_ranked_deals },
    { name: 'Migration20261121034500_score_parts', class: Migration20261121034500_score_parts },
    { name: 'Migration20261121034000_auctions', class: Migration20261121034000_auctions },
    {
      name: 'Migration20261121040000_held_moves_of_organisation',
      class: Migration20261121040000_held_moves_of_organisation,
    },
    { name: 'Migration20261121063000_row_security', class: Migration20261121063000_row_security },
    { name: 'Migration20261121071500_supply', class: Migration20261121071500_supply },
  ],
  migrationsPath: join(import.meta.dirname, 'migrations'),
};
