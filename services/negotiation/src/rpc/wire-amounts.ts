import type { Money } from '@procur/contracts/gen/procur/common/v1/money_pb.ts';
import { DomainError } from '@procur/service-kit/domain-error';
import { fromMoney } from '@procur/service-kit/money';

/** An amount that must be there. @throws DomainError invalid naming the field. */
export function amount(
  money: Money | undefined,
  field: string,
): { readonly currencyCode: string; readonly value: string } {
  const { currencyCode, value } = fromMoney(required(money, field));
  return { currencyCode, value: value.toFixed() };
}

/** The value of an amount that may be missing, and must be in the given currency. @throws DomainError invalid. */
export function sameCurrency(
  money: Money | undefined,
  { currencyCode, field }: { readonly currencyCode: string; readonly field: string },
): string | undefined {
  if (!money) return undefined;
  const given = amount(money, field);
  if (given.currencyCode === currencyCode) return given.value;
  throw invalid(field, given.currencyCode, currencyCode);
}

/** @throws DomainError invalid naming the field when there is nothing. */
export function required<T>(value: T | undefined, field: string): T {
  if (value !== undefined) return value;
  throw invalid(field, 'nothing', 'a value');
}

function invalid(field: string, given: string, allowed: string): DomainError {
  const message = `${field} is ${given}, allowed is ${allowed}`;
  return new DomainError('invalid', 'NEGOTIATION_ORDER_INVALID', message, { field, given, allowed: [allowed] });
}
