import { createEndpoint } from './commands/create-endpoint.ts';
import { deleteEndpoint } from './commands/delete-endpoint.ts';
import { markMessageRead } from './commands/mark-message-read.ts';
import { planNotification } from './commands/plan-notification.ts';
import { recordNotification } from './commands/record-notification.ts';
import { sendDelivery } from './commands/send-delivery.ts';
import { setPreferences } from './commands/set-preferences.ts';
import { settleDelivery } from './commands/settle-delivery.ts';
import type { Ports } from './ports.ts';
import { getPreferences } from './queries/get-preferences.ts';
import { listDeliveries } from './queries/list-deliveries.ts';
import { listEndpoints } from './queries/list-endpoints.ts';
import { listMessages } from './queries/list-messages.ts';

/** The use cases, from what they need: the same in production and in tests. */
export function createApp(ports: Ports) {
  return {
    planNotification: planNotification(ports),
    recordNotification: recordNotification(ports),
    sendDelivery: sendDelivery(ports),
    settleDelivery: settleDelivery(ports),
    listMessages: listMessages(ports),
    markMessageRead: markMessageRead(ports),
    listDeliveries: listDeliveries(ports),
    getPreferences: getPreferences(ports),
    setPreferences: setPreferences(ports),
    createEndpoint: createEndpoint(ports),
    listEndpoints: listEndpoints(ports),
    deleteEndpoint: deleteEndpoint(ports),
  };
}

export type App = ReturnType<typeof createApp>;
