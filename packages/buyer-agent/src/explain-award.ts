import { Decimal } from 'decimal.js';
import type { RankedThread } from './award.ts';
import type { Savings } from './deal-money.ts';
import { describeEndReason } from './end-reason.ts';
import { findTerm, issueNames, textOf, unitPriceOf } from './terms.ts';

/** How a thread ended, as its record says. */
export type ThreadRecord = {
  readonly vendorName: string;
  readonly status: string;
  readonly rounds: number;
  readonly endReason: string;
};

export type AwardFacts = {
  readonly currencyCode: string;
  /** Best first; the first is the winner. */
  readonly ranking: readonly RankedThread[];
  readonly savings: Savings;
  readonly rounds: number;
  /** True when the total is above what the agent may agree to alone. */
  readonly needsPerson: boolean;
  readonly scoreWorth: string;
};

/** Why the winner won: its terms, what it saves, and what it was compared by. */
export function explainWinner({ currencyCode, ranking, savings, rounds, needsPerson }: AwardFacts): string {
  const [winner] = ranking;
  if (!winner) return '';
  const share = savings.share.times(100).toFixed(2);
  const sentences = [
    `${winner.vendorName} agreed to ${describeTerms(winner, currencyCode)} after ${rounds} rounds, ${share} % below its list price.`,
    `With all terms counted in this is ${winner.effectivePrice.toFixed(2)} ${currencyCode} per unit and year; with its shortlist score of ${winner.score.toFixed(2)} it ranks at ${winner.rankingPrice.toFixed(2)}, the lowest of ${ranking.length} agreed.`,
    needsPerson ? 'The total is above the authority limit of the agent; a person approved it.' : undefined,
  ];
  return sentences.filter((sentence) => sentence !== undefined).join(' ');
}

/** Why the second best was not chosen; says so when nobody else agreed. */
export function explainRunnerUp({ currencyCode, ranking }: AwardFacts): string {
  const [winner, runnerUp] = ranking;
  if (!winner) return '';
  if (!runnerUp) return 'No other vendor agreed to terms within the mandate.';
  const gap = runnerUp.rankingPrice.minus(winner.rankingPrice);
  const parts = [
    compared('unit price', priceOf(runnerUp).minus(priceOf(winner)), currencyCode),
    compared(
      'other terms',
      runnerUp.effectivePrice.minus(priceOf(runnerUp)).minus(winner.effectivePrice.minus(priceOf(winner))),
      currencyCode,
    ),
    compared(
      'shortlist score',
      runnerUp.rankingPrice.minus(runnerUp.effectivePrice).minus(winner.rankingPrice.minus(winner.effectivePrice)),
      currencyCode,
    ),
  ];
  if (gap.isZero())
    return `${runnerUp.vendorName} ranks equal; the tie went to the lower contract total, then to the place on the shortlist.`;
  return `${runnerUp.vendorName} ranks ${gap.toFixed(2)} ${currencyCode} per unit and year behind: ${parts.join(', ')}.`;
}

/** What would have to change for the runner-up to win. */
export function explainSensitivity({ currencyCode, ranking, scoreWorth }: AwardFacts): string {
  const [winner, runnerUp] = ranking;
  if (!winner || !runnerUp) return 'There is no second agreement, so nothing short of no deal would change the result.';
  const gap = runnerUp.rankingPrice.minus(winner.rankingPrice);
  const price = `${winner.vendorName} wins unless its unit price rises, or that of ${runnerUp.vendorName} falls, by more than ${gap.toFixed(2)} ${currencyCode}.`;
  const flip = scoreFlip(winner, runnerUp);
  if (!flip) return price;
  const direction = winner.score > runnerUp.score ? 'falls below' : 'rises above';
  return `${price} It also wins unless the worth of a full shortlist score ${direction} ${flip.toFixed(2)} ${currencyCode} per unit and year (now ${scoreWorth}).`;
}

/** One vendor's thread in a sentence. */
export function summariseThread({ vendorName, status, rounds, endReason }: ThreadRecord): string {
  const end = threadEnds[status] ?? status;
  return `${vendorName}: ${end} after ${rounds} ${rounds === 1 ? 'round' : 'rounds'}${endReason ? ` (${describeEndReason(endReason)})` : ''}.`;
}

const threadEnds: Readonly<Record<string, string>> = {
  opening: 'not answered yet',
  running: 'still negotiating',
  waiting_approval: 'waiting for a person to approve its next move',
  agreed: 'terms agreed',
  awarded: 'terms agreed and awarded',
  not_awarded: 'terms agreed, another vendor was chosen',
  no_agreement: 'no agreement',
  failed: 'failed',
  cancelled: 'cancelled',
};

function describeTerms(thread: RankedThread, currencyCode: string): string {
  const words = [
    `${priceOf(thread).toFixed()} ${currencyCode} per unit and year`,
    ...[issueNames.termMonths, issueNames.paymentTerms, issueNames.supportLevel, issueNames.deliveryDays].flatMap(
      (issue) => {
        const term = findTerm(thread.terms, issue);
        return term ? [`${issue.replaceAll('_', ' ')} ${textOf(term)}`] : [];
      },
    ),
  ];
  return words.join(', ');
}

function compared(what: string, difference: Decimal, currencyCode: string): string {
  if (difference.isZero()) return `equal ${what}`;
  const against = difference.gt(0) ? 'against it' : 'for it';
  return `${what} ${difference.abs().toFixed(2)} ${currencyCode} ${against}`;
}

// The worth of a full score at which both rank equal; none when the scores are equal or no worth could do it.
function scoreFlip(winner: RankedThread, runnerUp: RankedThread): Decimal | undefined {
  if (winner.score === runnerUp.score) return undefined;
  const flip = winner.effectivePrice.minus(runnerUp.effectivePrice).dividedBy(winner.score - runnerUp.score);
  return flip.gt(0) ? flip : undefined;
}

function priceOf(thread: RankedThread): Decimal {
  return new Decimal(unitPriceOf(thread.terms).amount);
}
