import type { Money, Quantity as WireQuantity } from '@procur/contracts/gen/procur/common/v1/money_pb.ts';
import { fromMoney } from '@procur/service-kit/money';
import type { Amount, Quantity } from '../domain/quotation/priced-line.ts';

/** An amount of the wire as a plain decimal. @throws Error when it is missing, because no price is not a price of 0. */
export function toAmount(money: Money | undefined): Amount {
  if (!money) throw new Error('an answer lacks an amount of money');
  const { currencyCode, value } = fromMoney(money);
  return { currencyCode, value: value.toFixed() };
}

export function toQuantity(quantity: WireQuantity | undefined): Quantity {
  if (!quantity) throw new Error('an answer lacks a quantity');
  return { value: quantity.value, unitCode: quantity.unitCode };
}
