import type { MessageInitShape } from '@bufbuild/protobuf';
import {
  type AuctionSchema,
  AuctionStatus as WireAuctionStatus,
  EntrantStatus as WireEntrantStatus,
} from '@procur/contracts/gen/procur/negotiation/v1/auction_pb.ts';
import type { AuctionStatus, EntrantStatus } from '../domain/auction-status.ts';
import type { NegotiationView } from '../queries/negotiation-view.ts';

/** How far the auction is, as anybody in the organisation may see it. */
export function toAuctionMessage(
  { status, waves }: NonNullable<NegotiationView['auction']>,
  { threads, entrants }: Pick<NegotiationView, 'threads' | 'entrants'>,
): MessageInitShape<typeof AuctionSchema> {
  const seated = threads.flatMap(({ id }) => entrants.find(({ threadId }) => threadId === id) ?? []);
  return {
    status: auctionStatuses[status],
    waves,
    entrants: seated.map(({ threadId, status, calls }) => ({ threadId, calls, status: entrantStatuses[status] })),
  };
}

const auctionStatuses: Readonly<Record<AuctionStatus, WireAuctionStatus>> = {
  gathering: WireAuctionStatus.GATHERING,
  calling: WireAuctionStatus.CALLING,
  over: WireAuctionStatus.OVER,
  not_held: WireAuctionStatus.NOT_HELD,
};

const entrantStatuses: Readonly<Record<EntrantStatus, WireEntrantStatus>> = {
  in: WireEntrantStatus.IN,
  out: WireEntrantStatus.OUT,
  finalist: WireEntrantStatus.FINALIST,
  reserve: WireEntrantStatus.RESERVE,
  not_comparable: WireEntrantStatus.NOT_COMPARABLE,
};
