import type { InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { quotationDrafted } from '@procur/contracts/events';
import { metrics } from '@procur/service-kit/metrics';
import { publish } from '@procur/service-kit/outbox';
import { QueuedLine } from '../database/entities/queued-line.ts';
import { StoredDocument } from '../database/entities/stored-document.ts';
import type { StoredQuotation } from '../database/entities/stored-quotation.ts';
import { lineOutcomes } from '../domain/quotation/line-match.ts';
import type { RevisionReason } from '../domain/quotation/quotation-status.ts';
import type { Ports } from '../ports.ts';
import { issueRevision } from './issue-revision.ts';
import { completeDocument } from './write-quotation.ts';

type Head = InferEntity<typeof StoredQuotation>;

/** Puts what needs a person into the queue, and issues the quotation unless the rule is to wait for that person. */
export async function settleQuotation(
  em: EntityManager,
  ports: Ports,
  quotation: Head,
  { documentId, reason }: { readonly documentId: string; readonly reason: RevisionReason },
): Promise<void> {
  const document = await em.findOneOrFail(StoredDocument, { id: documentId });
  em.assign(document, { quotationId: quotation.id });
  // The quotation must be there before what refers to it.
  await em.flush();
  const openCount = await queueLines(em, quotation);
  countLines(ports, quotation);
  if (openCount === 0 || ports.limits.quotationIssue === 'at_once')
    return issueRevision(em, ports, quotation, { reason, documentId, by: document.uploadedBy });
  const { id: quotationId, title } = quotation;
  const drafted = { quotationId, documentId, title, requestedBy: document.uploadedBy, reviewCount: openCount };
  publish(em, quotationDrafted, drafted, { aggregateId: documentId });
  completeDocument(em, ports, document, quotationId);
}

/** Replaces the queue of the quotation, because the places of lines move when an amendment adds or takes away some. */
async function queueLines(em: EntityManager, { id: quotationId, organisationId, body }: Head): Promise<number> {
  await em.nativeDelete(QueuedLine, { quotationId });
  const isOpen = (outcome: string) => outcome === 'needs_review';
  for (const { position, outcome, review } of body.lines)
    if (isOpen(outcome) || review)
      em.create(QueuedLine, { quotationId, position, organisationId, status: isOpen(outcome) ? 'open' : 'decided' });
  return body.lines.filter(({ outcome }) => isOpen(outcome)).length;
}

function countLines({ database }: Ports, { body }: Head): void {
  database.afterCommit(() => {
    for (const outcome of lineOutcomes)
      metrics.quotationLines.inc({ outcome }, body.lines.filter((line) => line.outcome === outcome).length);
  });
}
