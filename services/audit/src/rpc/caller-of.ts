import type { HandlerContext } from '@connectrpc/connect';
import { ambientContext } from '@procur/service-kit/ambient-context';
import { identityOf } from '@procur/service-kit/rpc-identity';
import type { Caller } from '../commands/caller.ts';
import type { Scope } from '../domain/scope.ts';

/** The verified caller of an RPC, with where the call came from. */
export function callerOf(context: HandlerContext): Caller {
  const { subject, organisationId } = identityOf(context);
  const { clientAddress = '', userAgent = '' } = ambientContext();
  return { subject, organisationId, scope: scopeOf(context), clientAddress, userAgent };
}

/** Operators who act for no organisation see the platform; everybody else sees their own. */
export function scopeOf(context: HandlerContext): Scope {
  const { organisationId, roles } = identityOf(context);
  return organisationId === '' && roles.includes('operator') ? 'platform' : { organisationId };
}
