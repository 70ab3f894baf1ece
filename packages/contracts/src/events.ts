import { defineEvent, type EventOwner, eventOwners } from './event-declaration.ts';
import {
  DeadLetterDiscardedSchema,
  DeadLetterReplayedSchema,
  SystemErrorRaisedSchema,
  SystemWarningRaisedSchema,
} from './gen/procur/audit/v1/events_pb.ts';
import {
  AuditEntryRecordedSchema,
  EventDeadLetteredSchema,
  UsageRecordedSchema,
} from './gen/procur/common/v1/events_pb.ts';
import {
  ContractActivatedSchema,
  ContractCreatedSchema,
  ContractGenerationCompletedSchema,
  ContractGenerationFailedSchema,
  ContractGenerationStartedSchema,
  ContractSignedSchema,
  DocumentCompletedSchema,
  DocumentExtractedSchema,
  DocumentFailedSchema,
  DocumentProgressedSchema,
  DocumentUploadedSchema,
  OrderCancelledSchema,
  OrderDraftedSchema,
  QuotationAcceptedSchema,
  QuotationCreatedSchema,
  QuotationDraftedSchema,
  QuotationIssuedSchema,
  QuotationLineReviewedSchema,
  QuotationRevisedSchema,
} from './gen/procur/documents/v1/events_pb.ts';
import {
  OrganisationCreatedSchema,
  SessionRevokedSchema,
  UserCreatedSchema,
} from './gen/procur/gateway/v1/events_pb.ts';
import {
  AuctionCallMadeSchema,
  AuctionCompletedSchema,
  AuctionStartedSchema,
  DealCertificateIssuedSchema,
  MandateAmendedSchema,
  MandateAmendmentProposedSchema,
  MoveApprovalRequestedSchema,
  MoveDecidedSchema,
  MoveMadeByPersonSchema,
  NegotiationCompletedSchema,
  NegotiationFailedSchema,
  NegotiationStartedSchema,
  OfferMadeSchema,
  OfferReceivedSchema,
  PauseEndingSchema,
  RoundCompletedSchema,
  RoundStartedSchema,
  TableCloseRequestedSchema,
  ThreadConcludedSchema,
  ThreadPausedSchema,
  ThreadResumedSchema,
} from './gen/procur/negotiation/v1/events_pb.ts';
import {
  EmailRequestedSchema,
  NotificationDeliveredSchema,
  NotificationFailedSchema,
  NotificationSendRequestedSchema,
  SlackMessageRequestedSchema,
  WebhookRequestedSchema,
} from './gen/procur/notifications/v1/events_pb.ts';
import {
  ApprovalRequestedSchema,
  AwardApprovedSchema,
  AwardProposedSchema,
  AwardRejectedSchema,
  LotMovedSchema,
  LotOpenedSchema,
  NegotiationOpenedSchema,
  PolicyPublishedSchema,
  RequestApprovedSchema,
  RequestCancelledSchema,
  RequestContractedSchema,
  RequestCreatedSchema,
  RequestFailedSchema,
  RequestRejectedSchema,
  RequestShortlistedSchema,
  RequestSubmittedSchema,
  RequestUpdatedSchema,
} from './gen/procur/requests/v1/events_pb.ts';
import {
  AnswerLinksRevokedSchema,
  AnswerReminderDueSchema,
  AnswerRequestedSchema,
  CatalogueImportCompletedSchema,
  CatalogueImportFailedSchema,
  CatalogueImportRequestedSchema,
  PriceRulesPublishedSchema,
  VendorAnsweredSchema,
  VendorCreatedSchema,
  VendorTableClosedSchema,
  VendorUpdatedSchema,
} from './gen/procur/vendors/v1/events_pb.ts';

export const organisationCreated = defineEvent(
  'procur.gateway.v1.organisation_created',
  OrganisationCreatedSchema,
  'record',
);
export const userCreated = defineEvent('procur.gateway.v1.user_created', UserCreatedSchema, 'record');
export const sessionRevoked = defineEvent('procur.gateway.v1.session_revoked', SessionRevokedSchema, 'record');

