import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  type CoverageSchema,
  type DocumentAttachmentSchema,
  type DocumentSchema,
  type TenderFactsSchema,
  DocumentStatus as WireStatus,
} from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import { fromWireEnum } from '@procur/service-kit/wire-enum';
import type { App } from '../app.ts';
import type { DocumentStatus } from '../domain/document-status.ts';
import type { LineUse } from '../domain/reading/line-use.ts';
import type { TenderFacts } from '../domain/reading/tender-facts.ts';
import { changeMessage } from './change-messages.ts';
import { evaluationMessages } from './evaluation-messages.ts';
import { factMessage } from './span-messages.ts';

type Document = Awaited<ReturnType<App['getDocument']>>;
type Detail = 'facts' | 'coverage' | 'flagged' | 'changes' | 'notices' | 'attachments';
type Shown = Omit<Document, Detail> & Partial<Pick<Document, Detail>>;

const wireStatuses: Record<DocumentStatus, WireStatus> = {
  pending: WireStatus.PENDING,
  processing: WireStatus.PROCESSING,
  completed: WireStatus.COMPLETED,
  failed: WireStatus.FAILED,
};

/** Unspecified means any status. */
export function fromWireStatus(wire: WireStatus): DocumentStatus | undefined {
  return fromWireEnum('status', wireStatuses, wire);
}

/** A document as it is shown; lists leave the details out. */
export function toWireDocument(document: Shown): MessageInitShape<typeof DocumentSchema> {
  const {
    id,
    fileName,
    mediaType,
    sha256,
    stage,
    progressPercent,
    failureCode,
    failureReason,
    attempts,
    pageCount,
    requirementCount,
    engine,
    uploadedBy,
  } = document;
  const firstLines = document.coverage?.firstLines ?? [];
  return {
    ...{
      id,
      fileName,
      mediaType,
      sha256,
      stage,
      progressPercent,
      failureCode,
      failureReason,
      attempts,
      pageCount,
      requirementCount,
      engine,
      uploadedBy,
    },
    sizeBytes: BigInt(document.sizeBytes),
    status: wireStatuses[document.status],
    quotationId: document.quotationId ?? '',
    parentDocumentId: document.parentDocumentId ?? '',
    attachments: (document.attachments ?? []).map(toWireAttachment),
    notices: [...(document.notices ?? [])],
    amendsDocumentId: document.amendsDocumentId ?? '',
    createdAt: timestampFromDate(document.createdAt),
    ...(document.completedAt && { completedAt: timestampFromDate(document.completedAt) }),
    ...(document.coverage && { coverage: toWireCoverage(document.coverage) }),
    ...(document.facts && { facts: toWireFacts(document.facts, firstLines) }),
    flagged: (document.flagged ?? []).flatMap((field) => factMessage(field, firstLines) ?? []),
    changes: (document.changes ?? []).map(changeMessage(firstLines)),
  };
}

function toWireAttachment({
  status,
  ...attachment
}: Document['attachments'][number]): MessageInitShape<typeof DocumentAttachmentSchema> {
  return {
    ...attachment,
    sizeBytes: BigInt(attachment.sizeBytes),
    status: status ? wireStatuses[status] : WireStatus.UNSPECIFIED,
  };
}

function toWireCoverage({
  uses,
  unreadPages,
}: NonNullable<Document['coverage']>): MessageInitShape<typeof CoverageSchema> {
  const count = (use: LineUse['use']) => uses.filter((entry) => entry.use === use).length;
  return {
    linesTotal: uses.length,
    linesRequirement: count('requirement'),
    linesTerms: count('terms'),
    linesHeading: count('heading'),
    linesBoilerplate: count('boilerplate'),
    linesRejected: count('rejected'),
    unreadPages: [...unreadPages],
  };
}

function toWireFacts(facts: TenderFacts, firstLines: readonly number[]): MessageInitShape<typeof TenderFactsSchema> {
  const budget = facts.budget && {
    ...facts.budget,
    value: `${facts.budget.value.amount} ${facts.budget.value.currency}`.trim(),
  };
  const named = {
    title: facts.title,
    buyer: facts.buyer,
    reference: facts.reference,
    submissionDeadline: facts.submission,
    questionDeadline: facts.questions,
    deliveryDeadline: facts.delivery,
    budget,
    paymentTerms: facts.paymentTerms,
    warranty: facts.warranty,
    contact: facts.contact,
    currency: facts.currency,
    deliveryPlace: facts.deliveryPlace,
    timeZone: facts.timeZone,
  };
  const messages = Object.entries(named).flatMap(([name, field]) =>
    field ? [[name, factMessage(field, firstLines)] as const] : [],
  );
  return {
    ...Object.fromEntries(messages),
    certificates: facts.certificates.flatMap((field) => factMessage(field, firstLines) ?? []),
    ...evaluationMessages(facts.evaluation ?? [], firstLines),
  };
}
