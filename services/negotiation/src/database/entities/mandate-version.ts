import { defineEntity, p } from '@mikro-orm/core';

/** Private to the buyer's side: a mandate as it was granted and signed. The text is kept as it is, because its bytes are signed. */
export const MandateVersion = defineEntity({
  name: 'MandateVersion',
  tableName: 'mandate_versions',
  properties: {
    negotiationId: p.uuid().primary(),
    version: p.integer().primary(),
    document: p.text(),
    signature: p.text(),
    hash: p.text(),
    keyId: p.text(),
  },
});
