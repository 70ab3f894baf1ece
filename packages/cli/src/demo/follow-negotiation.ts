import { setTimeout as delay } from 'node:timers/promises';
import {
  type Negotiation,
  NegotiationService,
  NegotiationStatus,
  ThreadStatus,
} from '@procur/contracts/gen/procur/negotiation/v1/negotiation_service_pb.ts';
import type { Offer } from '@procur/contracts/gen/procur/negotiation/v1/offer_pb.ts';
import { formatMoney } from './amounts.ts';
import { edgePaths } from './edge-paths.ts';
import type { Session } from './session.ts';

const longestMs = 120_000;

/** Tells what happens at the tables while it happens; each event of the live feed makes us look again. */
export async function followNegotiation(
  session: Session,
  negotiationId: string,
  onProgress: (step: string) => void,
): Promise<void> {
  const told = new Set<string>();
  const look = async () => {
    const { negotiation } = await session.client(NegotiationService).getNegotiation({ negotiationId });
    for (const line of negotiation ? newsOf(negotiation) : []) if (!told.has(line)) onProgress(line);
    for (const line of negotiation ? newsOf(negotiation) : []) told.add(line);
    return negotiation?.status !== NegotiationStatus.RUNNING;
  };
  await Promise.race([followFeed(session, negotiationId, look), delay(longestMs, undefined, { ref: false })]);
}

async function followFeed(session: Session, negotiationId: string, look: () => Promise<boolean>): Promise<void> {
  for await (const _event of session.live(edgePaths.negotiationLive(negotiationId))) {
    if (await look()) return;
  }
  await look();
}

function newsOf({ threads }: Negotiation): readonly string[] {
  return threads
    .filter(({ rounds }) => rounds > 0)
    .map(({ vendorName, rounds, status, lastBuyerOffer, lastSellerOffer, agreedOffer }) => {
      if (status === ThreadStatus.AGREED)
        return `  ${vendorName}: agreed at ${priceIn(agreedOffer)} after ${rounds} rounds`;
      if (status === ThreadStatus.NO_AGREEMENT) return `  ${vendorName}: no agreement after ${rounds} rounds`;
      return `  ${vendorName}, round ${rounds}: we ${priceIn(lastBuyerOffer)}, they ${priceIn(lastSellerOffer)}`;
    });
}

function priceIn(offer: Offer | undefined): string {
  const price = offer?.values.find(({ issue }) => issue === 'unit_price')?.value;
  return formatMoney(price?.case === 'money' ? price.value : undefined);
}
