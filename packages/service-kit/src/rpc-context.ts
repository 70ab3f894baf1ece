import type { Interceptor } from '@connectrpc/connect';
import { type AmbientContext, ambientContext, runInContext } from './ambient-context.ts';
import type { Identity } from './identity.ts';
import { serviceIdentity } from './identity.ts';
import { uuidv7 } from './ids.ts';
import type { TokenMinter } from './internal-token.ts';
import { observeCall } from './observe-call.ts';
import { findIdentity } from './rpc-identity.ts';

const correlationHeader = 'correlation-id';
const priorityHeader = 'procur-priority';
const clientAddressHeader = 'procur-client-address';
const userAgentHeader = 'procur-user-agent';

/** Server interceptor: the call's work runs in the context its headers describe. Outermost. */
export const enterContext: Interceptor = observeCall((request) => {
  const context = readContext(request.header, findIdentity({ values: request.contextValues }));
  return { run: (work) => runInContext(context, work), end: () => {} };
});

/** Client interceptor: signs the call in the name of whoever the present work is for, and passes its context on. */
export function passContextOn(service: string, mint: () => Promise<TokenMinter>): Interceptor {
  return (next) => async (request) => {
    const context = ambientContext();
    const token = await (await mint())(context.identity ?? serviceIdentity(service, context.organisationId));
    request.header.set('authorization', `Bearer ${token}`);
    writeContext(context, request.header);
    return next(request);
  };
}

function readContext(header: Headers, identity: Identity | undefined): AmbientContext {
  const clientAddress = header.get(clientAddressHeader);
  const userAgent = header.get(userAgentHeader);
  return {
    correlationId: header.get(correlationHeader) ?? uuidv7(),
    actor: identity?.subject ?? 'anonymous',
    organisationId: identity?.organisationId ?? '',
    priority: header.get(priorityHeader) === 'high' ? 'high' : 'normal',
    ...(identity && { identity }),
    ...(clientAddress && { clientAddress }),
    ...(userAgent && { userAgent }),
  };
}

function writeContext(context: AmbientContext, header: Headers): void {
  header.set(correlationHeader, context.correlationId);
  header.set(priorityHeader, context.priority);
  if (context.clientAddress) header.set(clientAddressHeader, context.clientAddress);
  if (context.userAgent) header.set(userAgentHeader, context.userAgent);
}
