import type { Client } from '@connectrpc/connect';
import type { UsersService } from '@procur/contracts/gen/procur/gateway/v1/gateway_service_pb.ts';
import { isRoleName, toWireRole } from '@procur/service-kit/roles';
import type { People } from '../ports.ts';

/** Asks the gateway, in the name of the organisation that the present work is for. */
export function gatewayPeople(users: Client<typeof UsersService>): People {
  return {
    withRole: async (_organisationId, role) =>
      isRoleName(role) ? (await users.lookupUsers({ role: toWireRole(role) })).users : [],
    withIds: async (_organisationId, userIds) =>
      userIds.length === 0 ? [] : (await users.lookupUsers({ userIds: [...userIds] })).users,
  };
}