export const requestCreated = defineEvent('procur.requests.v1.request_created', RequestCreatedSchema);
export const requestUpdated = defineEvent('procur.requests.v1.request_updated', RequestUpdatedSchema);
export const requestSubmitted = defineEvent('procur.requests.v1.request_submitted', RequestSubmittedSchema);
export const approvalRequested = defineEvent('procur.requests.v1.approval_requested', ApprovalRequestedSchema);
export const requestApproved = defineEvent('procur.requests.v1.request_approved', RequestApprovedSchema, 'record');
export const requestRejected = defineEvent('procur.requests.v1.request_rejected', RequestRejectedSchema, 'record');
export const requestCancelled = defineEvent('procur.requests.v1.request_cancelled', RequestCancelledSchema);
export const requestShortlisted = defineEvent('procur.requests.v1.request_shortlisted', RequestShortlistedSchema);
export const negotiationOpened = defineEvent('procur.requests.v1.negotiation_opened', NegotiationOpenedSchema);
export const awardProposed = defineEvent('procur.requests.v1.award_proposed', AwardProposedSchema);
export const awardApproved = defineEvent('procur.requests.v1.award_approved', AwardApprovedSchema, 'record');
export const awardRejected = defineEvent('procur.requests.v1.award_rejected', AwardRejectedSchema, 'record');
export const requestContracted = defineEvent('procur.requests.v1.request_contracted', RequestContractedSchema);
export const requestFailed = defineEvent('procur.requests.v1.request_failed', RequestFailedSchema);
export const lotOpened = defineEvent('procur.requests.v1.lot_opened', LotOpenedSchema);
export const lotMoved = defineEvent('procur.requests.v1.lot_moved', LotMovedSchema);
export const policyPublished = defineEvent('procur.requests.v1.policy_published', PolicyPublishedSchema, 'record');

export const vendorCreated = defineEvent('procur.vendors.v1.vendor_created', VendorCreatedSchema);
export const vendorUpdated = defineEvent('procur.vendors.v1.vendor_updated', VendorUpdatedSchema);
export const priceRulesPublished = defineEvent(
  'procur.vendors.v1.price_rules_published',
  PriceRulesPublishedSchema,
  'record',
);
export const catalogueImportRequested = defineEvent(
  'procur.vendors.v1.catalogue_import_requested',
  CatalogueImportRequestedSchema,
);
export const catalogueImportCompleted = defineEvent(
  'procur.vendors.v1.catalogue_import_completed',
  CatalogueImportCompletedSchema,
);
export const catalogueImportFailed = defineEvent(
  'procur.vendors.v1.catalogue_import_failed',
  CatalogueImportFailedSchema,
);
export const answerRequested = defineEvent('procur.vendors.v1.answer_requested', AnswerRequestedSchema);
export const answerLinksRevoked = defineEvent(
  'procur.vendors.v1.answer_links_revoked',
  AnswerLinksRevokedSchema,
  'record',
);
export const answerReminderDue = defineEvent('procur.vendors.v1.answer_reminder_due', AnswerReminderDueSchema, 'short');
export const vendorAnswered = defineEvent('procur.vendors.v1.vendor_answered', VendorAnsweredSchema);
export const vendorTableClosed = defineEvent('procur.vendors.v1.vendor_table_closed', VendorTableClosedSchema);

export const negotiationStarted = defineEvent('procur.negotiation.v1.negotiation_started', NegotiationStartedSchema);
export const roundStarted = defineEvent('procur.negotiation.v1.round_started', RoundStartedSchema);
export const offerMade = defineEvent('procur.negotiation.v1.offer_made', OfferMadeSchema, 'record');
export const offerReceived = defineEvent('procur.negotiation.v1.offer_received', OfferReceivedSchema, 'record');
export const auctionStarted = defineEvent('procur.negotiation.v1.auction_started', AuctionStartedSchema);
export const auctionCallMade = defineEvent('procur.negotiation.v1.auction_call_made', AuctionCallMadeSchema, 'record');
export const auctionCompleted = defineEvent('procur.negotiation.v1.auction_completed', AuctionCompletedSchema);
export const roundCompleted = defineEvent('procur.negotiation.v1.round_completed', RoundCompletedSchema);
export const threadConcluded = defineEvent('procur.negotiation.v1.thread_concluded', ThreadConcludedSchema);
export const tableCloseRequested = defineEvent(
  'procur.negotiation.v1.table_close_requested',
  TableCloseRequestedSchema,
  'short',
);
export const negotiationCompleted = defineEvent(
  'procur.negotiation.v1.negotiation_completed',
  NegotiationCompletedSchema,
  'record',
);
export const negotiationFailed = defineEvent('procur.negotiation.v1.negotiation_failed', NegotiationFailedSchema);

export const moveApprovalRequested = defineEvent(
  'procur.negotiation.v1.move_approval_requested',
  MoveApprovalRequestedSchema,
);
export const moveDecided = defineEvent('procur.negotiation.v1.move_decided', MoveDecidedSchema, 'record');
export const threadPaused = defineEvent('procur.negotiation.v1.thread_paused', ThreadPausedSchema, 'record');
export const pauseEnding = defineEvent('procur.negotiation.v1.pause_ending', PauseEndingSchema);
export const threadResumed = defineEvent('procur.negotiation.v1.thread_resumed', ThreadResumedSchema, 'record');
export const moveMadeByPerson = defineEvent(
  'procur.negotiation.v1.move_made_by_person',
  MoveMadeByPersonSchema,
  'record',
);
export const mandateAmendmentProposed = defineEvent(
  'procur.negotiation.v1.mandate_amendment_proposed',
  MandateAmendmentProposedSchema,
);
export const mandateAmended = defineEvent('procur.negotiation.v1.mandate_amended', MandateAmendedSchema, 'record');
export const dealCertificateIssued = defineEvent(
  'procur.negotiation.v1.deal_certificate_issued',
  DealCertificateIssuedSchema,
  'record',
);

