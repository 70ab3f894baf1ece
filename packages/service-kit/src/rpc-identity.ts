import { getOption, hasOption } from '@bufbuild/protobuf';
import { Code, ConnectError, createContextKey, type HandlerContext } from '@connectrpc/connect';
import { access, Role } from '@procur/contracts/gen/procur/common/v1/access_pb.ts';
import { DomainError } from './domain-error.ts';
import type { Identity } from './identity.ts';
import type { TokenVerifier } from './internal-token.ts';
import { metrics } from './metrics.ts';
import { fromWireRole, toWireRole } from './roles.ts';
import { toConnectError } from './rpc-errors.ts';

const identityKey = createContextKey<Identity | undefined>(undefined, { description: 'verified caller' });

/** Probes and tools cannot sign in; these services tell them nothing about anybody's business. */
const openServices = ['grpc.health.v1.Health', 'grpc.reflection.v1.ServerReflection'];

/** Who calls. @throws ConnectError unauthenticated outside of a call that was let in. */
export function identityOf(context: Pick<HandlerContext, 'values'>): Identity {
  const identity = context.values.get(identityKey);
  if (identity === undefined) throw new ConnectError('no verified caller', Code.Unauthenticated);
  return identity;
}

/** The same for interceptors, where open services have no caller. */
export function findIdentity(context: Pick<HandlerContext, 'values'>): Identity | undefined {
  return context.values.get(identityKey);
}

/** Decides on the headers alone, before a byte of the body is read, whether a call is let in, and remembers who makes it. */
export function requireIdentity(verify: TokenVerifier): (context: HandlerContext) => Promise<void> {
  return async (context) => {
    if (openServices.includes(context.service.typeName)) return;
    try {
      const identity = await verifyBearer(context.requestHeader.get('authorization'), verify);
      requireRole(identity, context);
      context.values.set(identityKey, identity);
    } catch (error) {
      const refusal = toConnectError(error);
      const method = `${context.service.typeName}/${context.method.name}`;
      metrics.rpcServerDuration.observe({ method, code: Code[refusal.code] }, 0);
      throw refusal;
    }
  };
}

async function verifyBearer(header: string | null, verify: TokenVerifier): Promise<Identity> {
  const token = /^Bearer (?<token>\S+)$/.exec(header ?? '')?.groups?.token;
  if (token === undefined)
    throw new ConnectError('a bearer token of a trusted service is required', Code.Unauthenticated);
  try {
    return await verify(token);
  } catch (error) {
    throw new ConnectError('the token is not accepted', Code.Unauthenticated, undefined, [], error);
  }
}

function requireRole(identity: Identity, { method, service }: HandlerContext): void {
  const declared = hasOption(method, access) ? getOption(method, access) : undefined;
  const roles = declared?.roles ?? [];
  if (declared?.anonymous || roles.length === 0 || mayCall(identity, roles)) return;
  const allowed = roles.flatMap((role) => fromWireRole(role) ?? []);
  throw new DomainError('forbidden', 'ROLE_REQUIRED', `${service.name}.${method.name} needs another role`, {
    given: identity.roles.join(', '),
    allowed,
  });
}

// A background service does the work of many roles; only what is for operators alone is closed to it.
function mayCall(identity: Identity, roles: readonly Role[]): boolean {
  const isForOperators = roles.every((role) => role === Role.OPERATOR);
  if (isInternal(identity) && !isForOperators) return true;
  return identity.roles.some((name) => name === 'operator' || roles.includes(toWireRole(name)));
}

// The gateway speaks for people only; every other service has already decided that its user may do this.
function isInternal(identity: Identity): boolean {
  return identity.roles.includes('service') || !['gateway', 'operator'].includes(identity.service);
}
