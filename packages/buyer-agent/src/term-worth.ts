import type { Issue } from '@procur/negotiation-engine/issue';
import type { Worth } from '@procur/negotiation-engine/worth-profile';
import { Decimal } from 'decimal.js';
import type { Mandate } from './mandate.ts';
import { paymentDays } from './payment-days.ts';
import { supportRank } from './support-levels.ts';
import { issueNames, type Terms, textOf, unitPriceOf } from './terms.ts';

/** What terms other than the price are worth to the buyer, in money per unit and year. The same for all vendors. */
export type TermWorth = {
  /** Worth of one more of it: a month of commitment, a day of delivery (both cost), a day of credit, a step of support. */
  readonly perMonth: number;
  readonly perDeliveryDay: number;
  readonly perPaymentDay: number;
  readonly perSupportStep: number;
  readonly supportLevels: readonly string[];
};

export type WorthSettings = {
  /** What money costs the buyer, per cent a year. */
  readonly costOfCapitalPercent: number;
};

const daysPerYear = 365;
// Share of the price that one unit of a term is worth where the organisation gives no weights. Starting points, not
// measurements: a longer commitment of a year costs .6 % in flexibility, a step of support is worth 1.5 %, a day of delivery .03 %.
const shareOfPrice = { month: 0.0005, supportStep: 0.015, deliveryDay: 0.0003 };
// A weight rates the whole range of an issue against the whole range of prices at the table, which is 30 % of list.
const priceRangeShare = 0.3;

/** Derives the worth of terms from the mandate and the lowest list price at the table, which all threads share. */
export function termWorth(mandate: Mandate, lowestListPrice: string, settings: WorthSettings): TermWorth {
  const price = Number(lowestListPrice);
  const weighed = (issue: string, range: number, otherwise: number) => {
    const weight = mandate.weights[issue];
    const priceWeight = mandate.weights[issueNames.unitPrice] ?? 1;
    if (weight === undefined || range <= 0 || priceWeight <= 0) return otherwise;
    return (weight / priceWeight) * ((price * priceRangeShare) / range);
  };
  const { allowedTermMonths, allowedPaymentTerms, allowedSupportLevels, maximumDeliveryDays = 30 } = mandate;
  const ranks = allowedSupportLevels.map((level) => supportRank(level, allowedSupportLevels));
  return {
    perMonth: -weighed(issueNames.termMonths, spread(allowedTermMonths), price * shareOfPrice.month),
    perDeliveryDay: -weighed(issueNames.deliveryDays, maximumDeliveryDays, price * shareOfPrice.deliveryDay),
    perPaymentDay: weighed(
      issueNames.paymentTerms,
      spread(allowedPaymentTerms.map(paymentDays)),
      (price * settings.costOfCapitalPercent) / 100 / daysPerYear,
    ),
    perSupportStep: weighed(issueNames.supportLevel, spread(ranks), price * shareOfPrice.supportStep),
    supportLevels: allowedSupportLevels,
  };
}

/** Money per unit and year that a full shortlist score is worth against none, as decimal text. */
export function scoreWorth(lowestListPrice: string, percent: number): string {
  return new Decimal(lowestListPrice).times(percent).dividedBy(100).toDecimalPlaces(4).toFixed();
}

/**
 * What the whole range of each criterion is worth in money per unit and year, which is how much it weighs: the prices of
 * the table, each term over the values the mandate allows, a full shortlist score against none.
 */
export function criterionRanges(
  mandate: Mandate,
  { worth, scoreWorth: fullScore }: { readonly worth: TermWorth; readonly scoreWorth: string },
  lowestListPrice: string,
): Readonly<Record<string, number>> {
  const { allowedTermMonths, allowedPaymentTerms, allowedSupportLevels, maximumDeliveryDays = 0 } = mandate;
  const ranks = allowedSupportLevels.map((level) => supportRank(level, worth.supportLevels));
  return {
    [issueNames.unitPrice]: Number(lowestListPrice) * priceRangeShare,
    [issueNames.termMonths]: Math.abs(worth.perMonth) * spread(allowedTermMonths),
    [issueNames.paymentTerms]: Math.abs(worth.perPaymentDay) * spread(allowedPaymentTerms.map(paymentDays)),
    [issueNames.supportLevel]: Math.abs(worth.perSupportStep) * spread(ranks),
    [issueNames.deliveryDays]: Math.abs(worth.perDeliveryDay) * maximumDeliveryDays,
    shortlist_score: Number(fullScore),
  };
}

/** The worth of one value of an issue; 0 for what the buyer has no opinion on. The price is no term. */
export function worthOf(worth: TermWorth, issue: string, value: string): number {
  switch (issue) {
    case issueNames.termMonths:
      return worth.perMonth * Number(value);
    case issueNames.deliveryDays:
      return worth.perDeliveryDay * Number(value);
    case issueNames.paymentTerms:
      return worth.perPaymentDay * paymentDays(value);
    case issueNames.supportLevel:
      return worth.perSupportStep * supportRank(value, worth.supportLevels);
    default:
      return 0;
  }
}

/** The same in the engine's words, for the issues on the table. */
export function engineWorth(worth: TermWorth, issues: readonly Issue[]): Readonly<Record<string, Worth>> {
  const others = issues.filter(({ name }) => name !== issueNames.unitPrice);
  return Object.fromEntries(others.map((issue) => [issue.name, issueWorth(worth, issue)]));
}

/** The unit price an offer amounts to once its terms are counted in: the one number by which offers of all vendors compare. */
export function effectivePrice(worth: TermWorth, terms: Terms): Decimal {
  const gains = terms.map((term) => worthOf(worth, term.issue, textOf(term)));
  // Worth is an opinion in floating point; four decimals keep the comparison the same on every machine.
  const gain = gains.reduce((sum, value) => sum + value, 0).toFixed(4);
  return new Decimal(unitPriceOf(terms).amount).minus(gain);
}

function issueWorth(worth: TermWorth, issue: Issue): Worth {
  if (issue.type === 'number') return { perUnit: worthOf(worth, issue.name, '1') };
  const values = issue.type === 'choice' ? issue.values : [];
  return { byValue: Object.fromEntries(values.map((value) => [value, worthOf(worth, issue.name, value)])) };
}

function spread(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : Math.max(...numbers) - Math.min(...numbers);
}
