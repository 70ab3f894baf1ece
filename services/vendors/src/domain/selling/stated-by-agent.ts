import type { Outcome } from '@procur/negotiation-engine/outcome-space';
import { Decimal } from 'decimal.js';
import type { Guardrails } from '../guardrails.ts';
import type { SellerAnswer } from './answer-offer.ts';
import { type Charge, carries } from './charge.ts';
import type { Supply } from './supply.ts';

/** What the vendor's own agent states with its offers, besides the values. */
export type StatedByAgent = { readonly charges: readonly Charge[]; readonly supply: Supply | null };

type TableFacts = { readonly asksSupply: boolean; readonly currencyCode: string };

/**
 * The standing charges, and where it is asked for lots what the vendor can supply: what is free of its capacity, and its
 * minimum order. A vendor without guardrails, or with some for another currency, states nothing.
 */
export function statedBy(guardrails: Guardrails | undefined, { asksSupply, currencyCode }: TableFacts): StatedByAgent {
  if (guardrails?.currencyCode !== currencyCode) return { charges: [], supply: null };
  const { standingCharges: charges = [] } = guardrails;
  return { charges, supply: asksSupply ? supplyOf(guardrails) : null };
}

type Paid = {
  readonly terms: Outcome;
  /** What the buyer pays on top, and what the vendor demands. */
  readonly charges: readonly Charge[];
  readonly demanded: readonly Charge[];
};

/** An answer as it goes out: what is offered without the standing charges is not accepted but asked for with them. */
export function withStanding(answer: SellerAnswer, { terms, charges, demanded }: Paid): SellerAnswer {
  if (answer.action !== 'accept' || carries(charges, demanded)) return answer;
  return { action: 'counter', counterOffer: terms };
}

function supplyOf({ situation, minimumOrder = null }: Guardrails): Supply | null {
  const capacity = situation?.quarterlyCapacity ?? null;
  const free = capacity === null ? null : Decimal.max(0, Decimal.sub(capacity, situation?.committedCapacity ?? 0));
  return free === null && minimumOrder === null ? null : { mostUnits: free?.toFixed() ?? null, minimumOrder };
}
