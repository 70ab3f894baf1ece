import { Decimal } from 'decimal.js';
import type { CountedCosts, CountedFee } from './costs.ts';
import { protocolFault } from './protocol-fault.ts';
import type { Term, Terms } from './terms.ts';

/** How often a charge of a vendor is paid; `percent` is the tax, whose amount is a rate. */
export const chargeBases = ['once', 'per-unit', 'per-year', 'per-unit-and-year', 'percent'] as const;
export type ChargeBasis = (typeof chargeBases)[number];

/** What a vendor charges on top of the price, as a term of its offer. */
export type ChargeTerm = Extract<Term, { kind: 'charge' }>;

/** The name under which a charge stands among the terms of an offer. */
export function chargeIssue(name: string): string {
  return `charge:${name}`;
}

export function isCharge(term: Term): term is ChargeTerm {
  return term.kind === 'charge';
}

/** The terms without the charges: a value for each issue on the table. */
export function issueTerms(terms: Terms): Terms {
  return terms.filter((term) => !isCharge(term));
}

const mostCharges = 10;
const longestName = 60;
const plainAmount = /^\d{1,15}(\.\d{1,9})?$/;

/**
 * The charges of a counterparty's offer, as far as they can be counted.
 * @throws DomainError invalid COUNTERPARTY_PROTOCOL naming the charge at fault.
 */
export function checkCharges(terms: Terms): void {
  const charges = terms.filter(isCharge);
  if (charges.length > mostCharges)
    throw protocolFault('charges', `${charges.length} charges`, `at most ${mostCharges}`);
  const keys = charges.map(keyOf);
  const currency = terms.find((term) => term.kind === 'money')?.currencyCode;
  for (const [i, charge] of charges.entries()) {
    const { issue, currencyCode, amount, basis } = charge;
    const name = nameOf(charge);
    if (name.trim() === '' || name.length > longestName)
      throw protocolFault('charges', `a name of ${name.length} characters`, `1 to ${longestName}`);
    if (keys.indexOf(keyOf(charge)) !== i) throw protocolFault(issue, 'a second amount', 'each charge once');
    if (currencyCode !== currency) throw protocolFault(issue, currencyCode, currency ?? 'a price');
    if (amount !== '' && !plainAmount.test(amount)) throw protocolFault(issue, amount, 'an amount in plain decimals');
    if ((basis === 'percent') !== isTax(charge))
      throw protocolFault(issue, basis, 'a rate for the tax, and for it alone');
    if (isTax(charge) && Number(amount) > 100) throw protocolFault(issue, amount, '0 to 100');
  }
}

/** What is paid on top of the price when the terms are agreed: a charge of the vendor counts in place of an expected fee of its name. */
export function costsWith(costs: CountedCosts, terms: Terms): CountedCosts {
  const charges = terms.filter(isCharge).filter(({ amount }) => amount !== '');
  if (charges.length === 0) return costs;
  const stated = new Set(charges.map(keyOf));
  const rates = charges.filter(isTax).map(({ amount }) => amount);
  return {
    // Never less than the buyer reckons with: a vendor cannot say a tax away.
    taxPercent: Decimal.max(costs.taxPercent, ...rates).toFixed(),
    fees: [...costs.fees.filter(({ name }) => !stated.has(plain(name))), ...charges.flatMap(toFee)],
  };
}

/** Names of the charges without an amount that nobody can count yet. A tax that the buyer knows the rate of is none. */
export function openCharges(costs: CountedCosts, terms: Terms): readonly string[] {
  const isKnown = (charge: ChargeTerm) => isTax(charge) && Number(costs.taxPercent) > 0;
  return terms.filter(isCharge).flatMap((charge) => (charge.amount === '' && !isKnown(charge) ? [nameOf(charge)] : []));
}

/** The charges of a vendor's offer that the buyer's own offers repeat: those with an amount. What is not repeated is not agreed to. */
export function settledCharges(terms: Terms = []): Terms {
  return terms.filter((term) => isCharge(term) && term.amount !== '');
}

export function nameOf({ issue }: ChargeTerm): string {
  return issue.slice(chargeIssue('').length);
}

function toFee(charge: ChargeTerm): readonly CountedFee[] {
  const { amount, basis, untaxed } = charge;
  if (basis === 'percent') return [];
  return [{ name: nameOf(charge), amount, basis, ...(untaxed && { untaxed }) }];
}

function isTax(charge: ChargeTerm): boolean {
  return keyOf(charge) === 'tax';
}

function keyOf(charge: ChargeTerm): string {
  return plain(nameOf(charge));
}

// "Set-up", "setup" and "set up" are one charge, which must not be paid twice.
function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, '');
}
