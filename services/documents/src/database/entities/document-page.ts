import { defineEntity, p } from '@mikro-orm/core';
import type { Page } from '../../domain/layout/extracted-document.ts';

/** The text of one page with its places, so that every extracted field can show the words it came from. */
export const DocumentPage = defineEntity({
  name: 'DocumentPage',
  tableName: 'document_pages',
  properties: {
    documentId: p.uuid().primary(),
    number: p.integer().primary(),
    organisationId: p.string(),
    label: p.string(),
    blocks: p.json<Page['blocks']>(),
  },
});
