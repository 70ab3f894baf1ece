import { DomainError } from '@procur/service-kit/domain-error';
import { Decimal } from 'decimal.js';

/** What a vendor can supply of all lots of a request together. */
export type Supply = {
  /** Most units as decimal text; null without a bound. */
  readonly mostUnits: string | null;
  /** Least that its lots must come to, in the currency of the table; null when any order is welcome. */
  readonly minimumOrder: string | null;
};

export type GivenSupply = Supply & { readonly currencyCode: string };

const plainDecimal = /^\d{1,12}(\.\d{1,6})?$/;

/** Limits that can be reckoned with; `null` when nothing bounds the vendor. @throws DomainError invalid COUNTER_OFFER_INVALID. */
export function checkSupply(given: GivenSupply | null, expected: string): Supply | null {
  if (!given) return null;
  const { mostUnits, minimumOrder, currencyCode } = given;
  if (mostUnits !== null && !isAbove0(mostUnits)) throw wrong('supply.most_units', mostUnits, 'a number above 0');
  if (minimumOrder !== null && (!isAbove0(minimumOrder) || currencyCode !== expected))
    throw wrong('supply.minimum_order', `${minimumOrder} ${currencyCode}`, `an amount above 0 in ${expected}`);
  return mostUnits === null && minimumOrder === null ? null : { mostUnits, minimumOrder };
}

function isAbove0(text: string): boolean {
  return plainDecimal.test(text) && new Decimal(text).gt(0);
}

function wrong(field: string, given: string, allowed: string): DomainError {
  const message = `${field}: ${given} cannot be said; allowed is ${allowed}`;
  return new DomainError('invalid', 'COUNTER_OFFER_INVALID', message, { field, given, allowed: [allowed] });
}
