import type { MessageInitShape } from '@bufbuild/protobuf';
import type { PartialAuctionRules } from '@procur/buyer-agent/auction-rules';
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
    kind: kinds[wire.kind] ?? defaultAuction.kind,
    ...(incrementPercent !== '' && { incrementPercent }),
    ...(finalists !== 0 && { finalists }),
    ...(minimumVendors !== 0 && { minimumVendors }),
    ...(listPriceFactor !== '' && { listPriceFactor }),
    ...(maximumCalls !== 0 && { maximumCalls }),
  };
}

const kinds: Readonly<Partial<Record<AuctionKind, PartialAuctionRules['kind']>>> = {
  [AuctionKind.ENGLISH]: 'english',
  [AuctionKind.SEALED]: 'sealed',
};

export function toWireAuction(auction: AuctionPolicy): MessageInitShape<typeof AuctionRulesSchema> {
  if (auction.kind === 'none') return { kind: AuctionKind.NONE };
  return { ...auction, kind: auction.kind === 'sealed' ? AuctionKind.SEALED : AuctionKind.ENGLISH };
}
