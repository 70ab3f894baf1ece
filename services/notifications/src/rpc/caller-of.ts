import type { HandlerContext } from '@connectrpc/connect';
import { ambientContext } from '@procur/service-kit/ambient-context';
import { identityOf } from '@procur/service-kit/rpc-identity';
import type { Caller } from '../commands/caller.ts';
import type { Reader } from '../queries/list-messages.ts';

/** The verified caller of an RPC, with where the call came from. */
export function callerOf(context: HandlerContext): Caller {
  const { subject, organisationId } = identityOf(context);
  const { clientAddress = '', userAgent = '' } = ambientContext();
  return { subject, organisationId, clientAddress, userAgent };
}

/** The verified caller as a reader of their own messages. */
export function readerOf(context: HandlerContext): Reader {
  const { subject, organisationId } = identityOf(context);
  return { organisationId, userId: subject };
}
