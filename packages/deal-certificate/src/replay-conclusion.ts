import { differs, type FieldDifference, firstDiffering } from './difference.ts';
import type { LedgerFact } from './ledger.ts';
import { hasNothingInCommon } from './replay-decision.ts';
import type { ReplayContext, ReplayState } from './replay-state.ts';

type Concluded = Extract<LedgerFact, { kind: 'concluded' }>;

/**
 * Holds the end of a thread against what led to it. Ends that follow from no move (a deadline, a cancellation, a vendor
 * that could not be reached) are facts.
 */
export function differenceInConclusion(recorded: Concluded, context: ReplayContext): FieldDifference | undefined {
  const { state } = context;
  const agreement = agreementOf(state);
  if (agreement !== undefined || recorded.outcome === 'agreed')
    return firstDiffering([
      ['outcome', recorded.outcome, agreement === undefined ? 'no agreement' : 'agreed'],
      ['agreed offer', recorded.agreedOfferId, agreement],
      ['rounds', recorded.rounds, state.round],
    ]);
  if (isWellFounded(recorded.reason, context)) return undefined;
  return differs('end reason', recorded.reason, 'nothing in the record leads to it');
}

/** The id of the offer both sides have taken, if there is one. */
function agreementOf({ answered, decided, approved, ...ids }: ReplayState): string | undefined {
  if (answered === 'accept') return ids.lastOfferId;
  if (decided?.action !== 'accept' || (decided.needsPerson && !approved)) return undefined;
  return ids.lastCounterId || ids.listOfferId;
}

function isWellFounded(reason: string, context: ReplayContext): boolean {
  const { answered, decided, ranked } = context.state;
  switch (reason) {
    case 'VENDOR_ENDED':
      return answered === 'end';
    case 'NOTHING_WITHIN_THE_MANDATE':
      return decided?.action === 'end' && decided.by === 'agent';
    case 'NOT_A_FINALIST':
      return decided?.action === 'end' && decided.by === 'agent' && ranked?.outcome === 'reserve';
    case 'ENDED_BY_PERSON':
      return decided?.action === 'end' && decided.by !== 'agent';
    case 'NO_COMMON_TERMS':
      return hasNothingInCommon(context);
    default:
      return true;
  }
}
