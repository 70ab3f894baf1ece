import { seedOf } from '@procur/buyer-agent/thread-seed';
import { wordingFault } from '@procur/buyer-agent/wording-fault';
import { ScenarioError } from '@procur/negotiation-engine/scenario-error';
import { DomainError } from '@procur/service-kit/domain-error';
import type { CertifiedThread } from './certificate.ts';
import { type Difference, differs, type FieldDifference, firstDiffering } from './difference.ts';
import type { LedgerFact } from './ledger.ts';
import { differenceInCall, differenceInRanking } from './replay-auction.ts';
import { differenceInConclusion } from './replay-conclusion.ts';
import { differenceInDecision } from './replay-decision.ts';
import { emptyState, type ReplayContext, type ReplayGround, type ReplayState, stateAfter } from './replay-state.ts';

/** How far a thread could be recomputed. */
export type ThreadReplay = {
  /** Moves of the buyer's agent that were decided again. */
  readonly recomputed: number;
  /** Moves and approvals of persons, which are taken as given. */
  readonly given: number;
  readonly difference?: Difference;
};

/** Decides every move of the agent again, from the record before it, and stops at the first difference. */
export function replayThread(thread: CertifiedThread, ground: ReplayGround): ThreadReplay {
  let state = emptyState;
  let [recomputed, given] = [0, 0];
  const stopAt = (found: FieldDifference): ThreadReplay => {
    const { threadId, vendorName } = thread;
    return { recomputed, given, difference: { threadId, vendorName, round: state.round, ...found } };
  };
  const seed = firstDiffering([['seed', thread.seed, seedOf(thread.threadId)]]);
  if (seed) return stopAt(seed);
  for (const { fact } of thread.entries) {
    const next = replayFact(fact, { state, thread, ground });
    if ('field' in next) return stopAt(next);
    if (isRecomputed(fact)) recomputed += 1;
    if (isGiven(fact)) given += 1;
    state = next;
  }
  return { recomputed, given };
}

/** The state after a fact that holds, or what is wrong with it. */
function replayFact(fact: LedgerFact, context: ReplayContext): ReplayState | FieldDifference {
  try {
    return differenceIn(fact, context) ?? stateAfter(context.state, fact, context.ground);
  } catch (error) {
    // Translated: rules and engine refuse what could never have been said at this table.
    if (error instanceof DomainError || error instanceof ScenarioError) return differs(fact.kind, fact, error.message);
    throw error;
  }
}

function differenceIn(fact: LedgerFact, context: ReplayContext): FieldDifference | undefined {
  switch (fact.kind) {
    case 'decided':
      return differenceInDecision(fact, context);
    case 'ranked':
      return differenceInRanking(fact, context);
    case 'called':
      return differenceInCall(fact, context);
    case 'offered':
      return differenceInOffer(fact, context.state);
    case 'concluded':
      return differenceInConclusion(fact, context);
    default:
      return undefined;
  }
}

function differenceInOffer(
  recorded: Extract<LedgerFact, { kind: 'offered' }>,
  { decided, approved, round }: ReplayState,
): FieldDifference | undefined {
  if (decided?.action !== 'offer') return differs('offer', 'made', 'none was decided');
  return firstDiffering([
    ['round', recorded.round, round + 1],
    ['terms', recorded.terms, decided.terms],
    ['message', recorded.wordedBy ? decided.message : recorded.message, decided.message],
    [
      'wording',
      recorded.wordedBy && wordingFault(recorded.message, decided.message ?? '', { otherVendors: [] }),
      undefined,
    ],
    ['standing', recorded.standing, decided.standing],
    ['approval', decided.needsPerson && approved, decided.needsPerson],
  ]);
}

function isRecomputed(fact: LedgerFact): boolean {
  return (fact.kind === 'decided' && fact.by === 'agent') || fact.kind === 'called';
}

function isGiven(fact: LedgerFact): boolean {
  return fact.kind === 'approval' || (fact.kind === 'decided' && fact.by !== 'agent');
}
