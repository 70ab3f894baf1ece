import { type Mandate, parseTone } from '@procur/buyer-agent/mandate';
import type { Money } from '@procur/contracts/gen/procur/common/v1/money_pb.ts';
import type {
  OpenNegotiationRequest,
  Mandate as WireMandate,
  InvitedVendor as WireVendor,
} from '@procur/contracts/gen/procur/negotiation/v1/negotiation_service_pb.ts';
import { DomainError } from '@procur/service-kit/domain-error';
import { fromMoney, minorUnitDigits } from '@procur/service-kit/money';
import type { InvitedVendor, NegotiationOrder } from '../domain/negotiation-order.ts';

/** @throws DomainError invalid when a part is missing or an amount is none. */
export function fromOrderMessage(message: OpenNegotiationRequest): NegotiationOrder {
  const { requestId, attempt, requestNumber, title, category, quantity, mandate, vendors } = message;
  return {
    requestId,
    attempt,
    requestNumber,
    title,
    category,
    quantity: { value: quantity?.value ?? '', unitCode: quantity?.unitCode ?? '' },
    mandate: fromMandateMessage(required(mandate, 'mandate')),
    vendors: vendors.map(fromVendorMessage),
  };
}

function fromMandateMessage(message: WireMandate): Mandate {
  const walkAway = amount(message.walkAwayUnitPrice, 'mandate.walk_away_unit_price');
  const inCurrency = (money: Money | undefined, field: string) => sameCurrency(money, { ...walkAway, field });
  const target = inCurrency(message.targetUnitPrice, 'mandate.target_unit_price');
  const authority = inCurrency(message.authorityLimit, 'mandate.authority_limit');
  return {
    currencyCode: walkAway.currencyCode,
    minorUnits: minorUnitDigits(walkAway.currencyCode),
    walkAwayUnitPrice: walkAway.value,
    ...(target !== undefined && { targetUnitPrice: target }),
    allowedPaymentTerms: message.allowedPaymentTerms,
    allowedTermMonths: message.allowedTermMonths,
    allowedSupportLevels: message.allowedSupportLevels,
    // 0 is how the wire says that no day was named.
    ...(message.maximumDeliveryDays !== 0 && { maximumDeliveryDays: message.maximumDeliveryDays }),
    maximumRounds: message.maximumRounds,
    ...(authority !== undefined && { authorityLimit: authority }),
    tone: parseTone(message.tone),
    policyVersion: message.policyVersion,
    weights: Object.fromEntries(message.weights.map(({ issue, weight }) => [issue, weight])),
  };
}

function fromVendorMessage(message: WireVendor, i: number): InvitedVendor {
  const { vendorId, name, score, listUnitPrice, paymentTerms, supportLevels, leadTimeDays } = message;
  const list = amount(listUnitPrice, `vendors[${i}].list_unit_price`);
  const offering = { listUnitPrice: list.value, paymentTerms, supportLevels, leadTimeDays };
  return { vendorId, name, score, currencyCode: list.currencyCode, offering };
}

function sameCurrency(
  money: Money | undefined,
  { currencyCode, field }: { readonly currencyCode: string; readonly field: string },
): string | undefined {
  if (!money) return undefined;
  const given = amount(money, field);
  if (given.currencyCode === currencyCode) return given.value;
  throw invalid(field, given.currencyCode, currencyCode);
}

function amount(money: Money | undefined, field: string): { readonly currencyCode: string; readonly value: string } {
  const { currencyCode, value } = fromMoney(required(money, field));
  return { currencyCode, value: value.toFixed() };
}

function required<T>(value: T | undefined, field: string): T {
  if (value !== undefined) return value;
  throw invalid(field, 'nothing', 'a value');
}

function invalid(field: string, given: string, allowed: string): DomainError {
  const message = `${field} is ${given}, allowed is ${allowed}`;
  return new DomainError('invalid', 'NEGOTIATION_ORDER_INVALID', message, { field, given, allowed: [allowed] });
}
