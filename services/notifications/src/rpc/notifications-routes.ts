import { NotificationsService } from '@procur/contracts/gen/procur/notifications/v1/notifications_service_pb.ts';
import { identityOf } from '@procur/service-kit/rpc-identity';
import type { Routes } from '@procur/service-kit/rpc-server';
import type { App } from '../app.ts';
import { callerOf, readerOf } from './caller-of.ts';
import {
  fromWireChannel,
  fromWireStatus,
  toGivenPreferences,
  toNewEndpoint,
  toWireDelivery,
  toWireEndpoint,
  toWireMessage,
  toWirePreferences,
} from './notification-messages.ts';

/** Every RPC of the service. */
export function notificationsRoutes(app: App): Routes {
  return (router) =>
    router.service(NotificationsService, {
      async listMessages({ pageSize: size, pageToken: token, unreadOnly }, context) {
        const { rows, nextToken, unreadCount } = await app.listMessages(readerOf(context), { size, token, unreadOnly });
        return { messages: rows.map(toWireMessage), nextPageToken: nextToken, unreadCount };
      },
      async markMessageRead({ messageId }, context) {
        return { message: toWireMessage(await app.markMessageRead(readerOf(context), messageId)) };
      },
      async listDeliveries({ pageSize: size, pageToken: token, status, channel }, context) {
        const filter = { status: fromWireStatus(status), channel: fromWireChannel(channel) };
        const page = await app.listDeliveries(identityOf(context).organisationId, filter, { size, token });
        return { deliveries: page.rows.map(toWireDelivery), nextPageToken: page.nextToken };
      },
      async getPreferences(_, context) {
        return { preferences: toWirePreferences(await app.getPreferences(readerOf(context))) };
      },
      async setPreferences({ preferences }, context) {
        const saved = await app.setPreferences(readerOf(context), toGivenPreferences(preferences));
        return { preferences: toWirePreferences(saved) };
      },
      async createEndpoint(request, context) {
        const { endpoint, signingSecret } = await app.createEndpoint(callerOf(context), toNewEndpoint(request));
        return { endpoint: toWireEndpoint(endpoint), signingSecret };
      },
      async listEndpoints({ pageSize: size, pageToken: token }, context) {
        const page = await app.listEndpoints(identityOf(context).organisationId, { size, token });
        return { endpoints: page.rows.map(toWireEndpoint), nextPageToken: page.nextToken };
      },
      async deleteEndpoint({ endpointId }, context) {
        await app.deleteEndpoint(callerOf(context), endpointId);
        return {};
      },
    });
}
