import type { EntityManager } from '@mikro-orm/postgresql';
import { comparableThreads } from '@procur/buyer-agent/auction-wave';
import { auctionKinds } from '@procur/contracts/auction-kinds';
import { auctionStarted } from '@procur/contracts/events';
import { publish } from '@procur/service-kit/outbox';
import { Auction } from '../database/entities/auction.ts';
import { AuctionEntrant } from '../database/entities/auction-entrant.ts';
import { Mandate } from '../database/entities/mandate.ts';
import { Offer } from '../database/entities/offer.ts';
import { isOpen } from '../domain/thread-status.ts';
import type { Ports } from '../ports.ts';
import { decideAgain } from './decide-again.ts';
import { lockThreads, type NegotiationRow, type ThreadRow } from './lock-table.ts';
import { type AuctionRow, playWave } from './play-wave.ts';

/**
 * Takes the auction of a negotiation as far as it goes without another answer: begins it once every vendor has come or
 * stayed away, and ends a wave once every call is answered. The caller holds the negotiation alone.
 */
export async function advanceAuction(em: EntityManager, ports: Ports, negotiation: NegotiationRow): Promise<void> {
  const { id: negotiationId } = negotiation;
  const auction = await em.findOne(Auction, { negotiationId }, { refresh: true });
  if (auction?.status === 'gathering') await begin(em, ports, { negotiation, auction });
  if (auction?.status === 'calling') await playWave(em, ports, { negotiation, auction });
}

type Beginning = { readonly negotiation: NegotiationRow; readonly auction: AuctionRow };

async function begin(em: EntityManager, ports: Ports, { negotiation, auction }: Beginning): Promise<void> {
  const threads = (await lockThreads(em, negotiation.id)).filter(({ status }) => isOpen(status));
  if (threads.some(({ status }) => status === 'opening')) return;
  const { mandate } = await em.findOneOrFail(Mandate, { negotiationId: negotiation.id });
  const rules = mandate.auction;
  const comparable = rules ? comparableThreads(await listOffers(em, threads), rules) : [];
  if (!rules || comparable.length === 0) {
    auction.status = 'not_held';
    return await talkWith(em, ports, { negotiation, threads });
  }
  auction.status = 'calling';
  for (const { id: threadId, negotiationId } of threads) {
    const status = comparable.includes(threadId) ? 'in' : 'not_comparable';
    em.create(AuctionEntrant, { threadId, negotiationId, status, call: null });
  }
  const { id: negotiationId, requestId, organisationId } = negotiation;
  const data = { negotiationId, requestId, kind: auctionKinds[rules.kind], threadIds: [...comparable] };
  publish(em, auctionStarted, data, { aggregateId: negotiationId, organisationId });
  await talkWith(em, ports, { negotiation, threads: threads.filter(({ id }) => !comparable.includes(id)) });
}

async function listOffers(em: EntityManager, threads: readonly ThreadRow[]) {
  const ids = threads.map(({ id }) => id);
  const offers = await em.find(Offer, { threadId: { $in: ids }, party: 'seller', round: 0 });
  return ids.flatMap((threadId) => {
    const list = offers.find((offer) => offer.threadId === threadId)?.terms;
    return list ? [{ threadId, list }] : [];
  });
}

type Talking = { readonly negotiation: NegotiationRow; readonly threads: readonly ThreadRow[] };

/** Has the agents of these threads decide as they do where there is no auction. */
async function talkWith(em: EntityManager, ports: Ports, { negotiation, threads }: Talking): Promise<void> {
  for (const thread of threads) {
    await em.flush();
    await decideAgain(em, ports, { negotiation, thread });
  }
  await em.flush();
}
