import type { Move } from '@procur/negotiation-engine/history';
import { Decimal } from 'decimal.js';
import { chargesPerUnit } from './charge-share.ts';
import { noCosts } from './costs.ts';
import type { Purchase } from './deal-money.ts';
import type { EndReason } from './end-reason.ts';
import type { Mandate } from './mandate.ts';
import { checkMove, type MandateVerdict } from './mandate-check.ts';
import { type MoveRecord, toMoveRecord } from './move-record.ts';
import { phraseOffer } from './phrasing.ts';
import type { Standing } from './standing.ts';
import { issueTerms, openCharges, settledCharges } from './stated-charges.ts';
import { toBid } from './table-terms.ts';
import type { Terms } from './terms.ts';
import { type AgentDecision, decideMove, type ThreadAgent, utilityOfBid } from './thread-agent.ts';

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
  /** What the vendor is told with it of where its last offer stands; nothing when absent. */
  readonly standing?: Standing;
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
  /** What the vendor asked at the opening; absent where nobody has asked anything. */
  readonly list?: Terms;
  /** What is remembered of earlier deals, in words; told with the first offer. */
  readonly recalled?: readonly string[];
  readonly alternativePrice: string | null;
  readonly hasLowerPriceElsewhere: boolean;
  /** Where the vendor's last offer stands, when that is to be told. */
  readonly told?: Standing | undefined;
  /** True when others go on after an auction: what stands is kept as a reserve or let go, and nothing more is offered. */
  readonly isReserve?: boolean;
};

export type NextStep =
  | {
      readonly kind: 'offer';
      readonly record: MoveRecord;
      /** Above the authority limit: a person decides before it leaves the house. */
      readonly needsPerson: boolean;
      readonly offer: Pick<DecidedOffer, 'round' | 'terms' | 'bid' | 'message' | 'standing'>;
    }
  | {
      readonly kind: 'accept';
      readonly record: MoveRecord;
      readonly needsPerson: boolean;
      readonly terms: Terms;
    }
  | {
      readonly kind: 'end';
      readonly record: MoveRecord;
      readonly reason: Extract<EndReason, 'NOTHING_WITHIN_THE_MANDATE' | 'NOT_A_FINALIST' | 'ENDED_BY_PERSON'>;
    };

/** What follows a round: the next offer, taking the standing one, or the end. Pure; text of the vendor is no input. */
export function nextStep(facts: StepFacts): NextStep {
  const { round } = facts;
  if (!mayStillOffer(facts)) return closingStep(facts);
  const decision = decide(facts, { round: round + 1, closing: false });
  const { action, terms, bid = [] } = decision;
  if (action === 'offer' && terms) return offerStep(facts, decision, { terms, bid });
  if (action === 'accept') return acceptStep(facts, decision);
  // Nothing better than the agreement elsewhere can be asked for; terms within the mandate are kept as a reserve.
  return closingStep(facts);
}

function mayStillOffer({ isReserve = false, round, mandate }: StepFacts): boolean {
  return !isReserve && round < mandate.maximumRounds;
}

function closingStep(facts: StepFacts): NextStep {
  const decision = decide(facts, { round: Math.max(1, facts.round), closing: true });
  return decision.action === 'accept' ? acceptStep(facts, decision) : endStep(facts, decision, nothingBroken);
}

function decide(facts: StepFacts, at: { round: number; closing: boolean }): AgentDecision {
  const { agent, moves, purchase, mandate, alternativePrice } = facts;
  // The engine knows prices and terms alone: to be as good as elsewhere, they have to make up for the charges.
  const charges = chargesPerUnit(chargedBy(facts), purchase, mandate.costs);
  const alternative = alternativePrice === null ? null : Decimal.sub(alternativePrice, charges).toFixed();
  return decideMove(agent, { moves, alternativePrice: alternative, ...at });
}

/** The vendor's last offer, or its list offer: its charges stand until it makes another. */
function chargedBy({ standing, list = [] }: Pick<StepFacts, 'standing' | 'list'>): Terms {
  return standing ?? list;
}

type Offered = {
  readonly terms: Terms;
  readonly bid: readonly number[];
  /** True for an offer made only because theirs, which would be taken, has a charge without an amount. */
  readonly isAsked?: boolean;
};

