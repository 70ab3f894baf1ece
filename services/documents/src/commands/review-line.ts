import type { InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { quotationLineReviewed } from '@procur/contracts/events';
import { metrics } from '@procur/service-kit/metrics';
import { publish } from '@procur/service-kit/outbox';
import { requireVersion } from '@procur/service-kit/require-version';
import { LineReview } from '../database/entities/line-review.ts';
import { QueuedLine } from '../database/entities/queued-line.ts';
import { QuotationRevision } from '../database/entities/quotation-revision.ts';
import type { StoredQuotation } from '../database/entities/stored-quotation.ts';
import { type Quotation, toWorkingCopy } from '../database/quotation-view.ts';
import { isAnotherOffer } from '../domain/quotation/compare-quotations.ts';
import { lastDelivery, type QuotationDraft } from '../domain/quotation/prepare-quotation.ts';
import type { Charge } from '../domain/quotation/priced-line.ts';
import type { QuotationLine } from '../domain/quotation/quotation-line.ts';
import { totalsOf } from '../domain/quotation/quotation-totals.ts';
import type { ReviewDecision } from '../domain/quotation/review-decision.ts';
import { reviewLine as decide } from '../domain/quotation/review-line.ts';
import type { Ports } from '../ports.ts';
import { getQuotation } from '../queries/quotations.ts';
import { lockQuotation, requireNotOrdered } from './lock-quotation.ts';
import { type ReviewPlan, requireLine, reviewPlan } from './plan-review.ts';

export type Review = {
  readonly organisationId: string;
  readonly quotationId: string;
  readonly position: number;
  readonly version: bigint;
  readonly decision: ReviewDecision;
  readonly reviewedBy: string;
};

/**
 * Applies a person's decision to a line of the working copy. The catalogue is asked before the transaction; the version
 * then makes sure that the line is still the one that was decided about.
 */
export function reviewLine(ports: Ports) {
  return async (review: Review): Promise<Quotation> => {
    const { organisationId, quotationId } = review;
    const copy = await getQuotation(ports)(organisationId, quotationId, { revision: 0, workingCopy: true });
    requireVersion('quotation', copy.version, review.version);
    const plan = await reviewPlan(ports, copy, review);
    return await ports.database.transaction(async (em) => {
      const head = await lockQuotation(em, organisationId, quotationId);
      requireNotOrdered(head);
      requireVersion('quotation', head.version, review.version);
      return await saveReview(em, ports, head, { review, plan });
    });
  };
}

type Head = InferEntity<typeof StoredQuotation>;

async function saveReview(
  em: EntityManager,
  ports: Ports,
  head: Head,
  { review, plan }: { readonly review: Review; readonly plan: ReviewPlan },
): Promise<Quotation> {
  const { position, reviewedBy: by } = review;
  const { kind, reason } = review.decision;
  const at = ports.now();
  const before = requireLine(head.body.lines, position);
  const mark = { decision: kind, reason, by, at: at.toISOString() };
  const after = decide(before, review.decision, { ...plan, mark });
  const body = withLine(head.body, after, plan.charges ?? head.body.charges ?? []);
  const hasUnissuedChanges = await differsFromIssued(em, head, body);
  em.assign(head, { body, hasUnissuedChanges, version: head.version + 1 });
  const { organisationId, id: quotationId } = head;
  await em.upsert(QueuedLine, { quotationId, position, organisationId, status: 'decided' });
  const id = ports.newId();
  em.create(LineReview, {
    ...{ id, organisationId, quotationId, position, decision: kind, reason, before, after },
    ...{ reviewedBy: by, reviewedAt: at, revision: null },
  });
  announce(em, { reviewId: id, head, before, after, by });
  ports.database.afterCommit(() => metrics.quotationLineReviews.inc({ decision: kind }));
  return toWorkingCopy(head);
}

function withLine(body: QuotationDraft, after: QuotationLine, charges: readonly Charge[]): QuotationDraft {
  const lines = body.lines.map((line) => (line.position === after.position ? after : line));
  const { currencyCode } = body.netTotal;
  const totals = totalsOf({ lines, charges }, { currencyCode, known: body.taxes });
  return { ...body, ...totals, lines, charges, deliveryDate: lastDelivery(lines) };
}

/** A decision taken back by another leaves nothing to issue. */
async function differsFromIssued(em: EntityManager, head: Head, body: QuotationDraft): Promise<boolean> {
  if (head.revision === 0) return true;
  const latest = await em.findOneOrFail(QuotationRevision, { quotationId: head.id, revision: head.revision });
  return isAnotherOffer(latest.body, body);
}

function announce(
  em: EntityManager,
  of: {
    readonly reviewId: string;
    readonly head: Head;
    readonly before: QuotationLine;
    readonly after: QuotationLine;
    readonly by: string;
  },
): void {
  const { id: quotationId, documentId } = of.head;
  const { position, productId: productIdBefore } = of.before;
  const decision = of.after.review?.decision ?? '';
  const products = { productIdBefore, productIdAfter: of.after.productId };
  const data = { reviewId: of.reviewId, quotationId, position, decision, ...products, reviewedBy: of.by };
  publish(em, quotationLineReviewed, data, { aggregateId: documentId });
}
