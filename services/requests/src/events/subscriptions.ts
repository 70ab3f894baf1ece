import {
  awardApproved,
  awardRejected,
  contractGenerationCompleted,
  contractGenerationFailed,
  lotMoved,
  lotOpened,
  negotiationCompleted,
  negotiationFailed,
  requestApproved,
  requestCancelled,
  requestShortlisted,
} from '@procur/contracts/events';
import { type Delivery, type Subscription, subscribe, subscribeLong } from '@procur/service-kit/subscription';
import type { App } from '../app.ts';

/** What moves a request: one line per event. `maxAttempts` is how often the bus tries. */
export function subscriptions(app: App, maxAttempts: number): readonly Subscription[] {
  const last = (delivery: Delivery) => ({ ...delivery, isLastAttempt: delivery.attempt >= maxAttempts });
  return [
    subscribeLong(requestApproved, (event, delivery) => app.findVendors(keyOf(event), last(delivery))),
    subscribeLong(lotOpened, (event, delivery) => app.findVendors(keyOf(event), last(delivery))),
    subscribe(lotMoved, (event) => app.followLots(keyOf(event))),
    subscribeLong(requestShortlisted, (event, delivery) => app.openNegotiation(keyOf(event), last(delivery))),
    subscribeLong(negotiationCompleted, (event, delivery) =>
      app.takeNegotiationOutcome(keyOf(event), event.data.negotiationId, last(delivery)),
    ),
    subscribeLong(negotiationFailed, (event, delivery) =>
      app.takeNegotiationOutcome(keyOf(event), event.data.negotiationId, last(delivery)),
    ),
    subscribeLong(awardApproved, (event, delivery) => app.concludeAward(keyOf(event), last(delivery))),
    subscribeLong(requestCancelled, (event) => app.endNegotiation(keyOf(event), event.data.reason)),
    subscribeLong(awardRejected, (event) => app.endNegotiation(keyOf(event), event.data.comment)),
    subscribe(contractGenerationCompleted, ({ data, ...event }) =>
      app.finishContract(keyOf({ data, ...event }), { contractId: data.contractId, contractNumber: data.number }),
    ),
    subscribe(contractGenerationFailed, (event) => app.failContract(keyOf(event), event.data.reason)),
  ];
}

type AboutRequest = { readonly organisationId: string; readonly data: { readonly requestId: string } };

function keyOf({ organisationId, data }: AboutRequest) {
  return { organisationId, requestId: data.requestId };
}
