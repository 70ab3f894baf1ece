import { rankThreads, type Yardstick } from '@procur/buyer-agent/award';
import { termWorth } from '@procur/buyer-agent/term-worth';
import { aMandate, seats, someTerms } from '@procur/buyer-agent/test/support/reference-table';
import { describe, expect, it } from 'vitest';
import { rankDeals } from './ranked-deal.ts';

describe('the ranked deals of a negotiation', () => {
  const mandate = aMandate({ costs: { fees: [{ name: 'setup', amount: '500', basis: 'once' }], taxPercent: '10' } });
  const yardstick: Yardstick = {
    purchase: seats,
    worth: termWorth(mandate, '1200', { costOfCapitalPercent: 8 }),
    scoreWorth: '240',
  };
  const threads = [
    { id: 'a', listUnitPrice: '1200', rounds: 3 },
    { id: 'b', listUnitPrice: '1250', rounds: 5 },
  ];
  const agreed = [
    { threadId: 'a', vendorName: 'a', terms: someTerms({ price: '1090' }), score: 0.8, position: 0 },
    { threadId: 'b', vendorName: 'b', terms: someTerms({ price: '1100' }), score: 0.9, position: 1 },
  ];
  const ranking = rankThreads(agreed, yardstick);
  const deals = rankDeals({ ranking, mandate, yardstick, threads });

  it('are those of everybody who agreed, best first, each with its own money', () => {
    expect(deals.map(({ deal }) => [deal.threadId, deal.unitPrice, deal.rounds])).toEqual([
      ['b', '1100', 5],
      ['a', '1090', 3],
    ]);
    expect(deals.map(({ deal }) => deal.savingsTotal)).toEqual(['67500', '49500']);
  });

  it('compare as their ranking prices do, over the whole term and with fees and tax', () => {
    const [best, second] = ranking.map(({ rankingPrice }) => rankingPrice.times(450));
    const [b, a] = deals.map(({ comparableTotal }) => Number(comparableTotal));
    // Fees are the same; the tax of 10 % on the difference of the prices comes on top.
    const taxDifference = (1100 - 1090) * 450 * 0.1;
    expect((a ?? 0) - (b ?? 0)).toBeCloseTo((second?.minus(best ?? 0).toNumber() ?? 0) - taxDifference, 2);
  });
});
