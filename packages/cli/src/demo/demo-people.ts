import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Role } from '@procur/contracts/gen/procur/common/v1/access_pb.ts';
import type { Credentials } from './session.ts';

/** The people of the demo organisation. */
export const demoPeople = {
  admin: { email: 'admin@demo.example', displayName: 'Ada Lindqvist', roles: [Role.ADMIN, Role.VENDOR_MANAGER] },
  requester: { email: 'requester@demo.example', displayName: 'Ruben Castro', roles: [Role.REQUESTER] },
  approver: { email: 'approver@demo.example', displayName: 'Amara Diallo', roles: [Role.APPROVER] },
  buyer: { email: 'buyer@demo.example', displayName: 'Bea Novak', roles: [Role.BUYER] },
} as const;

export type DemoPerson = keyof typeof demoPeople;

/** Credentials by person: one password for all, made once for this installation. */
export function demoCredentials(keysFolder: string): Record<DemoPerson, Credentials> {
  const password = demoPassword(join(keysFolder, 'demo-password.txt'));
  const entries = Object.entries(demoPeople).map(([person, { email }]) => [person, { email, password }]);
  return Object.fromEntries(entries) as Record<DemoPerson, Credentials>;
}

function demoPassword(file: string): string {
  if (!existsSync(file)) writeFileSync(file, `demo-${randomBytes(9).toString('base64url')}`, { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}
