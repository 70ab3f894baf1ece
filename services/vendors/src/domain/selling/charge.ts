import { DomainError } from '@procur/service-kit/domain-error';
import { minorUnitDigits } from '@procur/service-kit/money';
import { Decimal } from 'decimal.js';

/** How often a charge is paid; `percent` is the tax, whose amount is a rate. */
export const chargeBases = ['once', 'per-unit', 'per-year', 'per-unit-and-year', 'percent'] as const;
export type ChargeBasis = (typeof chargeBases)[number];

/** What a vendor charges on top of the price, in the currency of the table. */
export type Charge = {
  readonly name: string;
  /** Decimal text; empty while nobody can say it. Of the tax a rate in per cent. */
  readonly amount: string;
  readonly basis: ChargeBasis;
  /** True when no tax comes on top of it. */
  readonly untaxed: boolean;
};

/** The charges that forms and readers know by name; others may be named freely. */
export const knownCharges = [
  'set-up',
  'shipping',
  'installation',
  'training',
  'support',
  'packaging',
  'insurance',
  'customs',
  'tax',
] as const;

/** A charge as it was entered; an amount names its currency. */
export type GivenCharge = Charge & { readonly currencyCode: string };

// As many and as long as the buyer's side reads.
const mostCharges = 10;
const longestName = 60;

/**
 * Charges that can be stated at a table in this currency, each name once.
 * @throws DomainError invalid COUNTER_OFFER_INVALID naming the charge, what was given and what is allowed.
 */
export function checkCharges(given: readonly GivenCharge[], currencyCode: string): readonly Charge[] {
  if (given.length > mostCharges) throw wrong('charges', `${given.length} charges`, [`at most ${mostCharges}`]);
  const keys = given.map(keyOf);
  return given.map((charge, i) => {
    if (keys.indexOf(keyOf(charge)) !== i) throw wrong(`charge.${charge.name}`, 'two amounts', ['each charge once']);
    return checkCharge(charge, currencyCode);
  });
}

/** Whether two lists state the same charges, in whatever order. */
export function isSameCharges(one: readonly Charge[], other: readonly Charge[]): boolean {
  return one.length === other.length && carries(one, other);
}

/** Whether an offer pays all that is demanded: each charge with at least that amount, on the same basis. */
export function carries(offered: readonly Charge[], demanded: readonly Charge[]): boolean {
  return demanded.every((wanted) =>
    offered.some(
      (charge) =>
        keyOf(charge) === keyOf(wanted) &&
        charge.basis === wanted.basis &&
        charge.untaxed === wanted.untaxed &&
        charge.amount !== '' &&
        new Decimal(charge.amount).eq(wanted.amount || 0),
    ),
  );
}

function checkCharge({ name: given, amount, basis, untaxed, currencyCode }: GivenCharge, expected: string): Charge {
  const name = given.trim();
  const field = `charge.${name}`;
  if (name === '' || name.length > longestName)
    throw wrong('charges', given, [`a name of 1 to ${longestName} characters`]);
  if ((basis === 'percent') !== isTax({ name })) throw wrong(field, basis, ['a rate for the tax, and for it alone']);
  if (basis === 'percent') return { name: 'tax', amount: checkRate(field, amount), basis, untaxed: false };
  const digits = minorUnitDigits(expected);
  const allowed = [`an amount from 0 in ${expected}`, `at most ${digits} decimals`];
  const isAmount = amount === '' || (isPlain(amount) && new Decimal(amount).decimalPlaces() <= digits);
  if (!isAmount || (amount !== '' && currencyCode !== expected))
    throw wrong(field, `${amount} ${currencyCode}`, allowed);
  return { name, amount: amount && new Decimal(amount).toFixed(), basis, untaxed };
}

function checkRate(field: string, percent: string): string {
  if (percent === '') return percent;
  if (!isPlain(percent) || Number(percent) > 100) throw wrong(field, percent, ['0 to 100']);
  return new Decimal(percent).toFixed();
}

function isPlain(text: string): boolean {
  return /^\d{1,15}(\.\d{1,9})?$/.test(text);
}

export function isTax(charge: Pick<Charge, 'name'>): boolean {
  return keyOf(charge) === 'tax';
}

/** By what charges are told apart: "Set-up", "setup" and "set up" are one, on the buyer's side too. */
export function keyOf({ name }: Pick<Charge, 'name'>): string {
  return name.toLowerCase().replace(/[\s_-]+/g, '');
}

function wrong(field: string, given: string, allowed: readonly string[]): DomainError {
  const message = `${field}: ${given.trim()} cannot be charged; allowed is ${allowed.join(', ')}`;
  return new DomainError('invalid', 'COUNTER_OFFER_INVALID', message, { field, given: given.trim(), allowed });
}
