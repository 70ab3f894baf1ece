import { Code, ConnectError, type Interceptor } from '@connectrpc/connect';
import { type ErrorDetail, ErrorDetailSchema } from '@procur/contracts/gen/procur/common/v1/error_pb.ts';
import { DomainError, type DomainErrorKind } from './domain-error.ts';

const codes: Record<DomainErrorKind, Code> = {
  invalid: Code.InvalidArgument,
  'not-found': Code.NotFound,
  // Not `aborted`: gRPC clients repeat aborted calls by themselves, and a refused change must not be repeated.
  conflict: Code.FailedPrecondition,
  forbidden: Code.PermissionDenied,
};

// These say nothing a caller could act on and may carry what only our log should see.
const hiddenCodes: readonly Code[] = [Code.Internal, Code.Unknown, Code.DataLoss];

/** Server interceptor: what a handler throws becomes the error the caller sees. Innermost, so that observers see codes. */
export const mapErrors: Interceptor = (next) => async (request) => {
  try {
    const response = await next(request);
    return response.stream ? { ...response, message: mapStreamErrors(response.message) } : response;
  } catch (error) {
    throw toConnectError(error);
  }
};

/**
 * The error the caller sees: a refusal with its reason; a refusal of another service passed on; otherwise
 * `internal error`, with the cause kept for the log and never sent.
 */
export function toConnectError(error: unknown): ConnectError {
  if (error instanceof DomainError) return fromDomainError(error);
  if (!(error instanceof ConnectError)) return new ConnectError('internal error', Code.Internal, undefined, [], error);
  if (error.cause instanceof DomainError) return fromDomainError(error.cause);
  if (hiddenCodes.includes(error.code)) {
    return new ConnectError('internal error', Code.Internal, undefined, [], error);
  }
  // A new error, because Connect hides one that came over the wire from another service.
  const details = findErrorDetails(error).map((value) => ({ desc: ErrorDetailSchema, value }));
  return new ConnectError(error.rawMessage, error.code, undefined, details, error.cause);
}

/** The refusal that another service answered with; `undefined` for faults, which are for retry, not for rules. */
export function findDomainError(error: unknown): DomainError | undefined {
  if (error instanceof DomainError) return error;
  if (!(error instanceof ConnectError)) return undefined;
  const kind = (Object.keys(codes) as DomainErrorKind[]).find((candidate) => codes[candidate] === error.code);
  if (kind === undefined) return undefined;
  const detail = findErrorDetails(error)[0];
  return new DomainError(kind, detail?.reason || 'REFUSED', error.rawMessage, {
    ...(detail?.field && { field: detail.field }),
    ...(detail?.given && { given: detail.given }),
    allowed: detail?.allowed ?? [],
  });
}

/** Reason, field, given and allowed, as the edge puts them into a problem document. */
export function findErrorDetails(error: ConnectError): readonly ErrorDetail[] {
  const own = error.details.flatMap((detail) => ('desc' in detail ? [detail] : []));
  const outgoing = own.filter((detail) => detail.desc.typeName === ErrorDetailSchema.typeName);
  return outgoing.length > 0
    ? outgoing.map((detail) => detail.value as ErrorDetail)
    : error.findDetails(ErrorDetailSchema);
}

function fromDomainError(error: DomainError): ConnectError {
  const { reason, field = '', given = '', allowed } = error;
  const value = { reason, field, given, allowed: [...allowed] };
  return new ConnectError(error.message, codes[error.kind], undefined, [{ desc: ErrorDetailSchema, value }], error);
}

async function* mapStreamErrors<T>(messages: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* messages;
  } catch (error) {
    throw toConnectError(error);
  }
}
