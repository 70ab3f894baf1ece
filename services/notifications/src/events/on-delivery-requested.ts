import type { Delivery, ReceivedEvent } from '@procur/service-kit/subscription';
import type { App } from '../app.ts';

/** Sends, then writes down how it ended. */
export function onDeliveryRequested(app: App) {
  return async (event: ReceivedEvent<{ readonly deliveryId: string }>, delivery: Delivery): Promise<void> => {
    const { deliveryId } = event.data;
    const outcome = await app.sendDelivery(deliveryId);
    await delivery.complete(() => app.settleDelivery(deliveryId, outcome));
  };
}
