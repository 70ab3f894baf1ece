import { toTerms } from '@procur/buyer-agent/table-terms';
import type { Term, Terms } from '@procur/buyer-agent/terms';
import type { Issue } from '@procur/negotiation-engine/issue';
import { valueCount } from '@procur/negotiation-engine/issue';
import type { Draw } from './random-source.ts';

/** What a vendor that attacks may build its next offer from. It never sees a limit. */
export type Bait = { readonly issues: readonly Issue[]; readonly ours: Terms; readonly draw: Draw };

/** A valid offer: any values of the table, often dear, sometimes very near to what we offered. */
export function plausibleOffer({ issues, ours, draw }: Bait): Terms {
  if (draw.chance(0.25)) return ours;
  const bid = issues.map((issue, at) => {
    const count = valueCount(issue);
    return at === 0 && draw.chance(0.5) ? draw.whole(Math.floor(count / 2), count - 1) : draw.whole(0, count - 1);
  });
  return toTerms(issues, bid);
}

/** The same offer with something wrong in it. */
export type Attack = (offer: Terms, draw: Draw) => Terms;

function withPrice(
  offer: Terms,
  change: (amount: string, currencyCode: string) => Partial<Extract<Term, { kind: 'money' }>>,
): Terms {
  return offer.map((term) => (term.kind === 'money' ? { ...term, ...change(term.amount, term.currencyCode) } : term));
}

/** The price in another currency, between two coins, in another notation, negative, or beyond any price. */
export const twistPrice: Attack = (offer, draw) =>
  withPrice(offer, (amount, currencyCode) =>
    draw.pick([
      { currencyCode: draw.pick(['JPY', 'KWD', 'XXX', '', currencyCode.toLowerCase()]) },
      { amount: `${amount.split('.')[0]}.0049999` },
      { amount: `${amount}e0` },
      { amount: `-${amount}` },
      { amount: draw.pick(['NaN', 'Infinity', '-0', '', '0x10', '1_000', ' 5', '９９']) },
      { amount: `0.${'0'.repeat(40)}1` },
      { amount: '9'.repeat(30) },
    ]),
  );

/** A second, cheaper or dearer price beside the first, or an amount nobody put on the table. */
export const hideFee: Attack = (offer, draw) => {
  const price = offer.find((term) => term.kind === 'money');
  const extra: Term = {
    issue: draw.pick(['setup_fee', 'unit_price ', 'Unit_Price', 'unit_price', '__proto__', 'constructor', 'tax']),
    kind: 'money',
    currencyCode: price?.kind === 'money' ? price.currencyCode : 'USD',
    amount: String(draw.whole(0, 99_999)),
  };
  return draw.chance(0.5) ? [...offer, extra] : [extra, ...offer];
};

/** Another term, delivery, payment or support than anybody allowed, or the right one as another kind of value. */
export const substitute: Attack = (offer, draw) =>
  offer.map((term) => {
    if (term.kind === 'number' && draw.chance(0.6))
      return { ...term, number: draw.pick(['0', '-12', '35', '36.0', '3.6e1', '999', 'NaN', '', '12 ', '1e9']) };
    if (term.kind === 'choice' && draw.chance(0.6))
      return { ...term, choice: draw.pick(['NET0', 'PREPAID', 'net30', 'NET30 ', 'gold', '', '__proto__']) };
    if (term.kind === 'number' && draw.chance(0.2)) return { issue: term.issue, kind: 'choice', choice: term.number };
    return term;
  });

/** Something left out, said twice, in another order, or of another kind. */
export const breakShape: Attack = (offer, draw) =>
  draw.pick<() => Terms>([
    () => [],
    () => offer.slice(1),
    () => offer.slice(0, -1),
    () => [...offer, ...offer],
    () => offer.toReversed(),
    () => offer.map(({ issue }) => ({ issue, kind: 'flag', flag: true })),
    () => [...offer, { issue: 'x'.repeat(10_000), kind: 'choice', choice: 'y' }],
  ])();

export const attacks: readonly Attack[] = [twistPrice, hideFee, substitute, breakShape];
