import { create, toBinary } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import { type ErrorDetail, ErrorDetailSchema } from '@procur/contracts/gen/procur/common/v1/error_pb.ts';
import type { Problem } from './problem.ts';

/** The edge's own refusals as clients of Connect and gRPC-Web read them, with the same reason as over REST. */
export function toEdgeConnectError(problem: Problem): ConnectError {
  const value = toDetail(problem);
  return new ConnectError(problem.detail, codeOf(problem), undefined, [{ desc: ErrorDetailSchema, value }]);
}

/** The same as JSON, for what is refused before the protocol begins. https://connectrpc.com/docs/protocol#error-end-stream */
export function toConnectErrorJson(problem: Problem): object {
  const code = Code[codeOf(problem)].replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
  const value = Buffer.from(toBinary(ErrorDetailSchema, toDetail(problem)))
    .toString('base64')
    .replace(/=+$/, '');
  return { code, message: problem.detail, details: [{ type: ErrorDetailSchema.typeName, value }] };
}

function toDetail({ reason, field = '', given = '', allowed = [] }: Problem): ErrorDetail {
  return create(ErrorDetailSchema, { reason, field, given, allowed: [...allowed] });
}

function codeOf({ status }: Problem): Code {
  return codes[status] ?? Code.Internal;
}

const codes: Readonly<Record<number, Code>> = {
  400: Code.InvalidArgument,
  401: Code.Unauthenticated,
  403: Code.PermissionDenied,
  404: Code.NotFound,
  // Not `aborted`, which clients repeat by themselves.
  409: Code.FailedPrecondition,
  412: Code.FailedPrecondition,
  413: Code.ResourceExhausted,
  422: Code.FailedPrecondition,
  429: Code.ResourceExhausted,
};
