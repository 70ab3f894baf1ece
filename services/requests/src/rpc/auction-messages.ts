import type { MessageInitShape } from '@bufbuild/protobuf';
import type { StandingRule } from '@procur/buyer-agent/standing';
import { auctionKinds, fromAuctionKind } from '@procur/contracts/auction-kinds';
import {
  AuctionKind,
  type AuctionRulesSchema,
  type AuctionRules as WireRules,
  StandingRule as WireStandingRule,
} from '@procur/contracts/gen/procur/negotiation/v1/auction_pb.ts';
import { fromWireEnum } from '@procur/service-kit/wire-enum';
import { type AuctionPolicy, defaultAuction, defaultTelling } from '../domain/policy.ts';

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

const tellings: Readonly<Record<StandingRule, WireStandingRule>> = {
  nothing: WireStandingRule.NOTHING,
  behind: WireStandingRule.BEHIND,
  'behind-or-leading': WireStandingRule.BEHIND_OR_LEADING,
};

/** What vendors are told of where they stand; the default where the policy does not say. */
export function fromWireTelling(wire: WireStandingRule): StandingRule {
  return fromWireEnum('tell_standing', tellings, wire) ?? defaultTelling;
}

export function toWireTelling(rule: StandingRule): WireStandingRule {
  return tellings[rule];
}
