import { deriveTopology, type SubscriptionDeclaration } from './event-topology.ts';
import * as events from './events.ts';

/**
 * Who does what kind of work when it hears which events. Streams and consumers are derived from this list and applied
 * at the start of every service; the concurrencies are the product's defaults and a setting may override them.
 */
export const subscriptions = [
  {
    service: 'requests',
    name: 'process',
    concurrency: 4,
    events: [
      events.requestApproved,
      events.requestShortlisted,
      events.requestCancelled,
      events.lotOpened,
      events.lotMoved,
      events.awardApproved,
      events.awardRejected,
      events.negotiationCompleted,
      events.negotiationFailed,
      events.contractGenerationCompleted,
      events.contractGenerationFailed,
    ],
  },
  {
    service: 'negotiation',
    name: 'negotiation',
    concurrency: 4,
    // A vendor's person has answered at last, and the round goes on.
    // Its own dead letters too: a round that could not be played must end its thread, or the others would wait for ever.
    events: [
      events.roundStarted,
      events.vendorAnswered,
      events.tableCloseRequested,
      events.eventDeadLettered.negotiation,
    ],
  },
  { service: 'vendors', name: 'enrichment', concurrency: 2, events: [events.catalogueImportRequested] },
  {
    service: 'documents',
    name: 'documents',
    concurrency: 2,
    events: [events.documentUploaded, events.documentExtracted, events.quotationLineReviewed],
  },
  {
    service: 'documents',
    name: 'contracts',
    concurrency: 2,
    events: [events.awardApproved, events.contractCreated, events.quotationCreated, events.quotationRevised],
  },
  {
    service: 'notifications',
    name: 'notifications',
    concurrency: 4,
    events: [
      events.approvalRequested,
      events.requestApproved,
      events.requestRejected,
      events.requestContracted,
      events.requestFailed,
      events.negotiationCompleted,
      events.negotiationFailed,
      events.moveApprovalRequested,
      events.pauseEnding,
      events.mandateAmendmentProposed,
      events.quotationDrafted,
      events.quotationIssued,
      events.documentFailed,
      events.contractGenerationCompleted,
      events.contractSigned,
      events.contractActivated,
      events.answerRequested,
      events.answerReminderDue,
      events.vendorTableClosed,
      events.emailRequested,
      events.slackMessageRequested,
      events.webhookRequested,
    ],
  },
  // Those that wait at the same time share a commit, so that many at once cost hardly more than one.
  { service: 'audit', name: 'store', concurrency: 32, events: 'all' },
] as const satisfies readonly SubscriptionDeclaration[];

/** Everything the broker must hold. */
export const topology = deriveTopology(subscriptions);
