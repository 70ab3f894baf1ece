import type { AgreedThread } from '@procur/buyer-agent/award';
import { allInTotal } from '@procur/buyer-agent/costs';
import type { Mandate } from '@procur/buyer-agent/mandate';
import type { RememberedDeal } from '@procur/buyer-agent/memory';
import { purchaseUnder } from '@procur/buyer-agent/purchase';
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
  /** The last round that was played. */
  readonly round: number;
  /** The vendor's last offer as it was made. */
  readonly standing?: Terms;
  readonly decided?: Decided;
  /** Whether a person let the decided move pass. */
  readonly approved: boolean;
  /** All-in total up to which persons have let moves pass under the version of the mandate in force. */
  readonly approvedUpTo?: { readonly total: string; readonly version: number };
  readonly answered?: 'accept' | 'counter' | 'end';
  readonly lastOfferId: string;
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
  approved: false,
  lastOfferId: '',
  lastCounterId: '',
};

/** What is known after one more fact. Throws DomainError on an offer that cannot be made at the table. */
export function stateAfter(state: ReplayState, fact: LedgerFact, ground: ReplayGround): ReplayState {
  switch (fact.kind) {
    case 'opened':
      return { ...state, issues: fact.issues, list: fact.terms, memory: fact.memory ?? [] };
    case 'decided':
      return { ...state, decided: fact, approved: false };
    case 'approval':
      return { ...state, approved: fact.verdict === 'approved', ...approvedTotal(state, fact, ground) };
    case 'offered': {
      const move: Move = { by: 'self', bid: toBid(state.issues, fact.terms), round: fact.round };
      return { ...state, moves: [...state.moves, move], round: fact.round, lastOfferId: fact.offerId };
    }
    case 'answered':
      return afterAnswer(state, fact);
    case 'concluded':
      return state;
  }
}

function approvedTotal(
  { decided, standing, approvedUpTo }: ReplayState,
  { verdict }: Extract<LedgerFact, { kind: 'approval' }>,
  { mandates, quantity }: ReplayGround,
): Pick<ReplayState, 'approvedUpTo'> {
  const version = decided?.basis.mandateVersion ?? 0;
  const mandate = mandates.get(version);
  const terms = decided?.action === 'accept' ? standing : decided?.terms;
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
