import {
  awardApproved,
  contractCreated,
  documentExtracted,
  documentUploaded,
  quotationCreated,
  quotationLineReviewed,
  quotationRevised,
} from '@procur/contracts/events';
import { type Subscription, subscribeLong } from '@procur/service-kit/subscription';
import type { App } from '../app.ts';

/** Everything that documents does when it hears of something. */
export function subscriptions(app: App): Subscription[] {
  return [
    subscribeLong(documentUploaded, ({ data }, delivery) => app.readDocument(data.documentId, delivery)),
    subscribeLong(documentExtracted, ({ data }, delivery) => app.quoteDocument(data.documentId, delivery)),
    subscribeLong(quotationCreated, ({ data: { quotationId } }, delivery) =>
      app.writeQuotation({ quotationId, revision: 1 }, delivery),
    ),
    subscribeLong(quotationRevised, ({ data: { quotationId, revision } }, delivery) =>
      app.writeQuotation({ quotationId, revision }, delivery),
    ),
    subscribeLong(quotationLineReviewed, ({ data }, delivery) => app.sendCorrection(data.reviewId, delivery)),
    subscribeLong(awardApproved, ({ data, organisationId }, delivery) =>
      app.drawUpContract({ ...data, organisationId }, delivery),
    ),
    subscribeLong(contractCreated, ({ data }, delivery) => app.writeContract(data.contractId, delivery)),
  ];
}
