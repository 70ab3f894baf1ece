import type { RankedThread } from '@procur/buyer-agent/award';
import { closeDeal, type Deal, type DealFacts } from '@procur/buyer-agent/deal';
import { dealMoney } from '@procur/buyer-agent/deal-money';

/** What one vendor has agreed to, whether or not it is the best. Amounts are decimal text. */
export type RankedDeal = {
  readonly deal: Omit<Deal, 'runnerUpThreadId' | 'whyWinner' | 'whyNotRunnerUp' | 'sensitivity'>;
  /** All-in total less what terms and shortlist score are worth; the lowest is the best. */
  readonly comparableTotal: string;
};

type Closing = Pick<DealFacts, 'mandate' | 'yardstick'> & {
  /** Best first. */
  readonly ranking: readonly RankedThread[];
  readonly threads: readonly { readonly id: string; readonly listUnitPrice: string; readonly rounds: number }[];
};

/** Every agreed deal, best first, as it would be closed: whoever divides several purchases may want another than the best. */
export function rankDeals({ ranking, threads, ...terms }: Closing): readonly RankedDeal[] {
  return ranking.flatMap((own) => {
    const thread = threads.find(({ id }) => id === own.threadId);
    if (!thread) return [];
    const { runnerUpThreadId, whyWinner, whyNotRunnerUp, sensitivity, ...deal } = closeDeal({
      ...terms,
      ranking: [own],
      listUnitPrice: thread.listUnitPrice,
      rounds: thread.rounds,
    });
    return [{ deal, comparableTotal: comparableTotal(own, deal, terms) }];
  });
}

function comparableTotal(
  { terms, rankingPrice, charges }: RankedThread,
  { allInTotal }: Pick<Deal, 'allInTotal'>,
  { yardstick: { purchase } }: Pick<Closing, 'yardstick'>,
): string {
  const { unitPrice, termMonths } = dealMoney(terms, purchase);
  // The charges are in the all-in total already.
  const worth = unitPrice.plus(charges).minus(rankingPrice).times(purchase.quantity).times(termMonths).dividedBy(12);
  return worth.negated().plus(allInTotal).toDecimalPlaces(purchase.minorUnits).toFixed();
}
