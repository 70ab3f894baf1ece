import { type Subscription, subscribeToAll } from '@procur/service-kit/subscription';
import type { App } from '../app.ts';
import { onAnyEvent } from './on-any-event.ts';

/** What the service hears: everything. */
export function subscriptions(app: App): readonly Subscription[] {
  return [subscribeToAll(onAnyEvent(app))];
}
