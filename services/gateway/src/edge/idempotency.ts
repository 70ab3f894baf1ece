import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { callOf } from './edge-call.ts';
import { hashOf, type IdempotencyStore } from './idempotency-store.ts';
import { EdgeError } from './problem.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set while this request works out the answer to an Idempotency-Key. */
    idempotencyId: string | undefined;
  }
}

/** Answers a repeated unsafe call with what the first one was answered, so that a client may repeat it without fear. */
export function addIdempotency(edge: FastifyInstance, store: IdempotencyStore): void {
  edge.decorateRequest('idempotencyId', undefined);
  edge.addHook('preHandler', (request, reply) => claim(request, reply, store));
  edge.addHook('onSend', async (request, reply, payload) => {
    await settle(request, reply, { payload, store });
    return payload;
  });
}

async function claim(request: FastifyRequest, reply: FastifyReply, store: IdempotencyStore): Promise<unknown> {
  const key = request.headers['idempotency-key'];
  if (key === undefined || request.method === 'GET' || !request.url.startsWith('/v1/')) return;
  const id = hashOf(callOf(request).context.actor, request.method, pathOf(request), checkKey(key));
  const found = await store.claim(id, requestHash(request));
  if (found.state === 'new') {
    request.idempotencyId = id;
    return;
  }
  if (found.state === 'running') throw stillRunning();
  if (found.state === 'other') throw usedForOther();
  const { status, contentType, body } = found.answer;
  return reply.code(status).type(contentType).header('idempotent-replayed', 'true').send(body);
}

type Settling = { readonly payload: unknown; readonly store: IdempotencyStore };

async function settle(request: FastifyRequest, reply: FastifyReply, { payload, store }: Settling): Promise<void> {
  const id = request.idempotencyId;
  if (id === undefined) return;
  request.idempotencyId = undefined;
  // Faults and lost races over rates are not final answers: the same key may be tried again.
  const isFinal = reply.statusCode < 500 && reply.statusCode !== 429;
  if (!isFinal || (typeof payload !== 'string' && payload != null)) return await store.release(id);
  const contentType = String(reply.getHeader('content-type') ?? 'application/json');
  await store.keep(id, { status: reply.statusCode, contentType, body: payload ?? '' });
}

// An upload's body is a stream that nobody has read yet; its key alone says that it is the same one.
function requestHash(request: FastifyRequest): string {
  return hashOf(request.url, JSON.stringify(request.isMultipart() ? null : (request.body ?? null)));
}

function checkKey(key: string | string[]): string {
  if (typeof key === 'string' && key.length >= 1 && key.length <= 255) return key;
  throw new EdgeError(400, 'IDEMPOTENCY_KEY_INVALID', 'the Idempotency-Key must be one value of 1 to 255 characters');
}

function stillRunning(): EdgeError {
  return new EdgeError(409, 'IDEMPOTENCY_KEY_RUNNING', 'the first call with this Idempotency-Key is not answered yet');
}

function usedForOther(): EdgeError {
  return new EdgeError(422, 'IDEMPOTENCY_KEY_REUSED', 'this Idempotency-Key was used for a call with other content');
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '';
}
