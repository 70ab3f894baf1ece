import type { MandateVerdict } from './mandate-check.ts';
import { textOf } from './terms.ts';
import type { AgentDecision, PassedOver } from './thread-agent.ts';

/** What one move was based on. Private to the buyer's side. */
export type MoveRecord = {
  readonly round: number;
  readonly action: 'offer' | 'accept' | 'end';
  readonly ownUtility: number;
  readonly targetUtility: number;
  readonly estimatedOpponentUtility: number;
  readonly reasons: readonly string[];
  /** Rules of the mandate that changed or stopped the move. */
  readonly clippedBy: readonly string[];
};

/** The record of a decision, in numbers and words taken from the decision itself. */
export function toMoveRecord(
  round: number,
  action: MoveRecord['action'],
  { explanation, passedOver = [] }: Pick<AgentDecision, 'explanation' | 'passedOver'>,
  verdict: MandateVerdict,
): MoveRecord {
  const { ownUtility, target, opponentEstimate, acceptance } = explanation;
  return {
    round,
    action,
    ownUtility: action === 'accept' ? (acceptance.offered ?? ownUtility) : ownUtility,
    targetUtility: target,
    estimatedOpponentUtility: opponentEstimate.value,
    reasons: [...reasonsOf(action, explanation, verdict), ...passedOver.map(describePassedOver)],
    clippedBy: [...explanation.clippedBy, ...verdict.broken.map((rule) => `mandate: ${rule}`)],
  };
}

function reasonsOf(
  action: MoveRecord['action'],
  { strategy, band, considered, opponentEstimate, acceptance }: AgentDecision['explanation'],
  verdict: MandateVerdict,
): readonly string[] {
  const offered = acceptance.offered === null ? 'no offer stood' : `their offer was worth ${shown(acceptance.offered)}`;
  const estimate = `worth ${shown(opponentEstimate.value)} to them by an estimate from ${opponentEstimate.basedOnOffers} of their offers (${shown(opponentEstimate.low)} to ${shown(opponentEstimate.high)})`;
  const person = verdict.verdict === 'needs-person' ? ['above the authority limit: a person decides'] : [];
  switch (action) {
    case 'accept':
      return [`${offered}, from ${shown(acceptance.threshold)} on it is taken (${acceptance.rule})`, ...person];
    case 'end':
      return [`${offered}, and nothing that could still be offered is better than no agreement with this vendor`];
    case 'offer':
      return [
        `strategy ${strategy}: aimed at ${shown(band[0])} to ${shown(band[1])} and weighed ${considered} offers in that range`,
        `chose the one they should like most, ${estimate}`,
        `${offered}, less than the ${shown(acceptance.threshold)} from which it would be taken`,
        ...person,
      ];
  }
}

function describePassedOver({ terms, own, other, reason }: PassedOver): string {
  const offer = terms.map((term) => `${term.issue.replaceAll('_', ' ')} ${textOf(term)}`).join(', ');
  return `passed over ${offer}, worth ${shown(own)} to us and an estimated ${shown(other)} to them: ${reason}`;
}

function shown(utility: number): string {
  return utility.toFixed(3);
}
