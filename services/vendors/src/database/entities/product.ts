import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { SpecValue } from '../../domain/matching/attribute.ts';
import type { PriceTier } from '../../domain/pricing/price-tier.ts';

/** The columns that only Postgres uses (search_vector, identifiers, content_hash) are written by write-products.ts. */
export const Product = defineEntity({
  name: 'Product',
  tableName: 'products',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.string(),
    vendorId: p.uuid(),
    sku: p.string(),
    name: p.string(),
    description: p.text(),
    brand: p.string(),
    partNumber: p.string(),
    ean: p.string(),
    category: p.string(),
    unitCode: p.string(),
    specs: p.json<Readonly<Record<string, SpecValue>>>(),
    priceTiers: p.json<readonly PriceTier[]>(),
    minimumOrderQuantity: p.decimal(),
    packSize: p.decimal(),
    leadTimeDays: p.integer(),
    stockQuantity: p.decimal(),
    /** In the currency of the prices; null when nobody said. */
    unitCost: p.decimal().nullable(),
    version: p.integer(),
    updatedAt: p.datetime(),
  },
});
export type Product = InferEntity<typeof Product>;
