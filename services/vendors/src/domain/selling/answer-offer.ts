import type { Move } from '@procur/negotiation-engine/history';
import { type Issue, indexOfValue } from '@procur/negotiation-engine/issue';
import { type Bid, isSameBid, type Outcome, toBid, toOutcome } from '@procur/negotiation-engine/outcome-space';
import { ScenarioError } from '@procur/negotiation-engine/scenario-error';
import { DomainError } from '@procur/service-kit/domain-error';
import { Decimal } from 'decimal.js';
import type { Guardrails } from '../guardrails.ts';
import { type CalledRound, isToldBehind, paceOf } from './offer-call.ts';
import { isSameOutcome } from './same-outcome.ts';
import { canDeal, firmOffer, hasNoMargin, openSellerAgent, type SellerBrief } from './seller-agent.ts';

export type PastRound = CalledRound & {
  readonly round: number;
  /** Absent where the vendor was called for an offer of its own. */
  readonly buyerOffer?: Outcome | null | undefined;
  readonly counterOffer?: Outcome | null | undefined;
};
export type SellerAnswer =
  | { readonly action: 'accept' | 'end'; readonly counterOffer?: undefined }
  | { readonly action: 'counter'; readonly counterOffer: Outcome };

/** A vendor that has set no guardrails sells on its list offer's terms only. */
export type SellerFacts = Omit<SellerBrief, 'guardrails'> & { readonly guardrails: Guardrails | undefined };

/** The answer to the buyer's offer of a round, from what was said before and the vendor's own limits. */
export function answerOffer(
  facts: SellerFacts,
  past: readonly PastRound[],
  offer: { readonly round: number; readonly terms: Outcome } & Pick<CalledRound, 'standing'>,
): SellerAnswer {
  const bid = readOffer(facts.issues, offer.terms);
  const { guardrails } = facts;
  if (guardrails === undefined) return takeItOrLeaveIt(facts.issues, facts.listOffer, bid);
  const brief = { ...facts, guardrails };
  if (!canDeal(brief)) return { action: 'end' };
  if (hasNoMargin(brief)) return takeItOrLeaveIt(facts.issues, firmOffer(brief), bid);
  const moves = [
    ...past.flatMap((round) => movesOf(brief.issues, round)),
    { by: 'other' as const, bid, round: offer.round },
  ];
  const round = paceOf(offer.round, past, brief.maximumRounds);
  const decision = openSellerAgent({ ...brief, isBehind: isToldBehind([...past, offer]) }).decide({ moves, round });
  if (decision.action === 'accept') return { action: 'accept' };
  if (decision.action === 'end' || decision.bid === null) return { action: 'end' };
  return { action: 'counter', counterOffer: noDearer(toOutcome(brief.issues, decision.bid), past) };
}

/** The offer, or the lowest made before for the same terms: what was offered once is not taken back. */
function noDearer(offer: Outcome, past: readonly PastRound[]): Outcome {
  const other = (terms: Outcome): Outcome => ({ ...terms, unit_price: '' });
  const made = past.map(({ counterOffer }) => counterOffer ?? offer);
  const forTheSame = made.filter((one) => isSameOutcome(other(one), other(offer)));
  return forTheSame.reduce((least, one) => (priceOf(one).lt(priceOf(least)) ? one : least), offer);
}

function priceOf({ unit_price: price = 0 }: Outcome): Decimal {
  return new Decimal(String(price));
}

function takeItOrLeaveIt(issues: readonly Issue[], offer: Outcome, bid: Bid): SellerAnswer {
  return isSameBid(bid, toBid(issues, offer)) ? { action: 'accept' } : { action: 'counter', counterOffer: offer };
}

/** What was said in a round, as the engine reads it. */
export function movesOf(issues: readonly Issue[], { round, buyerOffer, counterOffer }: PastRound): Move[] {
  const theirs: Move[] = buyerOffer ? [{ by: 'other', bid: readOffer(issues, buyerOffer), round }] : [];
  return counterOffer ? [...theirs, { by: 'self', bid: toBid(issues, counterOffer), round }] : theirs;
}

/**
 * The bid that a buyer's offer counts as. A price between two steps counts as the lower one: the seller must not think an
 * offer better than it is.
 */
export function readOffer(issues: readonly Issue[], terms: Outcome): Bid {
  const unknown = Object.keys(terms).find((name) => !issues.some((issue) => issue.name === name));
  if (unknown !== undefined)
    throw unfit(
      unknown,
      'an issue that is not on the table',
      issues.map(({ name }) => name),
    );
  return issues.map((issue) => {
    const value = terms[issue.name];
    if (value === undefined) throw unfit(issue.name, 'nothing', ['a value for every issue on the table']);
    return issue.type === 'money' ? priceIndex(issue, String(value)) : valueIndex(issue, value);
  });
}

function priceIndex(issue: Extract<Issue, { type: 'money' }>, value: string): number {
  // "NaN" is a number to a decimal library, and not below any floor.
  if (!/^\d{1,30}(\.\d{1,30})?$/.test(value)) throw unfit(issue.name, value, [`0 to ${issue.max}`]);
  const price = new Decimal(value);
  if (price.lt(0) || price.gt(issue.max)) throw unfit(issue.name, value, [`0 to ${issue.max}`]);
  return Math.max(0, price.minus(issue.min).dividedToIntegerBy(issue.step).toNumber());
}

function valueIndex(issue: Issue, value: Outcome[string]): number {
  try {
    return indexOfValue(issue, value);
  } catch (error) {
    // Translated: what the engine calls a scenario error is here a wrong offer of the other side.
    if (error instanceof ScenarioError) throw unfit(issue.name, String(value), [error.fault.allowed]);
    throw error;
  }
}

function unfit(field: string, given: string, allowed: readonly string[]): DomainError {
  return new DomainError('invalid', 'OFFER_UNFIT', `${field}: ${given} cannot be offered at this table`, {
    field,
    given,
    allowed,
  });
}
