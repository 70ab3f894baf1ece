import type { EntityManager } from '@mikro-orm/postgresql';
import type { RememberedDeal } from '@procur/buyer-agent/memory';
import type { Standing } from '@procur/buyer-agent/standing';
import { type Terms, unitPriceOf } from '@procur/buyer-agent/terms';
import { offerMade, offerReceived } from '@procur/contracts/events';
import type { Issue } from '@procur/negotiation-engine/issue';
import { publish } from '@procur/service-kit/outbox';
import { Offer } from '../database/entities/offer.ts';
import { type OfferFacts, toWireOffer } from '../domain/offer-messages.ts';
import { toWireStanding } from '../domain/standing-messages.ts';
import type { Supply } from '../domain/supply-limits.ts';
import { appendFact } from './append-fact.ts';
import type { ThreadRow } from './lock-table.ts';

export type MadeOffer = {
  readonly id: string;
  readonly terms: Terms;
  readonly message: string;
  readonly madeAt: Date;
  /** Of the buyer's offers: who found the words. */
  readonly wordedBy?: string;
  /** The user who made it in place of the buyer's agent. */
  readonly madeBy?: string;
  /** What the vendor was told with it of where its last offer stood. */
  readonly standing?: Standing;
  /** Of a vendor's offer: what it can supply of all lots. */
  readonly supply?: Supply;
};

export type SaidInRound = {
  readonly buyerOffer?: MadeOffer;
  readonly sellerOffer?: MadeOffer;
  /** What the vendor put on the table; with the opening only. */
  readonly issues?: readonly Issue[];
  /** Earlier deals the agent was told of; with the opening only. */
  readonly memory?: readonly RememberedDeal[];
};

/** Writes what both sides have said in the thread's round and announces it, each offer once. */
export function keepOffers(
  em: EntityManager,
  thread: ThreadRow,
  { buyerOffer, sellerOffer, issues, memory = [] }: SaidInRound,
): void {
  if (buyerOffer) {
    keepBuyerOffer(em, thread, buyerOffer);
    thread.rounds = thread.round;
  }
  if (sellerOffer) keepSellerOffer(em, thread, { offer: sellerOffer, issues, memory });
  if (!issues) return;
  thread.issues = issues;
  // The list offer is for this quantity and more binding than the list price on the shortlist.
  if (sellerOffer) thread.listUnitPrice = unitPriceOf(sellerOffer.terms).amount;
}

/** Writes the buyer's offer of the round, unless it has been there since a person was asked. */
export function keepBuyerOffer(em: EntityManager, thread: ThreadRow, offer: MadeOffer): void {
  if (thread.lastBuyerOfferId === offer.id) return;
  keepOffer(em, thread, { ...offer, party: 'buyer', round: thread.round });
  thread.lastBuyerOfferId = offer.id;
  const { id: offerId, terms, message, madeAt, wordedBy = '', standing } = offer;
  const said = { kind: 'offered', offerId, round: thread.round, terms, message, madeAt: madeAt.toISOString() } as const;
  const fact = { ...said, ...(standing && { standing }) };
  // Words of the rules can be recomputed; those of a model are held against the rules for them.
  appendFact(em, thread, wordedBy.startsWith('model:') ? { ...fact, wordedBy } : fact, madeAt);
}

type Said = Required<Pick<SaidInRound, 'memory'>> & {
  readonly offer: MadeOffer;
  readonly issues: readonly Issue[] | undefined;
};

function keepSellerOffer(em: EntityManager, thread: ThreadRow, { offer: made, issues, memory }: Said): void {
  const { supply, ...offer } = made;
  if (supply) thread.supply = supply;
  keepOffer(em, thread, { ...offer, party: 'seller', round: thread.round });
  thread.lastSellerOfferId = offer.id;
  const { id: offerId, terms, message, madeAt } = offer;
  const answered = { kind: 'answered', round: thread.round, action: 'counter', offerId, terms, message } as const;
  const told = memory.length > 0 && { memory };
  const opened = { kind: 'opened', offerId, terms, message, ...told } as const;
  appendFact(em, thread, issues ? { ...opened, issues } : answered, madeAt);
}

function keepOffer(em: EntityManager, thread: ThreadRow, given: OfferFacts & Pick<MadeOffer, 'standing'>): void {
  const { standing, ...offer } = given;
  const { id: threadId, negotiationId, organisationId, vendorId, vendorName } = thread;
  em.create(Offer, { ...offer, negotiationId, threadId, vendorId });
  const data = { negotiationId, threadId, vendorId, vendorName, offer: toWireOffer(offer) };
  const options = { aggregateId: negotiationId, organisationId };
  if (offer.party === 'buyer') publish(em, offerMade, { ...data, standing: toWireStanding(standing) }, options);
  else publish(em, offerReceived, data, options);
}
