import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

export const Organisation = defineEntity({
  name: 'Organisation',
  tableName: 'organisations',
  properties: {
    id: p.uuid().primary(),
    slug: p.string(),
    name: p.string(),
    currencyCode: p.string(),
    countryCode: p.string(),
    addressLines: p.array(),
    taxId: p.string(),
    version: p.integer().version(),
    createdAt: p.datetime(),
  },
});
export type Organisation = InferEntity<typeof Organisation>;
