import { createHash } from 'node:crypto';
import type { InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { documentCompleted, quotationIssued } from '@procur/contracts/events';
import { metrics } from '@procur/service-kit/metrics';
import { amountToMoney } from '@procur/service-kit/money';
import { publish } from '@procur/service-kit/outbox';
import { QuotationRevision } from '../database/entities/quotation-revision.ts';
import { StoredDocument } from '../database/entities/stored-document.ts';
import { StoredQuotation } from '../database/entities/stored-quotation.ts';
import type { QuotationDocument } from '../domain/quotation/quotation-document.ts';
import type { Ports } from '../ports.ts';
import { asFile } from './as-file.ts';
import type { Step } from './delivery.ts';
import { enterStage } from './enter-stage.ts';
import { failingDocument } from './fail-document.ts';

export type RevisionKey = { readonly quotationId: string; readonly revision: number };

/**
 * Writes PDF and UBL of a revision and completes the document it answers. The same revision always gives the same bytes
 * under the same keys, so a crash between writing and recording changes nothing when it is done again.
 */
export function writeQuotation(ports: Ports) {
  return async (key: RevisionKey, step: Step): Promise<void> => {
    const { row, number } = await ports.database.read(async (em) => ({
      row: await em.findOneOrFail(QuotationRevision, key),
      number: (await em.findOneOrFail(StoredQuotation, { id: key.quotationId })).number ?? '',
    }));
    if (row.status === 'issued') return;
    await failingDocument(ports, row.documentId, step, async () => {
      await enterStage(ports, row.documentId, 'writing');
      const paper = { ...row.body, number, revision: key.revision, createdAt: row.createdAt };
      const files = await writeFiles(ports, `${row.organisationId}/quotations/${fileName(key)}`, paper);
      await step.complete(() => ports.database.transaction((em) => saveIssued(em, ports, key, files)));
    });
  };
}

function fileName({ quotationId, revision }: RevisionKey): string {
  return revision === 1 ? quotationId : `${quotationId}-${revision}`;
}

type WrittenFiles = Pick<
  QuotationRevisionRow,
  'pdfKey' | 'pdfSha256' | 'pdfBytes' | 'ublKey' | 'ublSha256' | 'ublBytes'
>;
type QuotationRevisionRow = InferEntity<typeof QuotationRevision>;

async function writeFiles({ writer, files }: Ports, key: string, paper: QuotationDocument): Promise<WrittenFiles> {
  const ubl = writer.quotationUbl(paper);
  const pdf = await writer.quotation(paper, ubl);
  const [pdfKey, ublKey] = [`${key}.pdf`, `${key}.xml`];
  await files.write(ublKey, asFile(ubl));
  await files.write(pdfKey, asFile(pdf));
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  return {
    ...{ pdfKey, pdfSha256: sha256(pdf), pdfBytes: pdf.byteLength },
    ...{ ublKey, ublSha256: sha256(ubl), ublBytes: ubl.byteLength },
  };
}

async function saveIssued(em: EntityManager, ports: Ports, key: RevisionKey, files: WrittenFiles): Promise<void> {
  const { quotationId, revision } = key;
  const quotation = await em.findOneOrFail(StoredQuotation, { id: quotationId });
  const row = await em.findOneOrFail(QuotationRevision, key);
  const document = await em.findOneOrFail(StoredDocument, { id: row.documentId });
  em.assign(row, { ...files, status: 'issued' });
  if (quotation.revision === revision) em.assign(quotation, { status: 'issued' });
  const { title, number } = quotation;
  const { documentId, body } = row;
  const issued = { quotationId, number: number ?? '', documentId, title, revision, requestedBy: document.uploadedBy };
  const hashes = { pdfSha256: files.pdfSha256, ublSha256: files.ublSha256 };
  const grossTotal = amountToMoney(body.grossTotal);
  publish(em, quotationIssued, { ...issued, ...hashes, grossTotal }, { aggregateId: documentId });
  ports.database.afterCommit(() => metrics.quotations.inc({ outcome: 'issued' }));
  if (document.status !== 'completed') completeDocument(em, ports, document, quotationId);
}

/** Ends the reading of a document: its quotation is there, issued or waiting for a person. */
export function completeDocument(
  em: EntityManager,
  { now, database }: Ports,
  document: InferEntity<typeof StoredDocument>,
  quotationId: string,
): void {
  em.assign(document, { status: 'completed', stage: 'done', progressPercent: 100, completedAt: now() });
  publish(em, documentCompleted, { documentId: document.id, quotationId }, { aggregateId: document.id });
  database.afterCommit(() => metrics.documents.inc({ status: 'completed' }));
}
