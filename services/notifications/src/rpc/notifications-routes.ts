import type { HandlerContext } from '@connectrpc/connect';
import { NotificationsService } from '@procur/contracts/gen/procur/notifications/v1/notifications_service_pb.ts';
import { identityOf } from '@procur/service-kit/rpc-identity';
import type { Routes } from '@procur/service-kit/rpc-server';
import type { App } from '../app.ts';
import type { Reader } from '../queries/list-messages.ts';
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
      async listMessages({ pageSize, pageToken, unreadOnly }, context) {
        const { rows, nextPageToken, unreadCount } = await app.listMessages(readerOf(context), {
          pageSize,
          pageToken,
          unreadOnly,
        });
        return { messages: rows.map(toWireMessage), nextPageToken, unreadCount };
      },
      async markMessageRead({ messageId }, context) {
        return { message: toWireMessage(await app.markMessageRead(readerOf(context), messageId)) };
      },
      async listDeliveries({ pageSize, pageToken, status, channel }, context) {
        const filter = { status: fromWireStatus(status), channel: fromWireChannel(channel) };
        const page = await app.listDeliveries(identityOf(context).organisationId, filter, { pageSize, pageToken });
        return { deliveries: page.rows.map(toWireDelivery), nextPageToken: page.nextPageToken };
      },
      async getPreferences(_, context) {
        return { preferences: toWirePreferences(await app.getPreferences(readerOf(context))) };
      },
      async setPreferences({ preferences }, context) {
        const saved = await app.setPreferences(readerOf(context), toGivenPreferences(preferences));
        return { preferences: toWirePreferences(saved) };
      },
      async createEndpoint(request, context) {
        const { endpoint, signingSecret } = await app.createEndpoint(
          identityOf(context).organisationId,
          toNewEndpoint(request),
        );
        return { endpoint: toWireEndpoint(endpoint), signingSecret };
      },
      async listEndpoints({ pageSize, pageToken }, context) {
        const page = await app.listEndpoints(identityOf(context).organisationId, { pageSize, pageToken });
        return { endpoints: page.rows.map(toWireEndpoint), nextPageToken: page.nextPageToken };
      },
      async deleteEndpoint({ endpointId }, context) {
        await app.deleteEndpoint(identityOf(context).organisationId, endpointId);
        return {};
      },
    });
}

/** The verified caller as a reader of their own messages. */
function readerOf(context: HandlerContext): Reader {
  const { subject, organisationId } = identityOf(context);
  return { organisationId, userId: subject };
}
