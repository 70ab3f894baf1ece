import { create } from '@bufbuild/protobuf';
import { type Money, MoneySchema } from '@procur/contracts/gen/procur/common/v1/money_pb.ts';
import { Decimal } from 'decimal.js';
import { DomainError } from './domain-error.ts';

/** An exact amount of one currency. `currencyCode` is ISO 4217. */
export type Amount = { readonly currencyCode: string; readonly value: Decimal };

// ISO 4217 minor units: two for most currencies; these are the active ones that differ (list one, amendment 177).
const unusualMinorUnits: Readonly<Record<string, number>> = {
  ...byDigits(0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'),
  ...byDigits(3, 'BHD IQD JOD KWD LYD OMR TND'),
  ...byDigits(4, 'CLF UYW'),
};

// 28 digits are the widest amount of the wire; the library's default of 20 would round it silently.
const Exact = Decimal.clone({ precision: 40 });

const billion = 1_000_000_000;

/** Digits after the point that the currency is paid in. @throws DomainError invalid when it is not a currency code. */
export function minorUnitDigits(currencyCode: string): number {
  return unusualMinorUnits[requireCurrencyCode(currencyCode)] ?? 2;
}

/** Rounds to what can be paid: half up, away from zero, as invoices do. */
export function roundToMinorUnits(value: Decimal, currencyCode: string): Decimal {
  return value.toDecimalPlaces(minorUnitDigits(currencyCode), Decimal.ROUND_HALF_UP);
}

/**
 * The wire form of an amount, exact to the billionth of a unit that the wire can carry.
 * @throws DomainError invalid when the currency is not a code or the amount is finer or larger than the wire can carry.
 */
export function toMoney(value: Decimal | string, currencyCode: string): Money {
  const exact = new Exact(value);
  const units = exact.trunc();
  const nanos = exact.minus(units).times(billion);
  if (!nanos.isInteger() || units.abs().gt('9223372036854775807')) {
    throw new DomainError('invalid', 'MONEY_NOT_REPRESENTABLE', `${exact.toFixed()} does not fit an amount of money`, {
      given: exact.toFixed(),
      allowed: ['a 64-bit whole part and at most nine decimals'],
    });
  }
  return create(MoneySchema, {
    currencyCode: requireCurrencyCode(currencyCode),
    units: BigInt(units.toFixed()),
    nanos: nanos.toNumber(),
  });
}

/** The same from an amount. @throws DomainError invalid as `toMoney`. */
export function amountToMoney(amount: { readonly currencyCode: string; readonly value: Decimal | string }): Money {
  return toMoney(amount.value, amount.currencyCode);
}

/** The exact amount of a wire value. @throws DomainError invalid on a bad currency, nanos out of range or mixed signs. */
export function fromMoney(money: Money): Amount {
  const { units, nanos } = money;
  const isMixed = (units > 0n && nanos < 0) || (units < 0n && nanos > 0);
  if (isMixed || Math.abs(nanos) >= billion) {
    throw new DomainError('invalid', 'MONEY_MALFORMED', `units ${units} and nanos ${nanos} do not make an amount`, {
      given: `${units} units, ${nanos} nanos`,
      allowed: ['units and nanos of the same sign', 'nanos from -999999999 to 999999999'],
    });
  }
  const value = new Exact(units.toString()).plus(new Exact(nanos).dividedBy(billion));
  return { currencyCode: requireCurrencyCode(money.currencyCode), value };
}

function requireCurrencyCode(code: string): string {
  if (/^[A-Z]{3}$/.test(code)) return code;
  throw new DomainError('invalid', 'CURRENCY_INVALID', `"${code}" is not an ISO 4217 currency code`, {
    given: code,
    allowed: ['three capital letters, for example USD'],
  });
}

function byDigits(digits: number, codes: string): Record<string, number> {
  return Object.fromEntries(codes.split(' ').map((code) => [code, digits]));
}
