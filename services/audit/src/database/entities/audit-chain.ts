import { defineEntity, p } from '@mikro-orm/core';

/** The end of an organisation's hash chain. Its row lock puts the entries in order. */
export const AuditChain = defineEntity({
  name: 'AuditChain',
  tableName: 'audit_chains',
  properties: {
    organisationId: p.string().primary(),
    position: p.bigint('number'),
    headHash: p.string(),
  },
});