export const documentUploaded = defineEvent('procur.documents.v1.document_uploaded', DocumentUploadedSchema);
export const documentProgressed = defineEvent(
  'procur.documents.v1.document_progressed',
  DocumentProgressedSchema,
  'short',
);
export const documentExtracted = defineEvent('procur.documents.v1.document_extracted', DocumentExtractedSchema);
export const documentCompleted = defineEvent('procur.documents.v1.document_completed', DocumentCompletedSchema);
export const documentFailed = defineEvent('procur.documents.v1.document_failed', DocumentFailedSchema);
export const quotationCreated = defineEvent('procur.documents.v1.quotation_created', QuotationCreatedSchema);
export const quotationDrafted = defineEvent('procur.documents.v1.quotation_drafted', QuotationDraftedSchema);
export const quotationRevised = defineEvent('procur.documents.v1.quotation_revised', QuotationRevisedSchema);
export const quotationLineReviewed = defineEvent(
  'procur.documents.v1.quotation_line_reviewed',
  QuotationLineReviewedSchema,
  'record',
);
export const quotationAccepted = defineEvent(
  'procur.documents.v1.quotation_accepted',
  QuotationAcceptedSchema,
  'record',
);
export const orderDrafted = defineEvent('procur.documents.v1.order_drafted', OrderDraftedSchema, 'record');
export const orderCancelled = defineEvent('procur.documents.v1.order_cancelled', OrderCancelledSchema, 'record');
export const quotationIssued = defineEvent('procur.documents.v1.quotation_issued', QuotationIssuedSchema, 'record');
export const contractCreated = defineEvent('procur.documents.v1.contract_created', ContractCreatedSchema, 'record');
export const contractGenerationStarted = defineEvent(
  'procur.documents.v1.contract_generation_started',
  ContractGenerationStartedSchema,
);
export const contractGenerationCompleted = defineEvent(
  'procur.documents.v1.contract_generation_completed',
  ContractGenerationCompletedSchema,
  'record',
);
export const contractGenerationFailed = defineEvent(
  'procur.documents.v1.contract_generation_failed',
  ContractGenerationFailedSchema,
);
export const contractSigned = defineEvent('procur.documents.v1.contract_signed', ContractSignedSchema, 'record');
export const contractActivated = defineEvent(
  'procur.documents.v1.contract_activated',
  ContractActivatedSchema,
  'record',
);

export const notificationSendRequested = defineEvent(
  'procur.notifications.v1.notification_send_requested',
  NotificationSendRequestedSchema,
);
export const emailRequested = defineEvent('procur.notifications.v1.email_requested', EmailRequestedSchema);
export const slackMessageRequested = defineEvent(
  'procur.notifications.v1.slack_message_requested',
  SlackMessageRequestedSchema,
);
export const webhookRequested = defineEvent('procur.notifications.v1.webhook_requested', WebhookRequestedSchema);
export const notificationDelivered = defineEvent(
  'procur.notifications.v1.notification_delivered',
  NotificationDeliveredSchema,
);
export const notificationFailed = defineEvent('procur.notifications.v1.notification_failed', NotificationFailedSchema);

export const systemErrorRaised = defineEvent('procur.audit.v1.system_error_raised', SystemErrorRaisedSchema);
export const systemWarningRaised = defineEvent('procur.audit.v1.system_warning_raised', SystemWarningRaisedSchema);
export const deadLetterReplayed = defineEvent('procur.audit.v1.dead_letter_replayed', DeadLetterReplayedSchema);
export const deadLetterDiscarded = defineEvent(
  'procur.audit.v1.dead_letter_discarded',
  DeadLetterDiscardedSchema,
  'record',
);

/** "I gave up on this event", said by each service on a subject of its own. */
export const eventDeadLettered = ofEachOwner((owner) =>
  defineEvent(`procur.${owner}.v1.event_dead_lettered`, EventDeadLetteredSchema, 'record'),
);

/** A metered call of a model or provider. */
export const usageRecorded = ofEachOwner((owner) =>
  defineEvent(`procur.${owner}.v1.usage_recorded`, UsageRecordedSchema, 'record'),
);

/** A change somebody made, bound for the audit trail. */
export const auditEntryRecorded = ofEachOwner((owner) =>
  defineEvent(`procur.${owner}.v1.audit_entry_recorded`, AuditEntryRecordedSchema, 'record'),
);

function ofEachOwner<Declared>(declare: (owner: EventOwner) => Declared): Readonly<Record<EventOwner, Declared>> {
  const declared = eventOwners.map((owner) => [owner, declare(owner)] as const);
  return Object.freeze(Object.fromEntries(declared) as Record<EventOwner, Declared>);
}
