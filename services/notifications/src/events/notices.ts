import { type DescMessage, type MessageShape, toJsonString } from '@bufbuild/protobuf';
import type { EventDeclaration } from '@procur/contracts/event-declaration';
import {
  answerReminderDue,
  answerRequested,
  approvalRequested,
  contractActivated,
  contractGenerationCompleted,
  contractSigned,
  documentFailed,
  mandateAmendmentProposed,
  moveApprovalRequested,
  negotiationCompleted,
  negotiationFailed,
  pauseEnding,
  quotationDrafted,
  quotationIssued,
  requestApproved,
  requestContracted,
  requestFailed,
  requestRejected,
  vendorTableClosed,
} from '@procur/contracts/events';
import type { ReceivedEvent } from '@procur/service-kit/subscription';
import type { Audience, Notice, Resource } from '../domain/notice.ts';
import type { TemplateName } from '../domain/templates.ts';
import { inWords, outcomeInWords, partyInWords, timeInWords } from './in-words.ts';

type Told = {
  readonly template: TemplateName;
  readonly facts: Readonly<Record<string, string>>;
  readonly audience: Audience;
  readonly resource: Resource;
};

/** An event that people are told of, and what they are told. */
export type NoticeRule = {
  readonly event: EventDeclaration;
  readonly toNotice: (event: ReceivedEvent) => Notice;
};

