import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { callOf } from './edge-call.ts';
import { claimKey, isFinal } from './idempotency-key.ts';
import type { IdempotencyStore } from './idempotency-store.ts';

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
  const { actor } = callOf(request).context;
  const operation = [request.method, pathOf(request)];
  const { id, answer } = await claimKey(store, { key, actor, operation, content: contentOf(request) });
  if (answer === undefined) {
    request.idempotencyId = id;
    return;
  }
  const { status, contentType, body } = answer;
  return reply.code(status).type(contentType).header('idempotent-replayed', 'true').send(body);
}

type Settling = { readonly payload: unknown; readonly store: IdempotencyStore };

async function settle(request: FastifyRequest, reply: FastifyReply, { payload, store }: Settling): Promise<void> {
  const id = request.idempotencyId;
  if (id === undefined) return;
  request.idempotencyId = undefined;
  if (!isFinal(reply.statusCode) || (typeof payload !== 'string' && payload != null)) return await store.release(id);
  const contentType = String(reply.getHeader('content-type') ?? 'application/json');
  await store.keep(id, { status: reply.statusCode, contentType, body: payload ?? '' });
}

// An upload's body is a stream that nobody has read yet; its key alone says that it is the same one.
function contentOf(request: FastifyRequest): readonly string[] {
  return [request.url, JSON.stringify(request.isMultipart() ? null : (request.body ?? null))];
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '';
}
