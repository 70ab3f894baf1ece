import { AuctionKind } from './gen/procur/negotiation/v1/auction_pb.ts';

/** How kinds of auctions are spelled in contracts. */
export const auctionKinds = {
  english: AuctionKind.ENGLISH,
  sealed: AuctionKind.SEALED,
} as const satisfies Readonly<Record<string, AuctionKind>>;

/** The kind as rules spell it; `undefined` for none and for what is not known. */
export function fromAuctionKind(wire: AuctionKind | undefined): keyof typeof auctionKinds | undefined {
  if (wire === AuctionKind.ENGLISH) return 'english';
  return wire === AuctionKind.SEALED ? 'sealed' : undefined;
}
