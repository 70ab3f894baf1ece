import type { Decision } from './agent.ts';
import { explain } from './explain-move.ts';
import type { MandateVerdict } from './mandate.ts';
import { type Bid, isSameBid } from './outcome-space.ts';
import { utilityOf } from './profile.ts';
import type { Proposal, TurnView } from './strategies/strategy.ts';

/** What a proposal is held against. */
export type Settling = {
  readonly round: number;
  readonly closing: boolean;
  readonly gate: (bid: Bid, round: number) => MandateVerdict;
  readonly strategy: string;
};

// A sum of parts in another order differs in its last digits; without this, a side that has come down to its very limit
// leaves the table instead of offering it.
const rounding = 1e-9;

/** Turns a proposal into a decision that keeps the mandate and never asks for less than what is already offered. */
export function settle(view: TurnView, proposal: Proposal, settling: Settling): Decision {
  const clippedBy: string[] = [];
  const standing = view.history.received.at(-1);
  const accepting = standing && settling.gate(standing.bid, settling.round);
  const bid = offerWithin(view, proposal, { ...settling, clippedBy });
  const wanted =
    standing !== undefined &&
    standing.utility >= Math.min(proposal.acceptAt, utilityOf(view.preferences, bid ?? proposal.bid));
  const least = view.preferences.reservation - rounding;
  const worthIt = standing !== undefined && standing.utility >= least;
  if (accepting?.verdict === 'refused' && wanted) clippedBy.push('mandate: their offer is outside it');
  const decided = (action: Decision['action'], mandate: MandateVerdict, chosen: Bid | null): Decision => ({
    action,
    bid: chosen,
    mandate,
    explanation: explain(view, proposal, {
      bid: bid ?? proposal.bid,
      clippedBy,
      strategy: settling.strategy,
      breaches: mandate.breaches,
    }),
  });
  if (standing && accepting && wanted && worthIt && accepting.verdict !== 'refused')
    return decided('accept', accepting, standing.bid);
  if (settling.closing || !bid || utilityOf(view.preferences, bid) < least) return decided('end', unlimited, null);
  return decided('offer', settling.gate(bid, settling.round), bid);
}

/** The proposed bid if the mandate allows it, else the nearest permitted candidate, else nothing. */
function offerWithin(
  view: TurnView,
  proposal: Proposal,
  { gate, round, clippedBy }: Settling & { clippedBy: string[] },
): Bid | undefined {
  const best = view.history.bestReceived;
  const intended = [proposal.bid];
  if (best && best.utility > utilityOf(view.preferences, proposal.bid) && !isSameBid(best.bid, proposal.bid)) {
    clippedBy.push('never ask for less than was offered: their best offer is tabled again');
    intended.unshift(best.bid);
  }
  const mayOffer = (bid: Bid) => gate(bid, round).verdict !== 'refused';
  if (mayOffer(intended[0] as Bid)) return intended[0];
  clippedBy.push('mandate: the intended offer is outside it');
  const others = [...intended.slice(1), ...proposal.candidates.map((one) => one.bid), view.search.best.bid];
  return others.find(mayOffer);
}

/** The verdict when there is no mandate, or nothing that it could forbid. */
export const unlimited: MandateVerdict = { verdict: 'allowed', breaches: [] };
