import { create } from '@bufbuild/protobuf';
import { MoneySchema } from '@procur/contracts/gen/procur/common/v1/money_pb.ts';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromMoney, minorUnitDigits, roundToMinorUnits, toMoney } from './money.ts';

// Any amount the wire can carry, as its decimal text.
const amounts = fc
  .tuple(fc.bigInt(-(2n ** 63n) + 1n, 2n ** 63n - 1n), fc.nat(999_999_999))
  .map(([units, nanos]) => `${units}.${String(nanos).padStart(9, '0')}`);

test('an amount survives the wire exactly, whatever its size and sign', () => {
  fc.assert(
    fc.property(amounts, (text) => {
      const wide = Decimal.clone({ precision: 40 });
      const money = toMoney(text, 'USD');
      const back = new wide(money.units.toString()).plus(new wide(money.nanos).dividedBy(1e9));
      expect(back.eq(new wide(text))).toBe(true);
      expect(fromMoney(money).value.toFixed()).toBe(new wide(text).toFixed());
    }),
  );
});

test('rounding follows the minor units of the currency, half away from zero', () => {
  const rounded = (text: string, code: string) => roundToMinorUnits(new Decimal(text), code).toFixed();
  expect(rounded('1.005', 'USD')).toBe('1.01');
  expect(rounded('-1.005', 'USD')).toBe('-1.01');
  expect(rounded('1.5', 'JPY')).toBe('2');
  expect(rounded('1.0005', 'KWD')).toBe('1.001');
  expect(minorUnitDigits('CLF')).toBe(4);
});

test('what cannot be carried is refused with what is allowed', () => {
  expect(() => toMoney('0.0000000001', 'USD')).toThrow('does not fit');
  expect(() => toMoney('1', 'usd')).toThrow('"usd" is not an ISO 4217 currency code');
  expect(() => toMoney('9223372036854775808', 'USD')).toThrow('does not fit');
  expect(() => toMoney('Infinity', 'USD')).toThrow();
});

test('mixed signs and nanos out of range are refused', () => {
  const money = (units: bigint, nanos: number) => create(MoneySchema, { currencyCode: 'USD', units, nanos });
  expect(() => fromMoney(money(1n, -1))).toThrow('do not make an amount');
  expect(() => fromMoney(money(0n, 1_000_000_000))).toThrow('do not make an amount');
  expect(fromMoney(money(0n, -500_000_000)).value.toFixed()).toBe('-0.5');
});
