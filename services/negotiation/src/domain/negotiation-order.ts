import type { Mandate } from '@procur/buyer-agent/mandate';
import type { PublicOffering } from '@procur/buyer-agent/opening-issues';
import type { SignedDocument } from '@procur/deal-certificate/mandate-document';
import { DomainError } from '@procur/service-kit/domain-error';
import { Decimal } from 'decimal.js';

/** What is to be negotiated, with whom, within which limits. */
export type NegotiationOrder = {
  readonly requestId: string;
  /** 0 at first, one more each time that the request is taken up again. */
  readonly attempt: number;
  readonly requestNumber: string;
  readonly title: string;
  readonly category: string;
  readonly quantity: { readonly value: string; readonly unitCode: string };
  readonly mandate: Mandate;
  /** True for one of several lots. */
  readonly asksSupply: boolean;
  /** Best first, as shortlisted. */
  readonly vendors: readonly InvitedVendor[];
};

/** The same as it arrives: who granted its mandate is not known yet. */
export type SignedOrder = Omit<NegotiationOrder, 'mandate'> & { readonly signedMandate: SignedDocument };

export type InvitedVendor = {
  readonly vendorId: string;
  readonly name: string;
  /** 0 to 1. */
  readonly score: number;
  readonly currencyCode: string;
  readonly offering: PublicOffering;
  /** What the score is made of; absent when whoever invites does not say. */
  readonly scoreParts?: readonly ScorePart[];
};

/** Weight times value is what it adds to the score. */
export type ScorePart = {
  readonly name: string;
  readonly weight: number;
  /** 0 to 1. */
  readonly value: number;
  /** The fact it rests on. */
  readonly evidence: string;
};

/** An order that can be carried out. @throws DomainError invalid naming the field. */
export function checkedOrder(
  order: NegotiationOrder,
  { maximumVendors }: { maximumVendors: number },
): NegotiationOrder {
  const { requestId, quantity, vendors, mandate } = order;
  require(requestId !== '', { field: 'request_id', given: 'nothing', allowed: 'the id of a purchase request' });
  const isQuantity = /^\d{1,15}(\.\d{1,6})?$/.test(quantity.value) && new Decimal(quantity.value).gt(0);
  require(isQuantity, { field: 'quantity.value', given: quantity.value, allowed: 'a decimal number of more than 0' });
  require(vendors.length >= 1 && vendors.length <= maximumVendors, {
    field: 'vendors',
    given: String(vendors.length),
    allowed: `1 to ${maximumVendors} vendors`,
  });
  for (const [i, vendor] of vendors.entries()) checkVendor(vendor, mandate, `vendors[${i}]`);
  const ids = vendors.map((vendor) => vendor.vendorId);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  require(twice === undefined, { field: 'vendors', given: `${twice} twice`, allowed: 'each vendor once' });
  return order;
}

export function lowestListPrice(vendors: readonly InvitedVendor[]): string {
  return Decimal.min(...vendors.map((vendor) => vendor.offering.listUnitPrice)).toFixed();
}

function checkVendor({ vendorId, score, currencyCode, offering }: InvitedVendor, mandate: Mandate, at: string): void {
  require(vendorId !== '', { field: `${at}.vendor_id`, given: 'nothing', allowed: 'the id of a vendor' });
  require(score >= 0 && score <= 1, { field: `${at}.score`, given: String(score), allowed: '0 to 1' });
  const price = offering.listUnitPrice;
  require(new Decimal(price).gt(0), {
    field: `${at}.list_unit_price`,
    given: price,
    allowed: 'an amount of more than 0',
  });
  require(currencyCode === mandate.currencyCode, {
    field: `${at}.list_unit_price`,
    given: currencyCode,
    allowed: `${mandate.currencyCode}, the currency of the mandate`,
  });
}

function require(holds: boolean, { field, given, allowed }: { field: string; given: string; allowed: string }): void {
  if (holds) return;
  throw new DomainError('invalid', 'NEGOTIATION_ORDER_INVALID', `${field} is ${given}, allowed is ${allowed}`, {
    field,
    given,
    allowed: [allowed],
  });
}