/** Every event that people are told of. */
export const noticeRules: readonly NoticeRule[] = [
  rule(approvalRequested, ({ data: { requestId, number, title, subject, reason, requiredRole, requesterId } }) => ({
    template: 'approval_requested',
    facts: { number, title, reason, what: subject },
    // Who asked cannot approve.
    audience: { role: requiredRole || 'approver', except: requesterId },
    resource: { type: 'purchase_request', id: requestId },
  })),
  rule(requestApproved, ({ data: { requestId, number, title, requesterId } }) => ({
    template: 'request_approved',
    facts: { number, title },
    audience: { userIds: [requesterId] },
    resource: { type: 'purchase_request', id: requestId },
  })),
  rule(requestRejected, ({ data: { requestId, number, title, requesterId, comment } }) => ({
    template: 'request_rejected',
    facts: { number, title, comment },
    audience: { userIds: [requesterId] },
    resource: { type: 'purchase_request', id: requestId },
  })),
  rule(requestContracted, ({ data: { requestId, number, title, requesterId, contractNumber } }) => ({
    template: 'request_contracted',
    facts: { number, title, contractNumber },
    audience: { userIds: [requesterId] },
    resource: { type: 'purchase_request', id: requestId },
  })),
  rule(requestFailed, ({ data: { requestId, number, requesterId, stage, reason } }) => ({
    template: 'request_failed',
    facts: { number, stage, reason },
    audience: { userIds: [requesterId] },
    resource: { type: 'purchase_request', id: requestId },
  })),
  rule(negotiationCompleted, ({ data }) => ({
    template: 'negotiation_completed',
    facts: {
      vendorName: data.vendorName,
      contractTotal: inWords(data.contractTotal),
      savingsTotal: inWords(data.savingsTotal),
      rounds: String(data.rounds),
    },
    audience: buyers,
    resource: { type: 'negotiation', id: data.negotiationId },
  })),
  rule(moveApprovalRequested, ({ data }) => ({
    template: 'move_approval_requested',
    facts: {
      number: data.requestNumber,
      title: data.title,
      vendorName: data.vendorName,
      action: data.action === 'accept' ? 'accepting their offer' : 'making an offer',
      expiresAt: timeInWords(data.expiresAt),
    },
    audience: { anyRole: data.approverRoles, exceptUserIds: data.excludedApprovers },
    resource: { type: 'negotiation', id: data.negotiationId },
  })),
  rule(pauseEnding, ({ data: { negotiationId, requestNumber, title, pausedBy, vendorNames, deadlineAt } }) => ({
    template: 'pause_ending',
    facts: { number: requestNumber, title, vendors: vendorNames.join(', '), deadlineAt: timeInWords(deadlineAt) },
    audience: { userIds: [pausedBy] },
    resource: { type: 'negotiation', id: negotiationId },
  })),
  rule(mandateAmendmentProposed, ({ data }) => ({
    template: 'mandate_amendment_proposed',
    facts: { number: data.requestNumber, title: data.title },
    // Who proposed it cannot approve it.
    audience: { anyRole: data.approverRoles, exceptUserIds: [data.proposedBy] },
    resource: { type: 'negotiation', id: data.negotiationId },
  })),
  rule(negotiationFailed, ({ data: { negotiationId, reason } }) => ({
    template: 'negotiation_failed',
    facts: { reason },
    audience: buyers,
    resource: { type: 'negotiation', id: negotiationId },
  })),
  rule(quotationDrafted, ({ data: { quotationId, title, requestedBy, reviewCount } }) => ({
    template: 'quotation_drafted',
    facts: { title, reviewCount: String(reviewCount) },
    audience: { userIds: [requestedBy] },
    resource: { type: 'quotation', id: quotationId },
  })),
  rule(quotationIssued, ({ data: { quotationId, number, title, requestedBy, grossTotal } }) => ({
    template: 'quotation_issued',
    facts: { number, title, grossTotal: inWords(grossTotal) },
    audience: { userIds: [requestedBy] },
    resource: { type: 'quotation', id: quotationId },
  })),
  rule(documentFailed, ({ data: { documentId, fileName, uploadedBy, failureReason } }) => ({
    template: 'document_failed',
    facts: { fileName, reason: failureReason },
    audience: { userIds: [uploadedBy] },
    resource: { type: 'document', id: documentId },
  })),
  rule(contractGenerationCompleted, ({ data: { contractId, number, vendorName } }) => ({
    template: 'contract_ready',
    facts: { number, vendorName },
    audience: buyers,
    resource: { type: 'contract', id: contractId },
  })),
  rule(contractSigned, ({ data: { contractId, number, party, signerName } }) => ({
    template: 'contract_signed',
    facts: { number, party: partyInWords(party), signerName },
    audience: buyers,
    resource: { type: 'contract', id: contractId },
  })),
  rule(contractActivated, ({ data: { contractId, number } }) => ({
    template: 'contract_activated',
    facts: { number },
    audience: buyers,
    resource: { type: 'contract', id: contractId },
  })),
  rule(answerRequested, ({ data: { threadId, round, vendorId, vendorName, title, dueAt } }) => ({
    template: 'answer_requested',
    facts: { vendorName, title, dueAt: timeInWords(dueAt) },
    audience: { vendorId },
    resource: vendorTable(threadId, round),
  })),
  rule(answerReminderDue, ({ data: { threadId, round, vendorId, vendorName, title, dueAt } }) => ({
    template: 'answer_reminder',
    facts: { vendorName, title, dueAt: timeInWords(dueAt) },
    audience: { vendorId },
    resource: vendorTable(threadId, round),
  })),
  rule(vendorTableClosed, ({ data: { threadId, vendorId, vendorName, title, outcome } }) => ({
    template: 'vendor_table_closed',
    facts: { vendorName, title, outcome: outcomeInWords(outcome) },
    audience: { vendorId },
    resource: vendorTable(threadId, 0),
  })),
];

/** The names by which endpoints choose events. */
export const eventNames: readonly string[] = noticeRules.map(({ event }) => nameOf(event));

const buyers: Audience = { role: 'buyer', except: '' };

// Thread and round, by which `vendors` knows whom to write to and makes the link; round 0 is the end, with nothing to answer.
function vendorTable(threadId: string, round: number): Resource {
  return { type: 'vendor_table', id: `${threadId}/${round}` };
}

function rule<Schema extends DescMessage>(
  event: EventDeclaration<Schema>,
  tell: (event: ReceivedEvent<MessageShape<Schema>>) => Told,
): NoticeRule & { readonly event: EventDeclaration<Schema> } {
  return {
    event,
    toNotice: (received) => {
      // The subscription has parsed the data by this very declaration.
      const typed = received as ReceivedEvent<MessageShape<Schema>>;
      const { id: eventId, organisationId, occurredAt } = typed;
      const dataJson = toJsonString(event.schema, typed.data);
      return { ...tell(typed), eventId, organisationId, occurredAt, eventName: nameOf(event), dataJson };
    },
  };
}

function nameOf({ owner, name }: EventDeclaration): string {
  return `${owner}.${name}`;
}
