import { DomainError } from '@procur/service-kit/domain-error';
import type { RoleName } from '@procur/service-kit/roles';

type Person = { readonly subject: string; readonly roles: readonly RoleName[] };

/** @throws DomainError forbidden unless it is the person's own request, or the person buys for everybody. */
export function requireOwner({ subject, roles }: Person, requesterId: string): void {
  const buysForAll = roles.some((role) => role === 'buyer' || role === 'admin');
  if (buysForAll || subject === requesterId) return;
  throw new DomainError(
    'forbidden',
    'NOT_YOUR_REQUEST',
    'only its requester, a buyer or an administrator may do this',
    { given: roles.join(', '), allowed: ['the requester', 'buyer', 'admin'] },
  );
}
