import { defineEntity, p } from '@mikro-orm/core';
import { type DecidedCall, entrantStatuses } from '../../domain/auction-status.ts';

/** A vendor's part in an auction. Its next call is stored before it is made, like an offer. */
export const AuctionEntrant = defineEntity({
  name: 'AuctionEntrant',
  tableName: 'auction_entrants',
  properties: {
    threadId: p.uuid().primary(),
    negotiationId: p.uuid(),
    status: p.enum(entrantStatuses),
    /** Calls that were answered. */
    calls: p.smallint().default(0),
    /** The call that is decided and not answered yet. */
    call: p.json<DecidedCall>().nullable(),
    /** The round of the last call that is in the ledger. */
    toldRound: p.smallint().default(0),
  },
});
