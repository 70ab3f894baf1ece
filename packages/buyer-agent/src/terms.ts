import { DomainError } from '@procur/service-kit/domain-error';
import type { ChargeBasis } from './stated-charges.ts';

/** One value of an offer. Amounts and numbers are decimal text, so that nothing is rounded on the way. */
export type Term = { readonly issue: string } & TermValue;
export type TermValue =
  | { readonly kind: 'money'; readonly currencyCode: string; readonly amount: string }
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'choice'; readonly choice: string }
  | { readonly kind: 'flag'; readonly flag: boolean }
  | {
      /** What the vendor charges besides; no issue of the table. */
      readonly kind: 'charge';
      readonly currencyCode: string;
      /** Empty while the vendor cannot say it; of the tax a rate in per cent. */
      readonly amount: string;
      readonly basis: ChargeBasis;
      /** True when no tax comes on top of it. */
      readonly untaxed: boolean;
    };

/** What one side offers: a list and not a record, because its order must survive storage as JSON. */
export type Terms = readonly Term[];

export const issueNames = {
  unitPrice: 'unit_price',
  termMonths: 'term_months',
  paymentTerms: 'payment_terms',
  supportLevel: 'support_level',
  deliveryDays: 'delivery_days',
} as const;

export type UnitPrice = { readonly currencyCode: string; readonly amount: string };

/** @throws DomainError invalid when the offer names no price. */
export function unitPriceOf(terms: Terms): UnitPrice {
  const term = findTerm(terms, issueNames.unitPrice);
  if (term?.kind === 'money') return { currencyCode: term.currencyCode, amount: term.amount };
  throw new DomainError('invalid', 'OFFER_WITHOUT_PRICE', 'an offer must name a unit price as an amount of money', {
    field: issueNames.unitPrice,
    given: term?.kind ?? 'nothing',
    allowed: ['money'],
  });
}

export function findTerm(terms: Terms, issue: string): Term | undefined {
  return terms.find((term) => term.issue === issue);
}

/** The value in plain text: an amount without its currency, a number, a choice, true or false. */
export function textOf(value: TermValue): string {
  switch (value.kind) {
    case 'money':
      return value.amount;
    case 'number':
      return value.number;
    case 'choice':
      return value.choice;
    case 'flag':
      return String(value.flag);
    case 'charge':
      return `${value.amount || 'open'} ${value.basis}${value.untaxed ? ' untaxed' : ''}`;
  }
}
