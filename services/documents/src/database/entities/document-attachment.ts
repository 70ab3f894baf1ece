import { defineEntity, p } from '@mikro-orm/core';

/** A file inside a mail: its own document where it can be read, or why it was refused at once. */
export const DocumentAttachment = defineEntity({
  name: 'DocumentAttachment',
  tableName: 'document_attachments',
  properties: {
    /** The mail. */
    documentId: p.uuid().primary(),
    position: p.integer().primary(),
    organisationId: p.string(),
    fileName: p.string(),
    mediaType: p.string(),
    sizeBytes: p.bigint('number'),
    attachedId: p.uuid().nullable(),
    failureCode: p.string(),
    failureReason: p.text(),
  },
});
