import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { documentCompleted, quotationIssued } from '@procur/contracts/events';
import { metrics } from '@procur/service-kit/metrics';
import { amountToMoney } from '@procur/service-kit/money';
import { publish } from '@procur/service-kit/outbox';
import { StoredDocument } from '../database/entities/stored-document.ts';
import { StoredQuotation } from '../database/entities/stored-quotation.ts';
import type { Ports } from '../ports.ts';
import { asFile } from './as-file.ts';
import type { Step } from './delivery.ts';
import { enterStage } from './enter-stage.ts';
import { failingDocument } from './fail-document.ts';

/**
 * Writes the PDF of a numbered quotation and completes its document. The same quotation always gives the same bytes
 * under the same key, so a crash between writing and recording changes nothing when it is done again.
 */
export function issueQuotation(ports: Ports) {
  return async (quotationId: string, step: Step): Promise<void> => {
    const quotation = await ports.database.read((em) => em.findOneOrFail(StoredQuotation, { id: quotationId }));
    if (quotation.status === 'issued') return;
    await failingDocument(ports, quotation.documentId, step, async () => {
      await enterStage(ports, quotation.documentId, 'writing');
      const pdf = await ports.writer.quotation({
        ...quotation.body,
        number: quotation.number,
        createdAt: quotation.createdAt,
      });
      const pdfKey = `${quotation.organisationId}/quotations/${quotationId}.pdf`;
      await ports.files.write(pdfKey, asFile(pdf));
      const pdfSha256 = createHash('sha256').update(pdf).digest('hex');
      await step.complete(() =>
        ports.database.transaction((em) =>
          saveIssued(em, ports, quotationId, { pdfKey, pdfSha256, pdfBytes: pdf.byteLength }),
        ),
      );
    });
  };
}

type StoredPdf = { readonly pdfKey: string; readonly pdfSha256: string; readonly pdfBytes: number };

async function saveIssued(
  em: EntityManager,
  { now, database }: Ports,
  quotationId: string,
  pdf: StoredPdf,
): Promise<void> {
  const quotation = await em.findOneOrFail(StoredQuotation, { id: quotationId });
  const document = await em.findOneOrFail(StoredDocument, { id: quotation.documentId });
  em.assign(quotation, { ...pdf, status: 'issued' });
  em.assign(document, { status: 'completed', stage: 'done', progressPercent: 100, completedAt: now() });
  const { number, title, documentId, body } = quotation;
  const grossTotal = amountToMoney(body.grossTotal);
  const issued = {
    quotationId,
    number,
    documentId,
    title,
    requestedBy: document.uploadedBy,
    grossTotal,
    pdfSha256: pdf.pdfSha256,
  };
  publish(em, quotationIssued, issued, { aggregateId: documentId });
  publish(em, documentCompleted, { documentId, quotationId }, { aggregateId: documentId });
  database.afterCommit(() => {
    metrics.documents.inc({ status: 'completed' });
    metrics.quotations.inc({ outcome: 'issued' });
  });
}
