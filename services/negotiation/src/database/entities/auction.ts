import { defineEntity, p } from '@mikro-orm/core';
import { auctionStatuses } from '../../domain/auction-status.ts';

/** The auction with which the talks of a negotiation begin; none where the mandate asks for none. */
export const Auction = defineEntity({
  name: 'Auction',
  tableName: 'auctions',
  properties: {
    negotiationId: p.uuid().primary(),
    status: p.enum(auctionStatuses),
    /** Waves of calls that were made. */
    waves: p.smallint().default(0),
  },
});
