import type { Issue } from '@procur/negotiation-engine/issue';
import { isSameBid, type Outcome, toBid, toOutcome } from '@procur/negotiation-engine/outcome-space';
import { movesOf, type PastRound, type SellerFacts } from './answer-offer.ts';
import { isToldBehind, type OfferCall, paceOf } from './offer-call.ts';
import { canDeal, firmOffer, hasNoMargin, openSellerAgent } from './seller-agent.ts';

/** The answer to a call; who passes leaves the auction and keeps to its last offer. */
export type CallAnswer =
  | { readonly action: 'counter'; readonly counterOffer: Outcome }
  | { readonly action: 'pass' | 'end'; readonly counterOffer?: undefined };

/** What the vendor's agent offers when it is called, from what was said before and the vendor's own limits. */
export function answerCall(
  facts: SellerFacts,
  past: readonly PastRound[],
  { round, call }: { readonly round: number; readonly call: OfferCall },
): CallAnswer {
  const { guardrails, issues } = facts;
  if (guardrails === undefined) return unlessSaid(issues, facts.listOffer, past);
  const brief = { ...facts, guardrails };
  if (!canDeal(brief)) return { action: 'end' };
  if (hasNoMargin(brief)) return unlessSaid(issues, firmOffer(brief), past);
  const rounds = [...past, { call }];
  const moves = past.flatMap((one) => movesOf(issues, one));
  const decision = openSellerAgent({ ...brief, isBehind: isToldBehind(rounds) }).decide({
    moves,
    round: paceOf(round, rounds, brief.maximumRounds),
  });
  return decision.bid === null ? { action: 'pass' } : unlessSaid(issues, toOutcome(issues, decision.bid), past);
}

// The same offer again would be no answer to somebody who asks for a better one.
function unlessSaid(issues: readonly Issue[], counterOffer: Outcome, past: readonly PastRound[]): CallAnswer {
  const last = past.findLast((round) => round.counterOffer)?.counterOffer;
  const isSame = last && isSameBid(toBid(issues, last), toBid(issues, counterOffer));
  return isSame ? { action: 'pass' } : { action: 'counter', counterOffer };
}
