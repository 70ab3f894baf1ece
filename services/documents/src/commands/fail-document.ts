import type { EntityManager } from '@mikro-orm/postgresql';
import { documentFailed } from '@procur/contracts/events';
import type { DomainError } from '@procur/service-kit/domain-error';
import { metrics } from '@procur/service-kit/metrics';
import { publish } from '@procur/service-kit/outbox';
import { findDomainError } from '@procur/service-kit/rpc-errors';
import { StoredDocument } from '../database/entities/stored-document.ts';
import type { Ports } from '../ports.ts';
import type { Step } from './delivery.ts';
import { describeFault } from './describe-fault.ts';

/**
 * Runs one step of reading a document. A refusal by rule ends the document as failed with that reason. A fault is tried
 * again later; after the last try the document is failed too, and the event becomes a dead letter that can be replayed.
 */
export async function failingDocument(
  ports: Pick<Ports, 'database' | 'limits'>,
  documentId: string,
  step: Step,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const refusal = findDomainError(error);
    if (refusal) {
      await step.complete(() =>
        ports.database.transaction((em) => failDocument(em, { ...ports, documentId }, refusal)),
      );
      return;
    }
    if (step.attempt >= ports.limits.maxAttempts && !step.signal.aborted) {
      const message = `given up after ${step.attempt} attempts: ${describeFault(error)}`;
      await ports.database.transaction((em) =>
        failDocument(em, { ...ports, documentId }, { reason: 'PROCESSING_FAILED', message }),
      );
    }
    throw error;
  }
}

async function failDocument(
  em: EntityManager,
  { database, documentId }: Pick<Ports, 'database'> & { readonly documentId: string },
  { reason, message }: Pick<DomainError, 'reason' | 'message'>,
): Promise<void> {
  const document = await em.findOneOrFail(StoredDocument, { id: documentId });
  if (document.status === 'completed') return;
  em.assign(document, { status: 'failed', failureCode: reason, failureReason: message });
  const { fileName, uploadedBy } = document;
  publish(
    em,
    documentFailed,
    { documentId, fileName, uploadedBy, failureCode: reason, failureReason: message },
    { aggregateId: documentId },
  );
  database.afterCommit(() => metrics.documents.inc({ status: 'failed' }));
}
