import type { Issue } from '@procur/negotiation-engine/issue';
import { Decimal } from 'decimal.js';
import type { Mandate } from './mandate.ts';
import { paymentDays } from './payment-days.ts';
import { fromLeastToMost } from './support-levels.ts';
import { issueNames } from './terms.ts';

/** What is publicly known about a vendor before the table opens. */
export type PublicOffering = {
  readonly listUnitPrice: string;
  readonly paymentTerms: readonly string[];
  readonly supportLevels: readonly string[];
  /** 0 when nothing is known. */
  readonly leadTimeDays: number;
};

/**
 * The issues put on the table. The vendor reads them, so the price range follows from its own list price alone; of the
 * mandate only the values that may be talked about at all appear, never a price, an authority or a weight.
 */
export function openingIssues(mandate: Mandate, offering: PublicOffering): readonly Issue[] {
  return [
    priceIssue(mandate, offering.listUnitPrice),
    ...termIssue(mandate.allowedTermMonths),
    ...choiceIssue(issueNames.paymentTerms, byDays(common(mandate.allowedPaymentTerms, offering.paymentTerms))),
    ...choiceIssue(
      issueNames.supportLevel,
      fromLeastToMost(common(mandate.allowedSupportLevels, offering.supportLevels)),
    ),
    ...deliveryIssue(mandate.maximumDeliveryDays, offering.leadTimeDays),
  ];
}

// 30 % below list lies under the floor of any vendor whose list price means something, and keeps the space small.
const lowestShareOfList = '0.7';
// Steps between list and the lowest price: fine enough for a tenth of a per cent, few enough to enumerate all outcomes.
const leastPriceSteps = 200;

function priceIssue({ currencyCode, minorUnits }: Mandate, listUnitPrice: string): Issue {
  const list = new Decimal(listUnitPrice);
  const range = list.times(new Decimal(1).minus(lowestShareOfList));
  const smallest = new Decimal(10).pow(-minorUnits);
  const step = Decimal.max(smallest, new Decimal(10).pow(range.dividedBy(leastPriceSteps).log(10).floor()));
  // Counted down from list in whole steps, so that the list price itself can always be said.
  const lowest = list.minus(range.dividedToIntegerBy(step).times(step));
  return {
    name: issueNames.unitPrice,
    type: 'money',
    currencyCode,
    min: lowest.toFixed(),
    max: list.toFixed(),
    step: step.toFixed(),
  };
}

function termIssue(allowed: readonly number[]): readonly Issue[] {
  if (allowed.length === 0) return [];
  const [min, max] = [Math.min(...allowed), Math.max(...allowed)];
  const step = allowed.map((months) => months - min).reduce(greatestCommonDivisor, 0);
  return [{ name: issueNames.termMonths, type: 'number', unit: 'MON', min, max, step: step || 1 }];
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

function deliveryIssue(maximumDays: number | undefined, leadTimeDays: number): readonly Issue[] {
  if (leadTimeDays <= 0) return [];
  // A fifth of the lead time is what vendors usually can gain or lose; three steps later, two sooner.
  const step = Math.max(1, Math.round(leadTimeDays / 5));
  const soonest = Math.max(1, leadTimeDays - 2 * step);
  const latest = Math.min(leadTimeDays + 3 * step, maximumDays ?? Number.POSITIVE_INFINITY);
  const max = Math.max(soonest, latest);
  return [{ name: issueNames.deliveryDays, type: 'number', unit: 'DAY', min: soonest, max, step }];
}

function choiceIssue(name: string, values: readonly string[]): readonly Issue[] {
  return values.length === 0 ? [] : [{ name, type: 'choice', ordered: true, values: [...values] }];
}

function byDays(terms: readonly string[]): readonly string[] {
  return terms.toSorted((a, b) => paymentDays(a) - paymentDays(b));
}

// What both can live with; where nothing is known of one side, or nothing is common, the buyer's wish is put forward.
function common(wanted: readonly string[], offered: readonly string[]): readonly string[] {
  if (wanted.length === 0) return offered;
  const both = wanted.filter((value) => offered.includes(value));
  return both.length > 0 ? both : wanted;
}
