import { aMandate, anOffering } from '@procur/buyer-agent/test/support/reference-table';
import type { InvitedVendor, NegotiationOrder } from '../../src/domain/negotiation-order.ts';

export const organisationId = '018f0000-0000-7000-8000-000000000001';

export function aVendor(vendorId: string, changes: Partial<InvitedVendor> = {}): InvitedVendor {
  return { vendorId, name: `Vendor ${vendorId}`, score: 0.8, currencyCode: 'USD', offering: anOffering, ...changes };
}

/** 150 seats for three years, put to the named vendors. */
export function anOrder(
  requestId: string,
  vendorIds: readonly string[],
  changes: Partial<NegotiationOrder> = {},
): NegotiationOrder {
  return {
    requestId,
    attempt: 0,
    asksSupply: false,
    requestNumber: 'PR-1',
    title: '150 CRM seats',
    category: 'software.crm',
    quantity: { value: '150', unitCode: 'EA' },
    mandate: aMandate(),
    vendors: vendorIds.map((id) => aVendor(id)),
    ...changes,
  };
}
