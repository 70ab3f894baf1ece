import type { Move } from '@procur/negotiation-engine/history';
import type { Purchase } from './deal-money.ts';
import type { Mandate } from './mandate.ts';
import { checkMove, type MandateVerdict } from './mandate-check.ts';
import { type MoveRecord, toMoveRecord } from './move-record.ts';
import { phraseOffer } from './phrasing.ts';
import type { Terms } from './terms.ts';
import { type AgentDecision, decideMove, type ThreadAgent } from './thread-agent.ts';

/** An offer that is decided and checked and waits to be made. The same bytes go to the vendor however often it is sent. */
export type DecidedOffer = {
  readonly id: string;
  readonly round: number;
  readonly terms: Terms;
  readonly bid: readonly number[];
  readonly message: string;
  /** ISO 8601. */
  readonly madeAt: string;
  /** The user who made it in place of the agent. The vendor is not told. */
  readonly by?: string;
  /** True when that user also found the words. */
  readonly inOwnWords?: boolean;
};

/** Everything the next step is decided on. */
export type StepFacts = {
  readonly agent: ThreadAgent;
  readonly mandate: Mandate;
  readonly purchase: Purchase;
  readonly quantity: { readonly value: string; readonly unitCode: string };
  /** Offers exchanged so far, without the list offer. */
  readonly moves: readonly Move[];
  /** The last round that was played; 0 when the table has just been opened. */
  readonly round: number;
  /** The vendor's last offer as it was made; absent before its first answer. */
  readonly standing?: Terms;
  /** What is remembered of earlier deals, in words; told with the first offer. */
  readonly recalled?: readonly string[];
  readonly alternativePrice: string | null;
  readonly hasLowerPriceElsewhere: boolean;
  /** True when others go on after an auction: what stands is kept as a reserve or let go, and nothing more is offered. */
  readonly isReserve?: boolean;
};

export type NextStep =
  | {
      readonly kind: 'offer';
      readonly record: MoveRecord;
      /** Above the authority limit: a person decides before it leaves the house. */
      readonly needsPerson: boolean;
      readonly offer: Pick<DecidedOffer, 'round' | 'terms' | 'bid' | 'message'>;
    }
  | {
      readonly kind: 'accept';
      readonly record: MoveRecord;
      readonly needsPerson: boolean;
      readonly terms: Terms;
    }
  | { readonly kind: 'end'; readonly record: MoveRecord };

/** What follows a round: the next offer, taking the standing one, or the end. Pure; text of the vendor is no input. */
export function nextStep(facts: StepFacts): NextStep {
  const { round, mandate, isReserve = false } = facts;
  if (isReserve || round >= mandate.maximumRounds) return closingStep(facts);
  const decision = decide(facts, { round: round + 1, closing: false });
  if (decision.action === 'offer' && decision.terms) return offerStep(facts, decision);
  if (decision.action === 'accept') return acceptStep(facts, decision);
  // Nothing better than the agreement elsewhere can be asked for; terms within the mandate are kept as a reserve.
  return closingStep(facts);
}

function closingStep(facts: StepFacts): NextStep {
  const decision = decide(facts, { round: Math.max(1, facts.round), closing: true });
  return decision.action === 'accept' ? acceptStep(facts, decision) : endStep(facts, decision, nothingBroken);
}

function decide({ agent, moves, alternativePrice }: StepFacts, at: { round: number; closing: boolean }): AgentDecision {
  return decideMove(agent, { moves, alternativePrice, ...at });
}

function offerStep(facts: StepFacts, decision: AgentDecision): NextStep {
  const { mandate, purchase, quantity, hasLowerPriceElsewhere } = facts;
  const { terms = [], bid = [] } = decision;
  const round = facts.round + 1;
  const verdict = checkMove(mandate, { terms, round, purchase });
  if (verdict.verdict === 'refused') return endStep(facts, decision, verdict);
  const { tone, maximumRounds } = mandate;
  const message = phraseOffer({ terms, tone, round, maximumRounds, quantity, hasLowerPriceElsewhere });
  return {
    kind: 'offer',
    needsPerson: verdict.verdict === 'needs-person',
    record: withMemory(toMoveRecord(round, 'offer', decision, verdict), facts),
    offer: { round, terms, bid, message },
  };
}

function withMemory(record: MoveRecord, { round, recalled = [] }: StepFacts): MoveRecord {
  return round === 0 && recalled.length > 0 ? { ...record, reasons: [...record.reasons, ...recalled] } : record;
}

function acceptStep(facts: StepFacts, decision: AgentDecision): NextStep {
  const { standing, mandate, purchase, round } = facts;
  if (!standing) return endStep(facts, decision, nothingBroken);
  // Checked on the offer as the vendor made it, not on the bid the engine counted it as.
  const verdict = checkMove(mandate, { terms: standing, round, purchase });
  if (verdict.verdict === 'refused') return endStep(facts, decision, verdict);
  const needsPerson = verdict.verdict === 'needs-person';
  return { kind: 'accept', needsPerson, record: toMoveRecord(round, 'accept', decision, verdict), terms: standing };
}

function endStep({ round }: StepFacts, decision: AgentDecision, verdict: MandateVerdict): NextStep {
  return { kind: 'end', record: toMoveRecord(round, 'end', decision, verdict) };
}

const nothingBroken: MandateVerdict = { verdict: 'allowed', broken: [] };
