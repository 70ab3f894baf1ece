import { emailRequested, slackMessageRequested, webhookRequested } from '@procur/contracts/events';
import { type Subscription, subscribeLong } from '@procur/service-kit/subscription';
import type { App } from '../app.ts';
import { noticeRules } from './notices.ts';
import { onDeliveryRequested } from './on-delivery-requested.ts';
import { onNotableEvent } from './on-notable-event.ts';

/** What the service hears and does about it. */
export function subscriptions(app: App): readonly Subscription[] {
  return [
    ...noticeRules.map((rule) => subscribeLong(rule.event, onNotableEvent(app, rule))),
    subscribeLong(emailRequested, onDeliveryRequested(app)),
    subscribeLong(slackMessageRequested, onDeliveryRequested(app)),
    subscribeLong(webhookRequested, onDeliveryRequested(app)),
  ];
}
