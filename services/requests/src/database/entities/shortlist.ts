import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { ShortlistedVendor, SkippedVendor } from '../../domain/shortlist.ts';

/** The vendors found for a request; found again, it is replaced. */
export const Shortlist = defineEntity({
  name: 'Shortlist',
  tableName: 'shortlists',
  properties: {
    requestId: p.uuid().primary(),
    organisationId: p.string(),
    shortlisted: p.json<readonly ShortlistedVendor[]>(),
    skipped: p.json<readonly SkippedVendor[]>(),
    foundAt: p.datetime(),
  },
});
export type Shortlist = InferEntity<typeof Shortlist>;
