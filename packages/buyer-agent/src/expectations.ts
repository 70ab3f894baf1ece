import { type Issue, indexOfValue } from '@procur/negotiation-engine/issue';
import { massOf, type OpponentPrior, type RememberedOffer } from '@procur/negotiation-engine/opponent/opponent-prior';
import { ScenarioError } from '@procur/negotiation-engine/scenario-error';
import { discountOf, type RememberedDeal } from './memory.ts';
import { findTerm, type Terms, textOf } from './terms.ts';

/** What remembered deals let expect of a vendor, before it has said anything. */
export type Expectations = {
  /** Share below list at which it ends, with its standard deviation. */
  readonly discount: { readonly mean: number; readonly deviation: number };
  /** By issue other than the price: how much it kept to values of its own; adds up to 1, empty when no offers are remembered. */
  readonly issueWeights: readonly { readonly issue: string; readonly weight: number }[];
  /** How many offers of its own these expectations count like. */
  readonly countsAs: number;
};

// Deals with one vendor differ by about three per cent of list for reasons that nobody wrote down.
const unexplained = 0.03;

/** What remembered deals let expect; `undefined` when there are none. */
export function expectationsOf(deals: readonly RememberedDeal[], issues: readonly Issue[]): Expectations | undefined {
  const total = deals.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return undefined;
  const mean = deals.reduce((sum, deal) => sum + deal.weight * discountOf(deal), 0) / total;
  const spread = deals.reduce((sum, deal) => sum + deal.weight * (discountOf(deal) - mean) ** 2, 0) / total;
  const offers = rememberedOffers(deals, issues);
  return {
    discount: { mean, deviation: Math.sqrt(spread + unexplained ** 2 / total) },
    issueWeights: issueWeights(issues, offers),
    countsAs: massOf({ offers }),
  };
}

/** The vendors' own offers in those deals, as positions at this table. A deal counts as much as it is like this occasion. */
export function rememberedOffers(deals: readonly RememberedDeal[], issues: readonly Issue[]): OpponentPrior['offers'] {
  return deals.flatMap(({ weight, vendorOffers = [] }) =>
    vendorOffers.map(
      (terms): RememberedOffer => ({
        bid: issues.map((issue) => positionOf(issue, terms)),
        weight: Number((weight / vendorOffers.length).toFixed(6)),
      }),
    ),
  );
}

// Prices of another deal mean nothing at this table, and a value nobody can say here says nothing either.
function positionOf(issue: Issue, terms: Terms): number | null {
  const term = issue.type === 'money' ? undefined : findTerm(terms, issue.name);
  if (!term) return null;
  try {
    return indexOfValue(issue, issue.type === 'boolean' && term.kind === 'flag' ? term.flag : textOf(term));
  } catch (error) {
    if (error instanceof ScenarioError) return null;
    throw error;
  }
}

/** An issue weighs the more the oftener one value of it was said: who varies a term does not care for it. */
function issueWeights(issues: readonly Issue[], offers: OpponentPrior['offers']): Expectations['issueWeights'] {
  const kept = issues.flatMap((issue, i) => {
    const counts = new Map<number, number>();
    for (const { bid, weight } of offers) {
      const value = bid[i] ?? null;
      if (value !== null) counts.set(value, (counts.get(value) ?? 0) + weight);
    }
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    return total > 0 ? [{ issue: issue.name, weight: Math.max(...counts.values()) / total }] : [];
  });
  const sum = kept.reduce((all, { weight }) => all + weight, 0);
  return kept.map(({ issue, weight }) => ({ issue, weight: Number((weight / sum).toFixed(4)) }));
}

/** The expectations in a sentence, as the record of the first move names them. */
export function describeExpectations({ discount, issueWeights: weights, countsAs }: Expectations): string {
  const share = (value: number) => `${(value * 100).toFixed(1)} %`;
  const end = `expected to end ${share(discount.mean)} below list, give or take ${share(discount.deviation)}`;
  const cares = weights
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, 2)
    .map(({ issue, weight }) => `${issue.replaceAll('_', ' ')} (${weight.toFixed(2)})`);
  const likings = cares.length > 0 ? `; kept most to its values of ${cares.join(' and ')}` : '';
  const trust = countsAs > 0 ? `; all this counts like ${countsAs.toFixed(1)} offers of its own` : '';
  return `${end}${likings}${trust}`;
}