function offerStep(facts: StepFacts, decision: AgentDecision, offered: Offered): NextStep {
  const { mandate, purchase, quantity, hasLowerPriceElsewhere, told } = facts;
  const { bid, isAsked = false } = offered;
  const terms = withCharges(offered.terms, facts);
  const round = facts.round + 1;
  const verdict = checkMove(mandate, { terms, round, purchase });
  if (verdict.verdict === 'refused') return endStep(facts, decision, verdict);
  const { tone, maximumRounds } = mandate;
  const hasOpenCharge = hasOpen(facts);
  const words = { terms, tone, round, maximumRounds, quantity, hasLowerPriceElsewhere, hasOpenCharge, standing: told };
  const message = phraseOffer(words);
  const record = toMoveRecord(round, isAsked ? 'accept' : 'offer', decision, verdict);
  return {
    kind: 'offer',
    needsPerson: verdict.verdict === 'needs-person',
    record: withTold(isAsked ? { ...record, action: 'offer', clippedBy: ['mandate: open-charge'] } : record, facts),
    offer: { round, terms, bid, message, ...(told && { standing: told }) },
  };
}

/** An offer with the charges the vendor has stated: they are paid, so they are said. */
export function withCharges(terms: Terms, said: Pick<StepFacts, 'standing' | 'list'>): Terms {
  return [...issueTerms(terms), ...settledCharges(chargedBy(said))];
}

/** Whether the vendor has named a charge and not said how much. */
export function hasOpen({ mandate: { costs = noCosts }, ...said }: StepFacts): boolean {
  return openCharges(costs, chargedBy(said)).length > 0;
}

/** The record with what was remembered before the first offer, what the vendor took back, and what it is told with this one. */
function withTold(record: MoveRecord, facts: StepFacts): MoveRecord {
  const { round, recalled = [], told } = facts;
  const besides = [...(round === 0 ? recalled : []), ...takenBack(facts), ...(told ? [standingReasons[told]] : [])];
  return { ...record, reasons: [...record.reasons, ...besides] };
}

/** Says so when the vendor's last offer is worse than one it made before: only the last can be taken without asking. */
function takenBack({ agent, moves }: StepFacts): readonly string[] {
  const worths = moves.filter(({ by }) => by === 'other').map(({ bid }) => utilityOfBid(agent, bid));
  const [last = 0, best] = [worths.at(-1), Math.max(...worths)];
  if (last >= best) return [];
  return [`its last offer is worth ${last.toFixed(3)}, less than the ${best.toFixed(3)} of an earlier one`];
}

const standingReasons: Readonly<Record<Standing, string>> = {
  behind: 'it is told that a better offer of another vendor is on the table, which is so',
  leading: 'it is told that no other vendor has made an offer as good, which is so',
};

function acceptStep(facts: StepFacts, decision: AgentDecision): NextStep {
  const { standing, mandate, purchase, round } = facts;
  if (!standing) return endStep(facts, decision, nothingBroken);
  if (hasOpen(facts) && mayStillOffer(facts)) return askForCharges(facts, decision, standing);
  // Checked on the offer as the vendor made it, not on the bid the engine counted it as.
  const verdict = checkMove(mandate, { terms: standing, round, purchase });
  if (verdict.verdict === 'refused') return endStep(facts, decision, verdict);
  const needsPerson = verdict.verdict === 'needs-person';
  return { kind: 'accept', needsPerson, record: toMoveRecord(round, 'accept', decision, verdict), terms: standing };
}

/** Their own values without the charges that nobody can count: it is theirs to take, or to say how much they are. */
function askForCharges(facts: StepFacts, decision: AgentDecision, standing: Terms): NextStep {
  const terms = issueTerms(standing);
  return offerStep(facts, decision, { terms, bid: toBid(facts.agent.issues, terms), isAsked: true });
}

function endStep({ round, isReserve = false }: StepFacts, decision: AgentDecision, verdict: MandateVerdict): NextStep {
  const reason = isReserve ? 'NOT_A_FINALIST' : 'NOTHING_WITHIN_THE_MANDATE';
  return { kind: 'end', record: toMoveRecord(round, 'end', decision, verdict), reason };
}

const nothingBroken: MandateVerdict = { verdict: 'allowed', broken: [] };
