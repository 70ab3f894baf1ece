import { Channel as Wire } from '@procur/contracts/gen/procur/notifications/v1/notifications_service_pb.ts';
import type { Channel } from '../domain/channel.ts';

const wireChannels: Record<Channel, Wire> = {
  in_app: Wire.IN_APP,
  email: Wire.EMAIL,
  slack: Wire.SLACK,
  webhook: Wire.WEBHOOK,
};

export function toWireChannel(channel: Channel): Wire {
  return wireChannels[channel];
}
