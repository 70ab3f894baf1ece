import type { MessageInitShape } from '@bufbuild/protobuf';
import { type AuctionRules, auctionRules } from '@procur/buyer-agent/auction-rules';
import { auctionKinds, fromAuctionKind } from '@procur/contracts/auction-kinds';
import type {
  AuctionRulesSchema,
  AuctionRules as WireRules,
} from '@procur/contracts/gen/procur/negotiation/v1/auction_pb.ts';

export function toWireRules(rules: AuctionRules): MessageInitShape<typeof AuctionRulesSchema> {
  return { ...rules, kind: auctionKinds[rules.kind] };
}

/** `undefined` where no auction is asked for. What is left out has its default. */
export function fromWireRules(wire: WireRules | undefined, maximumRounds: number): AuctionRules | undefined {
  const kind = fromAuctionKind(wire?.kind);
  if (!wire || !kind) return undefined;
  const { incrementPercent, finalists, minimumVendors, listPriceFactor, maximumCalls } = wire;
  const given = {
    kind,
    ...(incrementPercent !== '' && { incrementPercent }),
    ...(finalists !== 0 && { finalists }),
    ...(minimumVendors !== 0 && { minimumVendors }),
    ...(listPriceFactor !== '' && { listPriceFactor }),
    ...(maximumCalls !== 0 && { maximumCalls }),
  };
  return auctionRules(given, maximumRounds);
}
