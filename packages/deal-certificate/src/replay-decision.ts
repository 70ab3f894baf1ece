import type { AgreedThread } from '@procur/buyer-agent/award';
import { effectiveMandate, raisedByApproval } from '@procur/buyer-agent/effective-mandate';
import { elsewhereOf, isCheaperElsewhere } from '@procur/buyer-agent/elsewhere';
import type { Mandate } from '@procur/buyer-agent/mandate';
import { checkMove } from '@procur/buyer-agent/mandate-check';
import { type NextStep, nextStep } from '@procur/buyer-agent/next-step';
import { purchaseUnder, yardstickUnder } from '@procur/buyer-agent/purchase';
import { standingToTell } from '@procur/buyer-agent/standing';
import { prepareAgent, type ThreadAgent } from '@procur/buyer-agent/thread-agent';
import { differs, type FieldDifference, firstDiffering } from './difference.ts';
import type { DecisionBasis } from './ledger.ts';
import type { Decided, ReplayContext } from './replay-state.ts';

/** Decides again what the agent decided; what a person decided is held against the mandate only, for it has no other rule. */
export function differenceInDecision(recorded: Decided, context: ReplayContext): FieldDifference | undefined {
  const { state, ground } = context;
  const mandate = ground.mandates.get(recorded.basis.mandateVersion);
  if (!mandate) return differs('mandate version', recorded.basis.mandateVersion, 'no such version');
  if (recorded.by !== 'agent') return differenceInMoveOfPerson(recorded, mandate, context);
  const step = decideAgain(recorded.basis, mandate, context);
  if (typeof step === 'string') return differs('decision', recorded.action, step);
  return firstDiffering([
    ['round', recorded.round, state.round],
    ['approved up to', recorded.basis.approvedUpTo, approvedUnder(recorded.basis.mandateVersion, state)],
    ['action', recorded.action, step.kind],
    ['terms', recorded.terms, step.kind === 'offer' ? step.offer.terms : undefined],
    ['message', recorded.message, step.kind === 'offer' ? step.offer.message : undefined],
    ['standing', recorded.standing, step.kind === 'offer' ? step.offer.standing : undefined],
    ['needs a person', recorded.needsPerson, step.kind !== 'end' && step.needsPerson],
  ]);
}

function approvedUnder(version: number, { approvedUpTo }: ReplayContext['state']): string | undefined {
  return approvedUpTo?.version === version ? approvedUpTo.total : undefined;
}

/** Whether a version of the mandate, as a thread may have to read it, leaves nothing to agree on at this table. */
export function hasNothingInCommon(context: ReplayContext): boolean {
  const readings = [...context.ground.mandates.values()].flatMap((mandate) =>
    [false, true].map((withinAuthority) => boundedBy(mandate, { withinAuthority }, context)),
  );
  return readings.some((mandate) => agentUnder(mandate, context) === undefined);
}

/** The step the engine takes at this point, or in words why it can take none. */
function decideAgain(basis: DecisionBasis, mandate: Mandate, context: ReplayContext): NextStep | string {
  const { state, thread, ground } = context;
  const known = basis.elsewhere.flatMap((id) => ground.agreed.get(id) ?? []);
  if (known.length < basis.elsewhere.length) return 'nothing: it rests on an agreement that is not in here';
  const standings = standingsIn(basis, ground);
  if (!standings) return 'nothing: it rests on an offer that is not in here';
  const bounded = boundedBy(mandate, basis, context);
  const agent = agentUnder(bounded, context);
  if (!agent) return 'nothing: its terms and the mandate have nothing in common';
  const yardstick = yardstickUnder(mandate, ground.quantity.value, ground);
  const elsewhere = elsewhereOf(known, thread.score, yardstick);
  return nextStep({
    agent,
    mandate: bounded,
    purchase: yardstick.purchase,
    quantity: ground.quantity,
    moves: state.moves,
    round: state.round,
    ...(state.standing && { standing: state.standing }),
    list: state.list,
    alternativePrice: elsewhere.alternativePrice,
    hasLowerPriceElsewhere: isCheaperElsewhere(elsewhere, state.standing ?? state.list),
    told: standingToTell(mandate.tellsStanding, {
      own: state.standing && { ...thread, terms: state.standing },
      others: [...known, ...standings],
      yardstick,
    }),
    isReserve: state.ranked?.outcome === 'reserve',
  });
}

/** The offers that stood elsewhere, or `undefined` when one of them is not in the record. */
function standingsIn(
  { standings = [] }: DecisionBasis,
  { tables }: ReplayContext['ground'],
): readonly AgreedThread[] | undefined {
  const known = standings.flatMap(({ threadId, offerId }): AgreedThread[] => {
    const table = tables.get(threadId);
    const terms = table?.offers.get(offerId);
    return table && terms ? [{ ...table, threadId, terms }] : [];
  });
  return known.length === standings.length ? known : undefined;
}

function boundedBy(
  mandate: Mandate,
  basis: Pick<DecisionBasis, 'withinAuthority' | 'approvedUpTo'>,
  { ground, state }: ReplayContext,
): Mandate {
  const charged = state.standing ?? state.list;
  return effectiveMandate(mandate, purchaseUnder(mandate, ground.quantity.value), { ...basis, charged });
}

function agentUnder(mandate: Mandate, { state, thread, ground }: ReplayContext): ThreadAgent | undefined {
  const { issues, memory } = state;
  return prepareAgent({ issues, mandate, worth: ground.worth, seed: thread.seed, memory });
}

function differenceInMoveOfPerson(
  { by, round, basis, action, terms: offered, needsPerson }: Decided,
  mandate: Mandate,
  { state, ground }: ReplayContext,
): FieldDifference | undefined {
  const terms = action === 'accept' ? (state.standing ?? state.list) : offered;
  const next = action === 'offer' ? state.round + 1 : state.round;
  const purchase = purchaseUnder(mandate, ground.quantity.value);
  const rules = raisedByApproval(mandate, basis.approvedUpTo);
  const { verdict, broken } = terms
    ? checkMove(rules, { terms, round: next, purchase })
    : ({ verdict: 'allowed', broken: [] } as const);
  if (verdict === 'refused') return differs('mandate', `a move of ${by}`, `refused: ${broken.join(', ')}`);
  return firstDiffering([
    ['round', round, state.round],
    ['approved up to', basis.approvedUpTo, approvedUnder(basis.mandateVersion, state)],
    ['needs a person', needsPerson, verdict === 'needs-person'],
  ]);
}
