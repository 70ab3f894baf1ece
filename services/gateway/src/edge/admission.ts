import { context, propagation, SpanKind } from '@opentelemetry/api';
import type { AmbientContext } from '@procur/service-kit/ambient-context';
import type { Identity } from '@procur/service-kit/identity';
import { uuidv7 } from '@procur/service-kit/ids';
import { openSpan } from '@procur/service-kit/span';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SignedInUser } from '../adapters/jose-access-tokens.ts';
import type { EdgeCall } from './edge-call.ts';
import { EdgeError } from './problem.ts';
import type { Access, PublicMethod } from './public-methods.ts';
import type { RateLimits } from './rate-limits.ts';
import type { RouteSearch } from './rest-router.ts';

type AdmissionOptions = {
  readonly verify: (token: string) => Promise<SignedInUser>;
  readonly limits: RateLimits;
  readonly findRest: (verb: string, path: string) => RouteSearch;
  /** By path of the Connect route. */
  readonly procedures: ReadonlyMap<string, PublicMethod>;
  readonly maxBodyBytes: number;
};

type Target = { readonly route: string; readonly access: Access | undefined } & Pick<EdgeCall, 'rest'>;

const anonymous: Identity = { subject: 'anonymous', organisationId: '', roles: [], service: 'gateway' };

/** Decides on the headers, before a byte of the body is read, whether a request is let in: size, sign-in, role, rate. */
export function createAdmission(options: AdmissionOptions) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const target = findTarget(request, options);
    const identity = await identify(request, target.access, options.verify);
    request.edgeCall = openCall(request, target, identity);
    reply.header('correlation-id', request.edgeCall.context.correlationId);
    requireSize(request, options.maxBodyBytes);
    await options.limits.spend(identity, request.ip, reply);
    requireRole(identity, target.access);
  };
}

function findTarget(request: FastifyRequest, { findRest, procedures }: AdmissionOptions): Target {
  const { url: pattern = '', config } = request.routeOptions;
  if (pattern !== '/v1/*') {
    const access = procedures.get(pattern)?.access ?? config.access;
    return { route: pattern || 'none', access, rest: undefined };
  }
  const path = request.url.split('?', 1)[0] ?? '';
  const { route, allowed } = findRest(request.method, path);
  if (route) return { route: route.binding.template, access: route.target.access, rest: route };
  if (allowed.length === 0) throw new EdgeError(404, 'ROUTE_NOT_FOUND', `there is nothing at ${path}`);
  throw new EdgeError(405, 'VERB_NOT_ALLOWED', `${path} has no ${request.method}`, { given: request.method, allowed });
}

async function identify(request: FastifyRequest, access: Access | undefined, verify: AdmissionOptions['verify']) {
  const token = /^Bearer (?<token>\S+)$/i.exec(request.headers.authorization ?? '')?.groups?.token;
  if (token === undefined) {
    if (access === undefined || access.anonymous) return anonymous;
    throw new EdgeError(401, 'TOKEN_MISSING', 'this call needs an access token in the Authorization header', {
      allowed: ['Authorization: Bearer <access token>'],
    });
  }
  // A stale token must not keep anybody from signing in again.
  if (access?.anonymous) return anonymous;
  try {
    const { userId: subject, organisationId, roles } = await verify(token);
    return { subject, organisationId, roles, service: 'gateway' };
  } catch (error) {
    throw unacceptable(error);
  }
}

function unacceptable(error: unknown): EdgeError {
  const expired = error instanceof Error && 'code' in error && error.code === 'ERR_JWT_EXPIRED';
  return expired
    ? new EdgeError(401, 'TOKEN_EXPIRED', 'the access token has expired; refresh the session')
    : new EdgeError(401, 'TOKEN_INVALID', 'the access token is not one of ours');
}

function openCall(request: FastifyRequest, { route, rest }: Target, identity: Identity): EdgeCall {
  const parent = propagation.extract(context.active(), request.headers);
  const attributes = { 'http.request.method': request.method, 'http.route': route };
  const name = `${request.method} ${route}`;
  const span = context.with(parent, () => openSpan(name, { kind: SpanKind.SERVER, attributes }));
  return { context: toContext(request, identity), span, startMs: performance.now(), route, rest };
}

function toContext(request: FastifyRequest, identity: Identity): AmbientContext {
  const given = request.headers['correlation-id'];
  // Only a plain word is taken over from outside: it ends up in logs and headers.
  const correlationId = typeof given === 'string' && /^[\w-]{1,64}$/.test(given) ? given : uuidv7();
  return {
    correlationId,
    actor: identity.subject,
    organisationId: identity.organisationId,
    priority: 'normal',
    identity,
    clientAddress: request.ip,
    userAgent: printable(request.headers['user-agent'] ?? ''),
  };
}

function requireSize(request: FastifyRequest, maxBodyBytes: number): void {
  const limit = request.routeOptions.config.maxBytes ?? maxBodyBytes;
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared <= limit) return;
  throw new EdgeError(413, 'BODY_TOO_LARGE', `a body of ${declared} bytes is too large, ${limit} are allowed`, {
    given: `${declared} bytes`,
    allowed: [`at most ${limit} bytes`],
  });
}

function requireRole(identity: Identity, access: Access | undefined): void {
  if (access === undefined || access.anonymous || access.roles.length === 0) return;
  if (identity.roles.some((role) => access.roles.includes(role))) return;
  throw new EdgeError(403, 'ROLE_REQUIRED', 'this call needs another role', {
    given: identity.roles.join(', ') || 'no role',
    allowed: access.roles,
  });
}

function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '').slice(0, 256);
}
