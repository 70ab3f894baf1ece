import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { PriceTier } from '../../domain/pricing/price-tier.ts';
import type { Counterparty } from '../../domain/selling/counterparty.ts';
import type { Certification } from '../../domain/shortlist/certification.ts';

export const Vendor = defineEntity({
  name: 'Vendor',
  tableName: 'vendors',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.string(),
    slug: p.string(),
    name: p.string(),
    status: p.string(),
    categories: p.array(),
    features: p.array(),
    certifications: p.json<readonly Certification[]>(),
    rating: p.decimal(),
    ratingCount: p.integer(),
    regions: p.array(),
    priceTiers: p.json<readonly PriceTier[]>(),
    leadTimeDays: p.integer(),
    contactEmail: p.string(),
    addressLines: p.array(),
    countryCode: p.string(),
    attributes: p.json<Readonly<Record<string, unknown>>>(),
    paymentTerms: p.array(),
    supportLevels: p.array(),
    counterparty: p.json<Counterparty>(),
    /** Which derived secret the outside agent has. */
    agentSecretVersion: p.integer().default(1),
    version: p.integer().version(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});
export type Vendor = InferEntity<typeof Vendor>;
