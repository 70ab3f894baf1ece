import type { InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { documentCompleted, documentExtracted } from '@procur/contracts/events';
import { DomainError } from '@procur/service-kit/domain-error';
import { metrics } from '@procur/service-kit/metrics';
import { publish } from '@procur/service-kit/outbox';
import { DocumentPage } from '../database/entities/document-page.ts';
import { StoredDocument } from '../database/entities/stored-document.ts';
import { StoredRequirement } from '../database/entities/stored-requirement.ts';
import type { AttachedFile } from '../domain/attached-file.ts';
import { countUses } from '../domain/reading/coverage.ts';
import type { TenderDocument } from '../domain/reading/tender-document.ts';
import type { Ports } from '../ports.ts';
import { amendTender, type StandingTender } from './amend-tender.ts';
import { saveAttachments, storeAttachments } from './attach-files.ts';
import type { Step } from './delivery.ts';
import { enterStage } from './enter-stage.ts';
import { failingDocument } from './fail-document.ts';
import { readWithModel } from './read-with-model.ts';

/** Reads an uploaded file: its text in place, what it asks for, and what became of every line. */
export function readDocument(ports: Ports) {
  return async (documentId: string, step: Step): Promise<void> => {
    await failingDocument(ports, documentId, step, async () => {
      const document = await enterStage(ports, documentId, 'extracting');
      if (!document) return;
      const bytes = await wholeFile(ports, document.fileKey);
      const read = await ports.readTender(bytes, document.fileName, step.signal);
      const standing = await amendTender(ports, document, await readWithModel(ports.tenderModel, read, step.signal));
      const { tender } = standing;
      const files = await storeAttachments(ports, document, tender.attachments);
      requireSomethingToDo(tender, files);
      await step.complete(() =>
        ports.database.transaction(async (em) => {
          await saveReading(em, { ports, documentId, organisationId: document.organisationId }, standing);
          await saveAttachments(em, ports, document, files);
          ports.database.afterCommit(() => countLines(tender));
        }),
      );
    });
  };
}

/** The shares of the coverage map over all documents are the shares of these counts. */
function countLines({ reading }: TenderDocument): void {
  for (const [use, count] of Object.entries(countUses(reading.coverage))) metrics.documentLines.inc({ use }, count);
}

async function wholeFile({ files }: Pick<Ports, 'files'>, key: string): Promise<Uint8Array> {
  return Buffer.concat(await Array.fromAsync(files.read(key)));
}

type Owner = { readonly ports: Ports; readonly documentId: string; readonly organisationId: string };

/** Replaces what an earlier attempt may have left, so that reading again gives the same rows and not more of them. */
async function saveReading(
  em: EntityManager,
  { ports, documentId, organisationId }: Owner,
  { tender, ...amended }: StandingTender,
): Promise<void> {
  const { requirements, facts, coverage, flagged, engine } = tender.reading;
  await em.nativeDelete(DocumentPage, { documentId });
  await em.nativeDelete(StoredRequirement, { documentId });
  for (const page of tender.pages)
    em.create(DocumentPage, {
      documentId,
      organisationId,
      number: page.number,
      label: page.label ?? '',
      blocks: page.blocks,
    });
  for (const body of requirements)
    em.create(StoredRequirement, { id: ports.newId(), organisationId, documentId, position: body.position, body });
  const document = await em.findOneOrFail(StoredDocument, { id: documentId });
  const counts = { pageCount: tender.pages.length, requirementCount: requirements.length };
  em.assign(document, { ...counts, facts, coverage, flagged, engine, notices: tender.notices, ...amended });
  if (requirements.length > 0)
    publish(em, documentExtracted, { documentId, ...counts, engine }, { aggregateId: documentId });
  else completeWithoutQuotation(em, ports, document);
}

/** A mail that only hands over files is done when they are documents of their own: those ask for something. */
function completeWithoutQuotation(
  em: EntityManager,
  { now, database }: Pick<Ports, 'now' | 'database'>,
  document: InferEntity<typeof StoredDocument>,
): void {
  em.assign(document, { status: 'completed', stage: 'done', progressPercent: 100, completedAt: now() });
  publish(em, documentCompleted, { documentId: document.id, quotationId: '' }, { aggregateId: document.id });
  database.afterCommit(() => metrics.documents.inc({ status: 'completed' }));
}

function requireSomethingToDo(tender: TenderDocument, files: readonly AttachedFile[]): void {
  if (tender.reading.requirements.length > 0 || files.some(({ refusal }) => !refusal)) return;
  throw nothingAsked(tender, files.length);
}

function nothingAsked(tender: TenderDocument, refusedFiles: number): DomainError {
  const unread =
    tender.unreadPages.length > 0 ? `; ${tender.unreadPages.length} pages hold no text and were not read` : '';
  const refused = refusedFiles > 0 ? `; none of its ${refusedFiles} attachments can be read` : '';
  return new DomainError(
    'invalid',
    'DOCUMENT_WITHOUT_REQUIREMENTS',
    `no line of the document names something to buy${unread}${refused}`,
    { field: 'file' },
  );
}
