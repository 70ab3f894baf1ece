import { eventDeadLettered, roundStarted, tableCloseRequested, vendorAnswered } from '@procur/contracts/events';
import { type Subscription, subscribe, subscribeLong } from '@procur/service-kit/subscription';
import type { App } from '../app.ts';
import { onEventDeadLettered } from './on-event-dead-lettered.ts';

/** Everything the service does when it hears an event. */
export function subscriptions(app: App): readonly Subscription[] {
  return [
    subscribeLong(roundStarted, ({ data }, delivery) => app.playRound(data, delivery.complete)),
    // The same question again, which has an answer now.
    subscribeLong(vendorAnswered, ({ data }, delivery) => app.playRound(data, delivery.complete)),
    subscribeLong(tableCloseRequested, ({ data }, delivery) => app.closeTable(data.threadId, delivery.complete)),
    subscribe(eventDeadLettered.negotiation, ({ data }) => onEventDeadLettered(app, data)),
  ];
}
