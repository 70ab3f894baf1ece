import type {
  OpenNegotiationRequest,
  InvitedVendor as WireVendor,
} from '@procur/contracts/gen/procur/negotiation/v1/negotiation_service_pb.ts';
import type { InvitedVendor, SignedOrder } from '../domain/negotiation-order.ts';
import { amount, required } from './wire-amounts.ts';

/** @throws DomainError invalid when a part is missing or an amount is none. */
export function fromOrderMessage(message: OpenNegotiationRequest): SignedOrder {
  const { requestId, attempt, requestNumber, title, category, quantity, signedMandate, vendors, asksSupply } = message;
  const { document, signature } = required(signedMandate, 'signed_mandate');
  return {
    requestId,
    attempt,
    requestNumber,
    title,
    category,
    asksSupply,
    quantity: { value: quantity?.value ?? '', unitCode: quantity?.unitCode ?? '' },
    signedMandate: { document, signature },
    vendors: vendors.map(fromVendorMessage),
  };
}

function fromVendorMessage(message: WireVendor, i: number): InvitedVendor {
  const { vendorId, name, score, listUnitPrice, paymentTerms, supportLevels, leadTimeDays } = message;
  const list = amount(listUnitPrice, `vendors[${i}].list_unit_price`);
  const offering = { listUnitPrice: list.value, paymentTerms, supportLevels, leadTimeDays };
  const scoreParts = message.scoreParts.map(({ name, weight, value, evidence }) => ({ name, weight, value, evidence }));
  return { vendorId, name, score, currencyCode: list.currencyCode, offering, scoreParts };
}
