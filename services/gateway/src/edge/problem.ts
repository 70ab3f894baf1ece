import { Code, ConnectError } from '@connectrpc/connect';
import { DomainError } from '@procur/service-kit/domain-error';
import { findErrorDetails, toConnectError } from '@procur/service-kit/rpc-errors';

/** RFC 9457, with what a program needs to put it right. */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly reason: string;
  readonly field?: string;
  readonly given?: string;
  readonly allowed?: readonly string[];
};

/** A refusal by the edge itself, whose status no rule knows. */
export class EdgeError extends Error {
  override readonly name = 'EdgeError';
  readonly status: number;
  readonly reason: string;
  readonly given: string | undefined;
  readonly allowed: readonly string[];

  constructor(
    status: number,
    reason: string,
    message: string,
    detail: { given?: string; allowed?: readonly string[] } = {},
  ) {
    super(message);
    this.status = status;
    this.reason = reason;
    this.given = detail.given;
    this.allowed = detail.allowed ?? [];
  }
}

/** The problem document of whatever was thrown. Bugs say nothing about themselves. */
export function toProblem(error: unknown): Problem {
  if (error instanceof EdgeError) return fromEdgeError(error);
  if (isFastifyError(error)) return fromFastifyError(error);
  const refusal = toConnectError(error);
  const detail = findErrorDetails(refusal)[0];
  const status = isStaleVersion(detail?.reason) ? 412 : statuses[refusal.code];
  return problem({
    status,
    reason: detail?.reason || codeReasons[refusal.code],
    detail: refusal.rawMessage,
    field: detail?.field,
    given: detail?.given,
    allowed: detail?.allowed,
  });
}

const statuses: Record<Code, number> = {
  [Code.InvalidArgument]: 400,
  [Code.OutOfRange]: 400,
  [Code.Unauthenticated]: 401,
  [Code.PermissionDenied]: 403,
  [Code.NotFound]: 404,
  [Code.FailedPrecondition]: 409,
  [Code.AlreadyExists]: 409,
  [Code.Aborted]: 409,
  [Code.ResourceExhausted]: 429,
  // nginx's code for a client that left; nobody reads it, but the metrics do.
  [Code.Canceled]: 499,
  [Code.Unimplemented]: 501,
  [Code.Unavailable]: 503,
  [Code.DeadlineExceeded]: 504,
  [Code.Unknown]: 500,
  [Code.Internal]: 500,
  [Code.DataLoss]: 500,
};

const codeReasons: Record<Code, string> = {
  [Code.InvalidArgument]: 'INVALID',
  [Code.OutOfRange]: 'INVALID',
  [Code.Unauthenticated]: 'UNAUTHENTICATED',
  [Code.PermissionDenied]: 'FORBIDDEN',
  [Code.NotFound]: 'NOT_FOUND',
  [Code.FailedPrecondition]: 'CONFLICT',
  [Code.AlreadyExists]: 'CONFLICT',
  [Code.Aborted]: 'CONFLICT',
  [Code.ResourceExhausted]: 'TOO_MUCH',
  [Code.Canceled]: 'CANCELLED',
  [Code.Unimplemented]: 'NOT_IMPLEMENTED',
  [Code.Unavailable]: 'UNAVAILABLE',
  [Code.DeadlineExceeded]: 'TOO_SLOW',
  [Code.Unknown]: 'INTERNAL',
  [Code.Internal]: 'INTERNAL',
  [Code.DataLoss]: 'INTERNAL',
};

const titles: Record<number, string> = {
  400: 'The request does not fit',
  401: 'Sign-in needed',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Verb not allowed',
  409: 'Conflict with the present state',
  412: 'Changed in the meantime',
  413: 'Too large',
  415: 'Type not supported',
  422: 'Cannot be processed',
  429: 'Too many calls',
  503: 'Not available at the moment',
  504: 'No answer in time',
};

// The services' reasons for a lost race on a version, which HTTP answers with a status of its own.
function isStaleVersion(reason: string | undefined): boolean {
  return reason !== undefined && /STALE|VERSION_CONFLICT|VERSION_MISMATCH/.test(reason);
}

type ProblemParts = {
  readonly status: number;
  readonly reason: string;
  readonly detail: string;
  readonly field?: string | undefined;
  readonly given?: string | undefined;
  readonly allowed?: readonly string[] | undefined;
};

function problem({ status, reason, detail, field, given, allowed }: ProblemParts): Problem {
  return {
    type: `urn:procur:problem:${reason.toLowerCase().replaceAll('_', '-')}`,
    title: titles[status] ?? 'Something went wrong',
    status,
    detail,
    reason,
    ...(field && { field }),
    ...(given && { given }),
    ...(allowed && allowed.length > 0 && { allowed }),
  };
}

function fromEdgeError({ status, reason, message, given, allowed }: EdgeError): Problem {
  return problem({ status, reason, detail: message, given, allowed });
}

type FastifyProblem = { readonly code: string; readonly statusCode: number; readonly message: string };

// Fastify's own errors are about the request (too large, not JSON) and safe to show below 500.
function isFastifyError(error: unknown): error is FastifyProblem {
  if (!(error instanceof Error) || error instanceof DomainError || error instanceof ConnectError) return false;
  if (!('statusCode' in error) || typeof error.statusCode !== 'number') return false;
  return error.statusCode >= 400 && error.statusCode < 500;
}

function fromFastifyError({ statusCode: status, message, code }: FastifyProblem): Problem {
  return problem({ status, reason: fastifyReasons[code] ?? 'INVALID', detail: message });
}

const fastifyReasons: Record<string, string> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'BODY_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'MEDIA_TYPE_UNSUPPORTED',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'BODY_MISSING',
  FST_ERR_CTP_INVALID_JSON_BODY: 'BODY_NOT_JSON',
};
