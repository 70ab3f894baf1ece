import { Role } from '@procur/contracts/gen/procur/common/v1/access_pb.ts';

/** What a caller may be, as it is written into tokens. */
export const roleNames = [
  'requester',
  'approver',
  'buyer',
  'vendor_manager',
  'auditor',
  'admin',
  'operator',
  'service',
] as const;
export type RoleName = (typeof roleNames)[number];

const wireRoles: Record<RoleName, Role> = {
  requester: Role.REQUESTER,
  approver: Role.APPROVER,
  buyer: Role.BUYER,
  vendor_manager: Role.VENDOR_MANAGER,
  auditor: Role.AUDITOR,
  admin: Role.ADMIN,
  operator: Role.OPERATOR,
  service: Role.SERVICE,
};

/** The wire value of a role. */
export function toWireRole(name: RoleName): Role {
  return wireRoles[name];
}

/** The name of a wire role; `undefined` for one that this version does not know, and for UNSPECIFIED. */
export function fromWireRole(role: Role): RoleName | undefined {
  return roleNames.find((name) => wireRoles[name] === role);
}

/** Whether the text is the name of a role. */
export function isRoleName(text: unknown): text is RoleName {
  return roleNames.some((name) => name === text);
}
