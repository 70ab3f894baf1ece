import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  type AuctionRules,
  auctionRules,
  type AuctionKind as Kind,
  type PartialAuctionRules,
} from '@procur/buyer-agent/auction-rules';
import {
  type AuctionCallSchema,
  AuctionKind,
  type AuctionRulesSchema,
  type AuctionRules as WireRules,
} from '@procur/contracts/gen/procur/negotiation/v1/auction_pb.ts';
import type { DecidedCall } from './auction-status.ts';

export const wireKinds: Readonly<Record<Kind, AuctionKind>> = {
  english: AuctionKind.ENGLISH,
  sealed: AuctionKind.SEALED,
};

/** What a called vendor is told. */
export function toWireCall({ rules, madeAt, ...call }: DecidedCall): MessageInitShape<typeof AuctionCallSchema> {
  const { kind, incrementPercent, maximumCalls } = rules;
  return {
    ...call,
    kind: wireKinds[kind],
    incrementPercent,
    maximumCalls,
    madeAt: timestampFromDate(new Date(madeAt)),
  };
}

export function toWireRules(rules: AuctionRules): MessageInitShape<typeof AuctionRulesSchema> {
  return { ...rules, kind: wireKinds[rules.kind] };
}

/** `undefined` where no auction is asked for. What is left out has its default. */
export function fromWireRules(wire: WireRules | undefined, maximumRounds: number): AuctionRules | undefined {
  const kind = (Object.keys(wireKinds) as Kind[]).find((one) => wireKinds[one] === wire?.kind);
  if (!wire || !kind) return undefined;
  const { incrementPercent, finalists, minimumVendors, listPriceFactor, maximumCalls } = wire;
  const given: PartialAuctionRules = {
    kind,
    ...(incrementPercent !== '' && { incrementPercent }),
    ...(finalists !== 0 && { finalists }),
    ...(minimumVendors !== 0 && { minimumVendors }),
    ...(listPriceFactor !== '' && { listPriceFactor }),
    ...(maximumCalls !== 0 && { maximumCalls }),
  };
  return auctionRules(given, maximumRounds);
}
