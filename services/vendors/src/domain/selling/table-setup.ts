import type { Issue, MoneyIssue } from '@procur/negotiation-engine/issue';
import type { Outcome } from '@procur/negotiation-engine/outcome-space';
import { DomainError } from '@procur/service-kit/domain-error';
import { Decimal } from 'decimal.js';
import { type PriceTier, tierFor } from '../pricing/price-tier.ts';

/** What of a vendor is public at its table. */
export type PublicOffer = {
  readonly priceTiers: readonly PriceTier[];
  readonly leadTimeDays: number;
  readonly paymentTerms: readonly string[];
  readonly supportLevels: readonly string[];
};

export type TableSetup = { readonly issues: readonly Issue[]; readonly listOffer: Outcome };

/**
 * The issues as this vendor can talk about them, and its list offer. Built from public facts only: whatever the guardrails
 * say, the table looks the same. @throws DomainError invalid when the buyer's issues leave nothing to talk about.
 */
export function setUpTable(asked: readonly Issue[], vendor: PublicOffer, quantity: Decimal): TableSetup {
  const list = tierFor(vendor.priceTiers, quantity);
  const issues = asked.map((issue) => narrow(issue, vendor, list));
  if (!issues.some((issue) => issue.name === 'unit_price'))
    throw noIssue('unit_price', 'a money issue named unit_price');
  return { issues, listOffer: Object.fromEntries(issues.map((issue) => [issue.name, listValue(issue, vendor)])) };
}

function narrow(issue: Issue, vendor: PublicOffer, list: PriceTier): Issue {
  if (issue.name === 'unit_price') return narrowPrice(issue, list);
  if (issue.type !== 'choice') return issue;
  const offered = { payment_terms: vendor.paymentTerms, support_level: vendor.supportLevels }[issue.name];
  const values = offered === undefined ? issue.values : issue.values.filter((value) => offered.includes(value));
  if (values.length === 0) throw noIssue(issue.name, (offered ?? []).join(', '));
  return { ...issue, values };
}

/** Prices reach from the buyer's lowest in whole steps down from the list price, so that the list price can be said. */
function narrowPrice(issue: Issue, list: PriceTier): MoneyIssue {
  if (issue.type !== 'money') throw noIssue('unit_price', 'an amount of money');
  if (issue.currencyCode !== list.currencyCode) throw noIssue('unit_price', `amounts in ${list.currencyCode}`);
  const [max, step] = [new Decimal(list.unitPrice), new Decimal(issue.step)];
  if (max.lte(issue.min)) throw noIssue('unit_price', `a range that includes ${max.toFixed()}`);
  const steps = max.minus(issue.min).dividedToIntegerBy(step);
  return { ...issue, min: max.minus(steps.times(step)).toFixed(), max: max.toFixed() };
}

/** What a vendor states before anybody has talked: list price, its usual terms, its lead time. */
function listValue(issue: Issue, vendor: PublicOffer): Outcome[string] {
  switch (issue.type) {
    case 'money':
      return issue.max;
    case 'choice':
      return issue.values[0] ?? '';
    case 'number':
      return issue.name === 'delivery_days' ? nearestStep(issue, vendor.leadTimeDays) : issue.min;
    case 'boolean':
      return false;
    case 'date':
      return issue.min;
  }
}

/** The value of the issue's grid that is nearest, but not below it while the grid allows. */
export function nearestStep(
  issue: { readonly min: number; readonly max: number; readonly step: number },
  wanted: number,
): number {
  const steps = Math.ceil((wanted - issue.min) / issue.step);
  const last = Math.floor((issue.max - issue.min) / issue.step);
  return issue.min + Math.min(Math.max(0, steps), last) * issue.step;
}

function noIssue(field: string, allowed: string): DomainError {
  return new DomainError('invalid', 'TABLE_ISSUES_UNFIT', `this vendor cannot negotiate ${field} as asked`, {
    field,
    allowed: [allowed],
  });
}
