import { defineEntity, p } from '@mikro-orm/core';

/** Private to the buyer's side: everything a completed negotiation rests on, signed. One per negotiation. */
export const DealCertificate = defineEntity({
  name: 'DealCertificate',
  tableName: 'deal_certificates',
  properties: {
    negotiationId: p.uuid().primary(),
    document: p.text(),
    sha256: p.text(),
    keyId: p.text(),
    issuedAt: p.datetime(),
  },
});
