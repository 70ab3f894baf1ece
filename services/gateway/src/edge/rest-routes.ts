import type { DescMessage, JsonObject, JsonValue, Message } from '@bufbuild/protobuf';
import { toJson } from '@bufbuild/protobuf';
import { DomainError } from '@procur/service-kit/domain-error';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { callOf, inCall, signalOf } from './edge-call.ts';
import type { HttpBinding } from './public-methods.ts';
import { toRequestMessage } from './request-message.ts';
import type { RestRoute } from './rest-router.ts';
import { invoke, type Upstreams } from './upstreams.ts';

/** One Fastify route for all of REST: which method is meant was found from the descriptors at admission. */
export function restRoutes(edge: FastifyInstance, upstreams: Upstreams, timeoutMs: number): void {
  edge.route({
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    url: '/v1/*',
    handler: (request, reply) => inCall(request, () => answer(request, reply, { upstreams, timeoutMs })),
  });
}

type AnswerOptions = { readonly upstreams: Upstreams; readonly timeoutMs: number };

async function answer(request: FastifyRequest, reply: FastifyReply, options: AnswerOptions): Promise<FastifyReply> {
  const { rest } = callOf(request);
  if (rest === undefined) throw new Error('a REST call without a route');
  const { method } = rest.target;
  const message = toRequestMessage(method.input, rest.binding, requestParts(request, rest));
  // Who sends an Idempotency-Key comes back for the answer, so the call goes on without its client.
  const whileWanted = request.idempotencyId === undefined ? { signal: signalOf(reply) } : {};
  const limits = { ...whileWanted, timeoutMs: options.timeoutMs };
  const response = await invoke(options.upstreams, method, message, limits);
  return send(reply, request, responseJson(method.output, rest.binding, response), successStatus(rest));
}

function requestParts(request: FastifyRequest, rest: RestRoute) {
  const query = new URL(request.url, 'http://edge').searchParams;
  return { pathValues: rest.pathValues, query, body: request.body, version: readIfMatch(request.headers['if-match']) };
}

/** The version in an If-Match header; `*` and absence mean any. */
function readIfMatch(header: string | undefined): string | undefined {
  if (header === undefined || header === '*') return undefined;
  const version = /^(?:W\/)?"(?<version>\d+)"$/.exec(header)?.groups?.version;
  if (version !== undefined) return version;
  throw new DomainError('invalid', 'IF_MATCH_INVALID', 'If-Match is not an ETag of ours', {
    field: 'If-Match',
    given: header,
    allowed: ['the ETag of the last answer, for example "3"'],
  });
}

function responseJson(output: DescMessage, { responseBody }: HttpBinding, response: Message): JsonValue {
  const json = toJson(output, response, { alwaysEmitImplicit: true });
  if (responseBody === '') return json;
  const field = output.fields.find((each) => each.name === responseBody);
  return (json as JsonObject)[field?.jsonName ?? responseBody] ?? {};
}

function successStatus({ target, binding }: RestRoute): number {
  const creates = binding.verb === 'POST' && target.method.name.startsWith('Create');
  return creates ? 201 : 200;
}

function send(reply: FastifyReply, request: FastifyRequest, json: JsonValue, status: number): FastifyReply {
  const isEmpty = typeof json === 'object' && json !== null && Object.keys(json).length === 0;
  if (isEmpty && request.method === 'DELETE') return reply.code(204).send();
  const etag = etagOf(json);
  if (etag) reply.header('etag', etag);
  if (etag && request.method === 'GET' && request.headers['if-none-match'] === etag) return reply.code(304).send();
  return reply.code(status).type('application/json').send(JSON.stringify(json));
}

function etagOf(json: JsonValue): string | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  const version = json.version;
  return typeof version === 'string' || typeof version === 'number' ? `"${version}"` : undefined;
}
