import type { InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Entrant, type EntrantOutcome, nextWave, type Wave } from '@procur/buyer-agent/auction-wave';
import { checkCall } from '@procur/buyer-agent/mandate-check';
import { auctionCompleted } from '@procur/contracts/events';
import type { RankingBasis } from '@procur/deal-certificate/ledger';
import { publish } from '@procur/service-kit/outbox';
import type { Auction } from '../database/entities/auction.ts';
import { AuctionEntrant } from '../database/entities/auction-entrant.ts';
import { Mandate } from '../database/entities/mandate.ts';
import { Offer } from '../database/entities/offer.ts';
import { isOpen } from '../domain/thread-status.ts';
import type { Ports } from '../ports.ts';
import { appendFact } from './append-fact.ts';
import { decideAgain } from './decide-again.ts';
import { explainRanking } from './explain-auction.ts';
import { lockThreads, type NegotiationRow, type ThreadRow } from './lock-table.ts';
import { makeCall } from './make-call.ts';
import { type MandateRow, yardstickOf } from './read-table.ts';

export type AuctionRow = InferEntity<typeof Auction>;
export type EntrantRow = InferEntity<typeof AuctionEntrant>;

type Playing = { readonly negotiation: NegotiationRow; readonly auction: AuctionRow };

/** A vendor in the auction with the offer that stands. */
export type Seat = {
  readonly thread: ThreadRow;
  readonly row: EntrantRow;
  readonly entrant: Entrant;
  /** Empty for its list offer. */
  readonly offerId: string;
};

/** Ends a wave whose calls are all answered: ranks what stands, and calls again or lets the best go on. */
export async function playWave(em: EntityManager, ports: Ports, { negotiation, auction }: Playing): Promise<void> {
  await em.flush();
  const mandate = await em.findOneOrFail(Mandate, { negotiationId: negotiation.id });
  const seats = await readSeats(em, { negotiation, mandate });
  if (seats.some(({ row }) => row.call)) return;
  const { waves } = auction;
  const entrants = seats.map(({ entrant }) => entrant);
  const yardstick = yardstickOf(negotiation, mandate);
  const wave = nextWave({ rules: mandate.mandate.auction, waves, entrants, yardstick });
  const ranked = { negotiation, mandate, auction, seats, wave };
  keepRanking(em, ports, ranked);
  if (wave.isOver) return await goOnWithFinalists(em, ports, ranked);
  for (const seat of seats)
    if (outcomeOf(wave, seat) === 'called') makeCall(em, ports, { ...ranked, seat, isBehind: isBehind(wave, seat) });
  auction.waves += 1;
  await em.flush();
}

type Ranked = Playing & { readonly mandate: MandateRow; readonly seats: readonly Seat[]; readonly wave: Wave };

async function readSeats(
  em: EntityManager,
  { negotiation, mandate }: Pick<Ranked, 'negotiation' | 'mandate'>,
): Promise<readonly Seat[]> {
  const threads = (await lockThreads(em, negotiation.id)).filter(({ status }) => isOpen(status));
  const rows = await em.find(AuctionEntrant, { negotiationId: negotiation.id }, { refresh: true });
  const offers = await em.find(Offer, { id: { $in: threads.flatMap((thread) => thread.lastSellerOfferId ?? []) } });
  return threads.flatMap((thread) => {
    const row = rows.find(({ threadId }) => threadId === thread.id);
    const offer = offers.find(({ id }) => id === thread.lastSellerOfferId);
    if (!row || row.status === 'not_comparable' || !offer) return [];
    const { id: threadId, vendorName, score, position } = thread;
    const isIn = row.status === 'in' && mayBeCalled(thread, { row, mandate });
    const entrant = { threadId, vendorName, score, position, terms: offer.terms, isIn };
    return [{ thread, row, entrant, offerId: offer.round === 0 ? '' : offer.id }];
  });
}

// Where a person has the wheel the agent asks for nothing; and only what the mandate asks for leaves the house.
function mayBeCalled(
  { pausedAt, rounds }: ThreadRow,
  { row, mandate: { mandate } }: { readonly row: EntrantRow; readonly mandate: MandateRow },
): boolean {
  return !pausedAt && checkCall(mandate, { round: rounds + 1, number: row.calls + 1 }).verdict === 'allowed';
}

function keepRanking(em: EntityManager, ports: Ports, { negotiation, auction: { waves }, seats, wave }: Ranked): void {
  const basis: RankingBasis = {
    mandateVersion: negotiation.mandateVersion,
    entrants: seats.map(({ entrant: { threadId, isIn }, offerId }) => ({ threadId, offerId, isIn })),
  };
  const at = ports.now();
  for (const seat of seats) {
    const { thread } = seat;
    const outcome = outcomeOf(wave, seat);
    appendFact(em, thread, { kind: 'ranked', round: thread.rounds, waves, basis, outcome }, at);
    explainRanking(em, ports, { seat, wave, outcome, entrants: seats.length });
  }
}

/** The others keep what they have offered as a reserve first, so that the finalists' agents know of it. */
async function goOnWithFinalists(em: EntityManager, ports: Ports, ranked: Ranked): Promise<void> {
  const { negotiation, auction, seats, wave } = ranked;
  auction.status = 'over';
  for (const seat of seats) seat.row.status = outcomeOf(wave, seat) === 'finalist' ? 'finalist' : 'reserve';
  const finalists = seats.filter(({ row }) => row.status === 'finalist');
  const { id: negotiationId, requestId, organisationId } = negotiation;
  const finalistThreadIds = finalists.map(({ thread }) => thread.id);
  const data = { negotiationId, requestId, waves: auction.waves, finalistThreadIds };
  publish(em, auctionCompleted, data, { aggregateId: negotiationId, organisationId });
  const reserves = seats.filter(({ row }) => row.status === 'reserve');
  await em.flush();
  // A reserve is nothing to trouble a person for: what needs one is let go.
  for (const { thread } of reserves) await decideNow(em, ports, { negotiation, thread, withinAuthority: true });
  for (const { thread } of finalists) await decideNow(em, ports, { negotiation, thread });
}

async function decideNow(em: EntityManager, ports: Ports, deciding: Parameters<typeof decideAgain>[2]): Promise<void> {
  await decideAgain(em, ports, deciding);
  await em.flush();
}

function outcomeOf({ outcomes }: Wave, { thread }: Seat): EntrantOutcome {
  const outcome = outcomes.get(thread.id);
  if (!outcome) throw new Error(`thread ${thread.id} was not ranked`);
  return outcome;
}

function isBehind({ behind }: Wave, { thread }: Seat): boolean {
  return behind.has(thread.id);
}
