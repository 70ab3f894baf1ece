import { DomainError } from '@procur/service-kit/domain-error';
import type { RoleName } from '@procur/service-kit/roles';

/** Who gave the command, and from where, for the audit trail. */
export type Caller = {
  readonly subject: string;
  readonly organisationId: string;
  readonly roles: readonly RoleName[];
  readonly clientAddress: string;
  readonly userAgent: string;
};

/** This service itself, when an event and not a person moved something. */
export function backgroundCaller(organisationId: string): Caller {
  return { subject: 'service:requests', organisationId, roles: ['service'], clientAddress: '', userAgent: '' };
}

/** @throws DomainError forbidden unless it is the caller's own request, or the caller buys for everybody. */
export function requireOwner(caller: Caller, requesterId: string): void {
  const buysForAll = caller.roles.some((role) => role === 'buyer' || role === 'admin');
  if (buysForAll || caller.subject === requesterId) return;
  throw new DomainError(
    'forbidden',
    'NOT_YOUR_REQUEST',
    'only its requester, a buyer or an administrator may do this',
    {
      given: caller.roles.join(', '),
      allowed: ['the requester', 'buyer', 'admin'],
    },
  );
}
