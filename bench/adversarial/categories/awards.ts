import { type AgreedThread, rankThreads } from '@procur/buyer-agent/award';
import { closeDeal } from '@procur/buyer-agent/deal';
import { openingIssues } from '@procur/buyer-agent/opening-issues';
import { purchaseUnder } from '@procur/buyer-agent/purchase';
import { toTerms } from '@procur/buyer-agent/table-terms';
import { scoreWorth, termWorth } from '@procur/buyer-agent/term-worth';
import type { Category } from '../category.ts';
import { exactTotal } from '../exact-budget.ts';
import { plausibleOffer } from '../hostile-terms.ts';
import { drawFrom } from '../random-source.ts';
import { randomTable } from '../random-table.ts';

/** Two to five agreements, some of them the same to the cent, told in two orders. */
export const awards: Category = {
  name: 'double award',
  promise: 'one winner, the same in whatever order the agreements are read, at the money that was agreed',
  play: (seed) => {
    const draw = drawFrom(seed);
    const table = randomTable(draw);
    const { mandate, offering, quantity } = table;
    const issues = openingIssues(mandate, offering);
    const ours = toTerms(
      issues,
      issues.map(() => 0),
    );
    const threads = Array.from({ length: draw.whole(2, 5) }, (_, position): AgreedThread => {
      const terms = plausibleOffer({ issues, ours, draw });
      return {
        threadId: `t${position}`,
        vendorName: `V${position}`,
        terms,
        score: draw.pick([0.5, 0.5, 0.9]),
        position,
      };
    });
    const purchase = purchaseUnder(mandate, quantity);
    const worth = termWorth(mandate, offering.listUnitPrice, { costOfCapitalPercent: 8 });
    const yardstick = { purchase, worth, scoreWorth: scoreWorth(offering.listUnitPrice, 5) };
    const [winner, ...others] = rankThreads(threads, yardstick);
    const [again] = rankThreads(
      draw.chance(0.5) ? threads.toReversed() : threads.slice(1).concat(threads.slice(0, 1)),
      yardstick,
    );
    if (!winner) return { checks: 1, breaches: ['no winner among agreements'] };
    const deal = closeDeal({
      ranking: [winner, ...others],
      mandate,
      yardstick,
      listUnitPrice: offering.listUnitPrice,
      rounds: 1,
    });
    const twice = others
      .filter(({ threadId }) => threadId === winner.threadId)
      .map(({ threadId }) => `${threadId} twice`);
    const moved = again?.threadId === winner.threadId ? [] : [`${winner.threadId} or ${again?.threadId}`];
    const free = { ...mandate, costs: { taxPercent: '0', fees: [] } };
    const total = exactTotal(winner.terms, free, quantity, purchase.defaultTermMonths);
    // The contract total is rounded to the nearest coin, the independent one up: at most one coin apart.
    const gap = Number(total) / 1e9 - Number(deal.contractTotal);
    const wrong = Math.abs(gap) > 10 ** -mandate.minorUnits * 1.01 ? [`total ${deal.contractTotal}`] : [];
    return { checks: 1, breaches: [...twice, ...moved, ...wrong] };
  },
};
