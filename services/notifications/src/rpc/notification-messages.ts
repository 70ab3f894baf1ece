import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  type CreateEndpointRequest,
  type Preferences,
  Channel as Wire,
  DeliveryStatus as WireStatus,
} from '@procur/contracts/gen/procur/notifications/v1/notifications_service_pb.ts';
import { DomainError } from '@procur/service-kit/domain-error';
import { fromWireEnum } from '@procur/service-kit/wire-enum';
import type { Delivery } from '../database/entities/delivery.ts';
import type { Endpoint } from '../database/entities/endpoint.ts';
import type { Message } from '../database/entities/message.ts';
import type { UserPreference } from '../database/entities/user-preference.ts';
import { type Channel, endpointChannels } from '../domain/channel.ts';
import type { DeliveryStatus } from '../domain/delivery-status.ts';
import type { NewEndpoint } from '../domain/endpoint.ts';

const wireChannels: Record<Channel, Wire> = {
  in_app: Wire.IN_APP,
  email: Wire.EMAIL,
  slack: Wire.SLACK,
  webhook: Wire.WEBHOOK,
};

const wireStatuses: Record<DeliveryStatus, WireStatus> = {
  pending: WireStatus.PENDING,
  delivered: WireStatus.DELIVERED,
  failed: WireStatus.FAILED,
};

/** The channel of a wire value; `undefined` for UNSPECIFIED, which means none is asked for. */
export function fromWireChannel(wire: Wire): Channel | undefined {
  return fromWireEnum('channel', wireChannels, wire);
}

export function fromWireStatus(wire: WireStatus): DeliveryStatus | undefined {
  return fromWireEnum('status', wireStatuses, wire);
}

export function toNewEndpoint({ channel, url, eventNames }: CreateEndpointRequest): NewEndpoint {
  const known = endpointChannels.find((each) => wireChannels[each] === channel);
  if (!known) throw unknownChannel(fromWireChannel(channel) ?? 'none', endpointChannels);
  return { channel: known, url, eventNames };
}

export function toGivenPreferences(preferences: Preferences | undefined) {
  const wanted = preferences?.channels.map(fromWireChannel) ?? [];
  return {
    channels: wanted.filter((channel) => channel !== undefined),
    mutedTemplates: preferences?.mutedTemplates ?? [],
  };
}

export function toWirePreferences({
  channels: wanted,
  mutedTemplates,
}: Pick<UserPreference, 'channels' | 'mutedTemplates'>) {
  return { channels: wanted.map((channel) => wireChannels[channel]), mutedTemplates: [...mutedTemplates] };
}

export function toWireMessage({ id, subject, text, resourceType, resourceId, readAt, createdAt }: Message) {
  return {
    id,
    subject,
    text,
    resourceType,
    resourceId,
    read: readAt !== null,
    createdAt: timestampFromDate(createdAt),
  };
}

export function toWireDelivery(delivery: Delivery) {
  const { id, channel, template, recipientId, status, attempts, lastError, eventId, createdAt, deliveredAt } = delivery;
  return {
    id,
    channel: wireChannels[channel],
    template,
    recipientId,
    status: wireStatuses[status],
    attempts,
    lastError,
    eventId,
    createdAt: timestampFromDate(createdAt),
    ...(deliveredAt && { deliveredAt: timestampFromDate(deliveredAt) }),
  };
}

/** An endpoint as its organisation sees it. Of a Slack URL only the host, because the rest of it is a secret. */
export function toWireEndpoint({ id, channel, url, eventNames, createdAt }: Endpoint) {
  const shown = channel === 'slack' ? new URL(url).origin : url;
  return { id, channel: wireChannels[channel], url: shown, eventNames, createdAt: timestampFromDate(createdAt) };
}

function unknownChannel(given: string, allowed: readonly string[]): DomainError {
  const message = `the channel ${given} cannot be used here`;
  return new DomainError('invalid', 'CHANNEL_INVALID', message, { field: 'channel', given, allowed });
}
