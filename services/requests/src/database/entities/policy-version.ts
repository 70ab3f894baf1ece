import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { PolicyColumn } from '../policy-column.ts';

/** A published policy. Never changed: requests keep the version they were submitted under. */
export const PolicyVersion = defineEntity({
  name: 'PolicyVersion',
  tableName: 'policy_versions',
  properties: {
    organisationId: p.string().primary(),
    version: p.integer().primary(),
    rules: p.json<PolicyColumn>(),
    publishedBy: p.string(),
    publishedAt: p.datetime(),
  },
});
export type PolicyVersion = InferEntity<typeof PolicyVersion>;
