import type { MessageInitShape } from '@bufbuild/protobuf';
import { auctionKinds, fromAuctionKind } from '@procur/contracts/auction-kinds';
import {
  AuctionKind,
  type AuctionRulesSchema,
  type AuctionRules as WireRules,
} from '@procur/contracts/gen/procur/negotiation/v1/auction_pb.ts';
import { type AuctionPolicy, defaultAuction } from '../domain/policy.ts';

/** What a policy says of auctions; a kind that is left out is the default's. */
export function fromWireAuction(wire: WireRules | undefined): AuctionPolicy {
  if (!wire) return defaultAuction;
  if (wire.kind === AuctionKind.NONE) return { kind: 'none' };
  const { incrementPercent, finalists, minimumVendors, listPriceFactor, maximumCalls } = wire;
  return {
    kind: fromAuctionKind(wire.kind) ?? defaultAuction.kind,
    ...(incrementPercent !== '' && { incrementPercent }),
    ...(finalists !== 0 && { finalists }),
    ...(minimumVendors !== 0 && { minimumVendors }),
    ...(listPriceFactor !== '' && { listPriceFactor }),
    ...(maximumCalls !== 0 && { maximumCalls }),
  };
}

export function toWireAuction(auction: AuctionPolicy): MessageInitShape<typeof AuctionRulesSchema> {
  if (auction.kind === 'none') return { kind: AuctionKind.NONE };
  return { ...auction, kind: auctionKinds[auction.kind] };
}
