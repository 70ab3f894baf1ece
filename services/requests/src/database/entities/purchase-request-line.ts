import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { Specs } from '../../domain/request-details.ts';

export const PurchaseRequestLine = defineEntity({
  name: 'PurchaseRequestLine',
  tableName: 'purchase_request_lines',
  properties: {
    id: p.uuid().primary(),
    requestId: p.uuid(),
    position: p.integer(),
    description: p.text(),
    quantity: p.decimal('string').nullable(),
    unitCode: p.string().nullable(),
    specs: p.json<Specs>(),
    /** Empty when the line is of no lot, or a lot of its own. */
    lot: p.string().default(''),
  },
});
export type PurchaseRequestLine = InferEntity<typeof PurchaseRequestLine>;
