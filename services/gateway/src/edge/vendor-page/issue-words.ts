import type { Money } from '@procur/contracts/gen/procur/common/v1/money_pb.ts';
import type { Issue, OfferValue } from '@procur/contracts/gen/procur/negotiation/v1/offer_pb.ts';
import { fromMoney, minorUnitDigits } from '@procur/service-kit/money';

const labels: Readonly<Record<string, string>> = {
  unit_price: 'Price per unit and year',
  term_months: 'Term',
  payment_terms: 'Payment terms',
  support_level: 'Support level',
  delivery_days: 'Delivery',
};

const units: Readonly<Record<string, string>> = { MON: 'months', DAY: 'days', P1: '%' };

/** What an issue is called on a page. */
export function labelOf(name: string): string {
  return labels[name] ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}`.replaceAll('_', ' ');
}

/** A value of an offer as people read it, e.g. "USD 1,080.50" or "36 months". */
export function valueInWords({ value }: OfferValue, issue: Issue | undefined): string {
  switch (value.case) {
    case 'money':
      return amountInWords(value.value);
    case 'number':
      return `${value.value} ${unitOf(issue)}`.trim();
    case 'choice':
      return value.value;
    case 'flag':
      return value.value ? 'yes' : 'no';
    default:
      return '–';
  }
}

/** An amount with its currency and thousands, with the decimals the currency is paid in. */
export function amountInWords(money: Money): string {
  const { value, currencyCode } = fromMoney(money);
  const [whole = '', fraction] = value.toFixed(minorUnitDigits(currencyCode)).split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return `${currencyCode} ${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** The unit of a number issue in words; empty for other issues. */
export function unitOf(issue: Issue | undefined): string {
  if (issue?.kind.case !== 'number') return '';
  const { unitCode } = issue.kind.value;
  return units[unitCode] ?? unitCode;
}
