import type { Delivery, ReceivedEvent } from '@procur/service-kit/subscription';
import type { App } from '../app.ts';
import type { NoticeRule } from './notices.ts';

/** Finds out who is to be told, then writes it down. */
export function onNotableEvent(app: App, { toNotice }: NoticeRule) {
  return async (event: ReceivedEvent, delivery: Delivery): Promise<void> => {
    const planned = await app.planNotification(toNotice(event));
    await delivery.complete(() => app.recordNotification(planned));
  };
}
