import { defineEntity, p } from '@mikro-orm/core';
import type { AmendmentChange } from '../../domain/amendment/amendment-change.ts';
import { documentStatuses } from '../../domain/document-status.ts';
import type { ReadingNotice } from '../../domain/layout/reading-notice.ts';
import type { Coverage } from '../../domain/reading/coverage.ts';
import type { Field } from '../../domain/reading/source-text.ts';
import type { TenderFacts } from '../../domain/reading/tender-facts.ts';

/** An uploaded file and how far reading it has come. */
export const StoredDocument = defineEntity({
  name: 'StoredDocument',
  tableName: 'documents',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.string(),
    fileName: p.string(),
    mediaType: p.string(),
    sizeBytes: p.bigint('number'),
    sha256: p.string(),
    fileKey: p.string(),
    status: p.enum(documentStatuses).$type<(typeof documentStatuses)[number]>(),
    stage: p.string(),
    progressPercent: p.integer(),
    failureCode: p.string(),
    failureReason: p.text(),
    attempts: p.integer(),
    pageCount: p.integer(),
    requirementCount: p.integer(),
    quotationId: p.uuid().nullable(),
    engine: p.string(),
    uploadedBy: p.string(),
    facts: p.json<TenderFacts>().nullable(),
    coverage: p.json<Coverage>().nullable(),
    flagged: p.json<readonly Field<string>[]>(),
    amendsDocumentId: p.uuid().nullable(),
    tenderReference: p.string(),
    changes: p.json<readonly AmendmentChange[]>(),
    parentDocumentId: p.uuid().nullable(),
    notices: p.json<readonly ReadingNotice[]>(),
    createdAt: p.datetime(),
    completedAt: p.datetime().nullable(),
  },
});
