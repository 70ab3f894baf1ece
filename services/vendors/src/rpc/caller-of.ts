import type { HandlerContext } from '@connectrpc/connect';
import { ambientContext } from '@procur/service-kit/ambient-context';
import { identityOf } from '@procur/service-kit/rpc-identity';
import type { Caller } from '../domain/caller.ts';

/** The verified caller of an RPC, with where the call came from. */
export function callerOf(context: HandlerContext): Caller {
  const { subject, organisationId } = identityOf(context);
  const { clientAddress = '', userAgent = '' } = ambientContext();
  return { subject, organisationId, clientAddress, userAgent };
}
