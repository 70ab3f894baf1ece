import type { InferEntity } from '@mikro-orm/core';
import { alternativePrice, type Yardstick } from '@procur/buyer-agent/award';
import type { Purchase } from '@procur/buyer-agent/deal-money';
import type { Mandate as MandateTerms } from '@procur/buyer-agent/mandate';
import { unitPriceOf } from '@procur/buyer-agent/terms';
import { Decimal } from 'decimal.js';
import { Mandate } from '../database/entities/mandate.ts';
import { Negotiation } from '../database/entities/negotiation.ts';
import { Offer } from '../database/entities/offer.ts';
import { Thread } from '../database/entities/thread.ts';
import { ThreadAgent } from '../database/entities/thread-agent.ts';
import type { Ports } from '../ports.ts';
import type { NegotiationRow, ThreadRow } from './lock-table.ts';

export type MandateRow = InferEntity<typeof Mandate>;
export type AgentRow = InferEntity<typeof ThreadAgent>;

/** One thread and what the buyer's side knows about it. */
export type Table = {
  readonly negotiation: NegotiationRow;
  readonly thread: ThreadRow;
  readonly mandate: MandateRow;
  /** Absent until the vendor has answered the opening. */
  readonly agent: AgentRow | null;
};

export async function readTable({ database }: Ports, threadId: string): Promise<Table | undefined> {
  const { em } = database;
  const thread = await em.findOne(Thread, { id: threadId });
  if (!thread) return undefined;
  const negotiation = await em.findOneOrFail(Negotiation, { id: thread.negotiationId });
  const mandate = await em.findOneOrFail(Mandate, { negotiationId: thread.negotiationId });
  const agent = await em.findOne(ThreadAgent, { threadId });
  return { negotiation, thread, mandate, agent };
}

/** What the agreements with other vendors mean for this thread. They stand, so knowing them a moment later does no harm. */
export type Elsewhere = { readonly alternativePrice: string | null; readonly lowestUnitPrice: Decimal | undefined };

export async function readElsewhere({ database }: Ports, { negotiation, thread, mandate }: Table): Promise<Elsewhere> {
  const { em } = database;
  const agreed = await em.find(Thread, { negotiationId: negotiation.id, status: 'agreed', id: { $ne: thread.id } });
  const offers = await em.find(Offer, { id: { $in: agreed.flatMap((other) => other.agreedOfferId ?? []) } });
  const elsewhere = agreed.flatMap((other) => {
    const offer = offers.find(({ id }) => id === other.agreedOfferId);
    return offer ? [{ ...other, threadId: other.id, terms: offer.terms }] : [];
  });
  const prices = elsewhere.map(({ terms }) => unitPriceOf(terms).amount);
  return {
    alternativePrice: alternativePrice(elsewhere, thread.score, yardstickOf(negotiation, mandate)),
    lowestUnitPrice: prices.length > 0 ? Decimal.min(...prices) : undefined,
  };
}

export function yardstickOf(negotiation: NegotiationRow, { mandate, worth, scoreWorth }: MandateRow): Yardstick {
  return { purchase: purchaseOf(negotiation, mandate), worth, scoreWorth };
}

export function purchaseOf({ quantityValue }: NegotiationRow, mandate: MandateTerms): Purchase {
  const { currencyCode, minorUnits, allowedTermMonths } = mandate;
  return { currencyCode, minorUnits, quantity: quantityValue, defaultTermMonths: allowedTermMonths[0] ?? 12 };
}

export function quantityOf({ quantityValue, quantityUnit }: NegotiationRow) {
  return { value: quantityValue, unitCode: quantityUnit };
}
