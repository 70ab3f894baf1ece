import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** One change somebody made. Never updated nor deleted; a trigger sees to it. */
export const AuditEntry = defineEntity({
  name: 'AuditEntry',
  tableName: 'audit_entries',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.string(),
    position: p.bigint('number'),
    action: p.string(),
    resourceType: p.string(),
    resourceId: p.string(),
    actor: p.string(),
    /** Text and not JSONB, because the hash covers it as it came. */
    beforeJson: p.text(),
    afterJson: p.text(),
    clientAddress: p.string(),
    userAgent: p.string(),
    recordedAt: p.datetime(),
    previousHash: p.string(),
    hash: p.string(),
  },
});
export type AuditEntry = InferEntity<typeof AuditEntry>;
