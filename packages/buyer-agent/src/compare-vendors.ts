import { Decimal } from 'decimal.js';
import { type AgreedThread, type RankedThread, rankThreads, worthOfScore, type Yardstick } from './award.ts';
import { isCharge, issueTerms, nameOf } from './stated-charges.ts';
import { worthOf } from './term-worth.ts';
import { issueNames, textOf, unitPriceOf } from './terms.ts';

/** A thread with the terms it is compared by: those agreed, else the vendor's last offer. */
export type OfferedThread = AgreedThread & { readonly isAgreed: boolean };

/** What the terms of one vendor amount to, part by part, per unit and year. */
export type VendorComparison = {
  readonly threadId: string;
  readonly vendorName: string;
  readonly isAgreed: boolean;
  /** 1 for the winner; 0 when nothing was agreed. */
  readonly rank: number;
  readonly unitPrice: Decimal;
  readonly terms: readonly TermPart[];
  readonly score: number;
  readonly scoreWorth: Decimal;
  /** Unit price less all worth; the lowest of the agreed wins. */
  readonly rankingPrice: Decimal;
  /** Ranking price less the winner's; null without a winner. */
  readonly behindWinner: Decimal | null;
};

/** What one term is worth to the buyer; negative when it costs. */
export type TermPart = { readonly issue: string; readonly value: string; readonly worth: Decimal };

/** Takes every offer apart by the very yardstick that chose the winner, in the order given. */
export function compareVendors(threads: readonly OfferedThread[], yardstick: Yardstick): readonly VendorComparison[] {
  const agreed = rankThreads(
    threads.filter(({ isAgreed }) => isAgreed),
    yardstick,
  );
  return rankThreads(threads, yardstick)
    .toSorted((a, b) => a.position - b.position)
    .map((thread) => ({
      threadId: thread.threadId,
      vendorName: thread.vendorName,
      isAgreed: agreed.some(({ threadId }) => threadId === thread.threadId),
      rank: agreed.findIndex(({ threadId }) => threadId === thread.threadId) + 1,
      unitPrice: new Decimal(unitPriceOf(thread.terms).amount),
      terms: termParts(thread, yardstick),
      score: thread.score,
      scoreWorth: worthOfScore(thread.score, yardstick),
      rankingPrice: thread.rankingPrice,
      behindWinner: agreed[0] ? thread.rankingPrice.minus(agreed[0].rankingPrice) : null,
    }));
}

function termParts({ terms, charges }: RankedThread, { worth }: Yardstick): readonly TermPart[] {
  const parts = issueTerms(terms)
    .filter(({ issue }) => issue !== issueNames.unitPrice)
    .map((term) => {
      const value = textOf(term);
      return { issue: term.issue, value, worth: new Decimal(worthOf(worth, term.issue, value).toFixed(4)) };
    });
  const stated = terms.filter(isCharge).map(nameOf);
  if (stated.length === 0) return parts;
  return [...parts, { issue: 'charges', value: stated.join(', '), worth: charges.negated() }];
}
