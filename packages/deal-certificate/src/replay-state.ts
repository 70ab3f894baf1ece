import { staysIn } from '@procur/buyer-agent/auction-wave';
import type { AgreedThread } from '@procur/buyer-agent/award';
import { allInTotal } from '@procur/buyer-agent/costs';
import type { Mandate } from '@procur/buyer-agent/mandate';
import type { RememberedDeal } from '@procur/buyer-agent/memory';
import { purchaseUnder, yardstickUnder } from '@procur/buyer-agent/purchase';
import { toBid } from '@procur/buyer-agent/table-terms';
import type { TermWorth } from '@procur/buyer-agent/term-worth';
import type { Terms } from '@procur/buyer-agent/terms';
import type { Move } from '@procur/negotiation-engine/history';
import type { Issue } from '@procur/negotiation-engine/issue';
import { Decimal } from 'decimal.js';
import type { CertifiedThread } from './certificate.ts';
import type { LedgerFact } from './ledger.ts';

/** What a thread is recomputed from, besides its own record. */
export type ReplayGround = {
  /** By version. */
  readonly mandates: ReadonlyMap<number, Mandate>;
  readonly quantity: { readonly value: string; readonly unitCode: string };
  readonly worth: TermWorth;
  readonly scoreWorth: string;
  /** What the threads agreed on, by thread. */
  readonly agreed: ReadonlyMap<string, AgreedThread>;
  /** What every vendor has offered, by thread and by offer; its list offer by the empty id. */
  readonly tables: ReadonlyMap<string, ReplayTable>;
};

export type ReplayTable = Pick<AgreedThread, 'vendorName' | 'score' | 'position'> & {
  readonly offers: ReadonlyMap<string, Terms>;
};

/** A decision as it was recorded. */
export type Decided = Extract<LedgerFact, { kind: 'decided' }>;

/** What is known at a point of a thread's record. */
export type ReplayState = {
  readonly issues: readonly Issue[];
  readonly list: Terms;
  /** Earlier deals the agent was told of. */
  readonly memory: readonly RememberedDeal[];
  readonly moves: readonly Move[];
  /** The last round that was begun, by an offer or a call. */
  readonly round: number;
  /** The last round that was answered; behind `round` while an answer is awaited. */
  readonly playedRounds: number;
  /** The vendor's last offer as it was made. */
  readonly standing?: Terms;
  readonly decided?: Decided;
  /** Whether a person let the decided move pass. */
  readonly approved: boolean;
  /** All-in total up to which persons have let moves pass under the version of the mandate in force. */
  readonly approvedUpTo?: { readonly total: string; readonly version: number };
  readonly answered?: Extract<LedgerFact, { kind: 'answered' }>['action'];
  /** Where the vendor stood after the last wave of an auction. */
  readonly ranked?: Extract<LedgerFact, { kind: 'ranked' }>;
  /** Calls it has had, whether the last round was one, and whether it is still in the auction. */
  readonly calls: number;
  readonly isCalled: boolean;
  readonly isIn: boolean;
  readonly lastOfferId: string;
  /** Of the opening; what can be agreed to until there is a counter-offer. */
  readonly listOfferId: string;
  readonly lastCounterId: string;
};

/** A point in the record, and what it is recomputed from. */
export type ReplayContext = {
  readonly state: ReplayState;
  readonly thread: CertifiedThread;
  readonly ground: ReplayGround;
};

/** Before anything was said. */
export const emptyState: ReplayState = {
  issues: [],
  list: [],
  memory: [],
  moves: [],
  round: 0,
  playedRounds: 0,
  approved: false,
  calls: 0,
  isCalled: false,
  isIn: true,
  lastOfferId: '',
  listOfferId: '',
  lastCounterId: '',
};

/** What is known after one more fact. Throws DomainError on an offer that cannot be made at the table. */
export function stateAfter(state: ReplayState, fact: LedgerFact, ground: ReplayGround): ReplayState {
  switch (fact.kind) {
    case 'opened':
      return {
        ...state,
        issues: fact.issues,
        list: fact.terms,
        memory: fact.memory ?? [],
        listOfferId: fact.offerId ?? '',
      };
    case 'decided':
      return { ...state, decided: fact, approved: false };
    case 'approval':
      return { ...state, approved: fact.verdict === 'approved', ...approvedTotal(state, fact, ground) };
    case 'offered': {
      const move: Move = { by: 'self', bid: toBid(state.issues, fact.terms), round: fact.round };
      return { ...state, moves: [...state.moves, move], round: fact.round, lastOfferId: fact.offerId, isCalled: false };
    }
    case 'ranked':
      return { ...state, ranked: fact };
    case 'called':
      return { ...state, round: fact.round, calls: fact.number, isCalled: true };
    case 'answered':
      return { ...afterAnswer(state, fact), ...inAuction(state, fact, ground), playedRounds: fact.round };
    case 'concluded':
      return state;
  }
}

function approvedTotal(
  { decided, standing, list, approvedUpTo }: ReplayState,
  { verdict }: Extract<LedgerFact, { kind: 'approval' }>,
  { mandates, quantity }: ReplayGround,
): Pick<ReplayState, 'approvedUpTo'> {
  const version = decided?.basis.mandateVersion ?? 0;
  const mandate = mandates.get(version);
  const terms = decided?.action === 'accept' ? (standing ?? list) : decided?.terms;
  if (verdict !== 'approved' || !mandate || !terms) return {};
  const total = allInTotal(terms, purchaseUnder(mandate, quantity.value), mandate.costs);
  const before = approvedUpTo?.version === version ? approvedUpTo.total : 0;
  return { approvedUpTo: { total: Decimal.max(total, before).toFixed(), version } };
}

function afterAnswer(state: ReplayState, fact: Extract<LedgerFact, { kind: 'answered' }>): ReplayState {
  const answered = fact.action;
  if (!fact.terms) return { ...state, answered };
  const move: Move = { by: 'other', bid: toBid(state.issues, fact.terms), round: fact.round };
  const { offerId: lastCounterId = '' } = fact;
  return { ...state, answered, moves: [...state.moves, move], standing: fact.terms, lastCounterId };
}

type Answered = Extract<LedgerFact, { kind: 'answered' }>;

function inAuction(
  { isCalled, ranked, standing, list }: ReplayState,
  { terms }: Answered,
  { mandates, quantity, ...ground }: ReplayGround,
): Pick<ReplayState, 'isIn'> | undefined {
  const mandate = mandates.get(ranked?.basis.mandateVersion ?? 0);
  if (!isCalled || !mandate?.auction) return undefined;
  const yardstick = yardstickUnder(mandate, quantity.value, ground);
  return {
    isIn: terms !== undefined && staysIn(mandate.auction, yardstick, { before: standing ?? list, after: terms }),
  };
}
