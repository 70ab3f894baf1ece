import { defineEntity, p } from '@mikro-orm/core';
import type { Requirement } from '../../domain/reading/requirement.ts';

/** One thing that a document asks for. */
export const StoredRequirement = defineEntity({
  name: 'StoredRequirement',
  tableName: 'requirements',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.string(),
    documentId: p.uuid(),
    position: p.integer(),
    body: p.json<Requirement>(),
  },
});
