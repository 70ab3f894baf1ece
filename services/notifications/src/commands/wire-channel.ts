import { Channel as Wire } from '@procur/contracts/gen/procur/notifications/v1/notifications_service_pb.ts';
import { type Channel, channels } from '../domain/channel.ts';

const wireChannels: Record<Channel, Wire> = {
  in_app: Wire.IN_APP,
  email: Wire.EMAIL,
  slack: Wire.SLACK,
  webhook: Wire.WEBHOOK,
};

export function toWireChannel(channel: Channel): Wire {
  return wireChannels[channel];
}

/** The channel of a wire value; `undefined` for UNSPECIFIED and what this version does not know. */
export function fromWireChannel(wire: Wire): Channel | undefined {
  return channels.find((channel) => wireChannels[channel] === wire);
}
