import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const allowedHeaders =
  'authorization, content-type, idempotency-key, if-match, if-none-match, correlation-id, traceparent, ' +
  'connect-protocol-version, connect-timeout-ms, x-grpc-web, x-user-agent, grpc-timeout';
const exposedHeaders =
  'etag, location, retry-after, ratelimit, ratelimit-policy, correlation-id, idempotent-replayed, ' +
  'content-disposition, grpc-status, grpc-message';

/** What browsers need to be told: which origins may call, and what pages from here may do. */
export function addBrowserHeaders(edge: FastifyInstance, origins: readonly string[], publicUrl: string): void {
  const isHttps = publicUrl.startsWith('https:');
  edge.addHook('onRequest', async (request, reply) => {
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer');
    reply.header('x-frame-options', 'DENY').header('cross-origin-resource-policy', 'same-site');
    if (isHttps) reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
    if (!request.url.startsWith('/docs'))
      reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
    if (allowOrigin(request, reply, origins) && isPreflight(request)) return answerPreflight(reply);
  });
}

function allowOrigin(request: FastifyRequest, reply: FastifyReply, origins: readonly string[]): boolean {
  const { origin } = request.headers;
  if (origin === undefined || !(origins.includes('*') || origins.includes(origin))) return false;
  reply.header('access-control-allow-origin', origin).header('vary', 'origin');
  reply.header('access-control-expose-headers', exposedHeaders);
  return true;
}

function isPreflight(request: FastifyRequest): boolean {
  return request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined;
}

function answerPreflight(reply: FastifyReply): FastifyReply {
  reply.header('access-control-allow-methods', 'GET, POST, PUT, PATCH, DELETE');
  // Two hours, the longest that Chromium honours.
  reply.header('access-control-allow-headers', allowedHeaders).header('access-control-max-age', '7200');
  return reply.code(204).send();
}
