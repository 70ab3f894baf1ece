import type { Explanation, RejectedCandidate } from './explanation.ts';
import type { Breach } from './mandate.ts';
import { uncertaintyOf } from './opponent/opponent-model.ts';
import { type Bid, isSameBid } from './outcome-space.ts';
import { sumOfParts, utilityOf } from './profile.ts';
import type { Proposal, TurnView } from './strategies/strategy.ts';

const rejectedShown = 3;

type Outcome = {
  readonly bid: Bid;
  readonly clippedBy: readonly string[];
  readonly strategy: string;
  readonly breaches: readonly Breach[];
};

/** The record of one move, from the view and the proposal it was decided on. */
export function explain(
  view: TurnView,
  proposal: Proposal,
  { bid, clippedBy, strategy, breaches }: Outcome,
): Explanation {
  const value = sumOfParts(view.model.steadyParts(), bid);
  const margin = uncertaintyOf(view.model);
  return {
    strategy,
    target: proposal.target,
    band: [proposal.low, proposal.high],
    ownUtility: utilityOf(view.preferences, bid),
    considered: proposal.candidates.length,
    rejected: rejectedOf(proposal, bid),
    opponentEstimate: {
      value,
      low: Math.max(0, value - margin),
      high: Math.min(1, value + margin),
      basedOnOffers: view.model.evidence,
    },
    acceptance: {
      offered: view.history.received.at(-1)?.utility ?? null,
      threshold: proposal.acceptAt,
      rule: proposal.acceptRule,
    },
    clippedBy,
    breaches,
  };
}

function rejectedOf({ candidates }: Proposal, bid: Bid): Explanation['rejected'] {
  const rejected: RejectedCandidate[] = [];
  for (const { bid: other, own, other: liking } of candidates) {
    if (rejected.length === rejectedShown) break;
    if (!isSameBid(other, bid))
      rejected.push({ bid: other, own, other: liking, reason: 'estimated to please them less' });
  }
  return rejected;
}
