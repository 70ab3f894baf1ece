import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  type LineReviewSchema,
  type ReviewLineSchema,
  ReviewStatus as WireStatus,
} from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import type { EditLine, ReviewLineRequest } from '@procur/contracts/gen/procur/documents/v1/documents_service_pb.ts';
import { DomainError } from '@procur/service-kit/domain-error';
import { fromMoney } from '@procur/service-kit/money';
import { fromWireEnum } from '@procur/service-kit/wire-enum';
import type { App } from '../app.ts';
import type { LineEdit, ReviewDecision } from '../domain/quotation/review-decision.ts';
import { toWireLine } from './quotation-messages.ts';

type ListedLine = Awaited<ReturnType<App['listReviewLines']>>['rows'][number];
type ListedReview = Awaited<ReturnType<App['listLineReviews']>>['rows'][number];
type ReviewStatus = ListedLine['status'];

const wireStatuses: Record<ReviewStatus, WireStatus> = { open: WireStatus.OPEN, decided: WireStatus.DECIDED };

export function fromWireReviewStatus(status: WireStatus): ReviewStatus | undefined {
  return fromWireEnum('status', wireStatuses, status);
}

export function toWireReviewLine({ quotation, status, line }: ListedLine): MessageInitShape<typeof ReviewLineSchema> {
  return {
    quotationId: quotation.id,
    quotationNumber: quotation.number,
    documentId: quotation.documentId,
    title: quotation.title,
    version: BigInt(quotation.version),
    status: wireStatuses[status],
    line: toWireLine(line),
    createdAt: timestampFromDate(quotation.createdAt),
  };
}

export function toWireReview({ changes, revision, ...row }: ListedReview): MessageInitShape<typeof LineReviewSchema> {
  const { id, position, decision, reason, reviewedBy, reviewedAt } = row;
  return {
    ...{ id, position, decision, reason, reviewedBy },
    reviewedAt: timestampFromDate(reviewedAt),
    changes: changes.map((change) => ({ ...change })),
    revision: revision ?? 0,
  };
}

/** @throws DomainError invalid when no decision is given. */
export function fromWireDecision({ decision }: ReviewLineRequest): ReviewDecision {
  const reason = decision.value?.reason ?? '';
  if (decision.case === 'accept') return { kind: 'accepted', reason };
  if (decision.case === 'noBid') return { kind: 'no_bid', reason };
  if (decision.case === 'replace') return { kind: 'replaced', reason, productId: decision.value.productId };
  if (decision.case === 'edit') return { kind: 'edited', reason, edit: fromWireEdit(decision.value) };
  throw new DomainError('invalid', 'DECISION_REQUIRED', 'what is decided about the line is missing', {
    field: 'decision',
    given: '',
    allowed: ['accept', 'replace', 'edit', 'no_bid'],
  });
}

function fromWireEdit({ quantity, unitPrice, description }: EditLine): LineEdit {
  return {
    ...(quantity !== '' && { quantity }),
    ...(unitPrice && { unitPrice: toAmount(unitPrice) }),
    ...(description !== '' && { description }),
  };
}

function toAmount(money: NonNullable<EditLine['unitPrice']>) {
  const { currencyCode, value } = fromMoney(money);
  return { currencyCode, value: value.toFixed() };
}
