import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { Charge } from '../../domain/selling/charge.ts';

/** In a table of its own, so that no read of a vendor can bring it along. Only the seller agent reads it. */
export const VendorGuardrails = defineEntity({
  name: 'VendorGuardrails',
  tableName: 'vendor_guardrails',
  properties: {
    vendorId: p.uuid().primary(),
    floorUnitPrice: p.decimal(),
    currencyCode: p.string(),
    allowedPaymentTerms: p.array(),
    minimumTermMonths: p.integer(),
    maximumTermMonths: p.integer(),
    allowedSupportLevels: p.array(),
    minimumDeliveryDays: p.integer(),
    personality: p.string(),
    quarterlyCapacity: p.decimal().nullable(),
    committedCapacity: p.decimal(),
    fiscalYearEndMonth: p.integer(),
    standingCharges: p.json<readonly Charge[]>().nullable(),
    minimumOrder: p.decimal().nullable(),
    updatedAt: p.datetime(),
  },
});
export type VendorGuardrails = InferEntity<typeof VendorGuardrails>;
