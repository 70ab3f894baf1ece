import { elapsedSince } from '@procur/service-kit/clock';
import type { Logger } from '@procur/service-kit/logger';
import { metrics } from '@procur/service-kit/metrics';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { PublishedKey } from '../adapters/certificate-keys.ts';
import type { AccessTokenAuthority } from '../adapters/jose-access-tokens.ts';
import type { Config } from '../config.ts';
import { createAdmission } from './admission.ts';
import { addBrowserHeaders } from './browser-headers.ts';
import { certificateRoutes } from './certificate-routes.ts';
import { connectRoutes, procedurePath } from './connect-routes.ts';
import { dealMapRoutes } from './deal-map-routes.ts';
import { downloadRoutes } from './download-routes.ts';
import { toConnectErrorJson } from './edge-connect-error.ts';
import { addIdempotency } from './idempotency.ts';
import type { IdempotencyStore } from './idempotency-store.ts';
import type { LiveEvents } from './live-events.ts';
import { liveRoutes } from './live-routes.ts';
import { openApiRoutes } from './openapi/openapi-routes.ts';
import { EdgeError, type Problem, toProblem } from './problem.ts';
import { publicMethods } from './public-methods.ts';
import { createRateLimits } from './rate-limits.ts';
import { createRestRouter } from './rest-router.ts';
import { restRoutes } from './rest-routes.ts';
import type { SharedCounts } from './shared-counts.ts';
import { uploadRoutes } from './upload-routes.ts';
import type { Upstreams } from './upstreams.ts';
import { vendorPageRoutes } from './vendor-page/vendor-page-routes.ts';

export type EdgeOptions = {
  readonly config: Pick<Config, 'edge' | 'limits'>;
  readonly log: Logger;
  readonly accessTokens: AccessTokenAuthority;
  readonly idempotency: IdempotencyStore;
  readonly liveEvents: LiveEvents;
  readonly counts: SharedCounts;
  readonly upstreams: Upstreams;
  /** Public keys of those who sign deal certificates and what is in them. */
  readonly certificateKeys: readonly PublishedKey[];
};

/** The public port. */
export class EdgeServer implements AsyncDisposable {
  readonly name = 'edge';
  readonly #edge: FastifyInstance;
  readonly #stopping: AbortController;

  private constructor(edge: FastifyInstance, stopping: AbortController) {
    this.#edge = edge;
    this.#stopping = stopping;
  }

  /** Builds all routes and listens. @throws Error when the port is taken. */
  static async listen(options: EdgeOptions): Promise<EdgeServer> {
    const stopping = new AbortController();
    const edge = await buildEdge(options, stopping.signal);
    await edge.listen({ host: options.config.edge.host, port: options.config.edge.port });
    return new EdgeServer(edge, stopping);
  }

  get url(): string {
    return this.#edge.listeningOrigin;
  }

  /** Ends live feeds, takes no new requests and waits for those in flight. */
  async drain(): Promise<void> {
    this.#stopping.abort(new Error('the gateway is stopping'));
    // Node closes the connections that are idle now; those that become idle later would be kept alive for a minute.
    const timer = setInterval(() => this.#edge.server.closeIdleConnections(), 50);
    await this.#edge.close();
    clearInterval(timer);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopping.abort(new Error('the gateway is stopping'));
    this.#edge.server.closeAllConnections();
    await this.#edge.close();
  }
}

async function buildEdge(options: EdgeOptions, stopping: AbortSignal): Promise<FastifyInstance> {
  const { upstreams, accessTokens, liveEvents } = options;
  const { edge: config, limits } = options.config;
  const { maxBodyBytes, trustProxy, callTimeoutMs: timeoutMs, heartbeatMs, maxLiveFeeds: maxFeeds } = config;
  const edge = fastify({ bodyLimit: maxBodyBytes, trustProxy, forceCloseConnections: 'idle' });
  edge.decorateRequest('edgeCall', undefined);
  addBrowserHeaders(edge, config.corsOrigins, config.publicUrl);
  edge.addHook(
    'onRequest',
    createAdmission({
      verify: accessTokens.verify,
      limits: createRateLimits(limits, options.counts),
      findRest: createRestRouter(publicMethods),
      procedures: new Map(publicMethods.map((each) => [procedurePath(each), each])),
      maxBodyBytes,
    }),
  );
  addIdempotency(edge, options.idempotency);
  edge.addHook('onResponse', async (request, reply) => finish(request, reply));
  edge.setErrorHandler((error, request, reply) => refuse(request, reply, { error, log: options.log }));
  edge.setNotFoundHandler((request) => {
    throw new EdgeError(404, 'ROUTE_NOT_FOUND', `there is nothing at ${request.method} ${pathOf(request)}`);
  });
  edge.get('/.well-known/jwks.json', () => accessTokens.jwks);
  await openApiRoutes(edge, config);
  await uploadRoutes(edge, { upstreams, config });
  downloadRoutes(edge, upstreams, config.uploadTimeoutMs);
  dealMapRoutes(edge, upstreams, config.uploadTimeoutMs);
  certificateRoutes(edge, { upstreams, keys: options.certificateKeys, timeoutMs: config.uploadTimeoutMs });
  liveRoutes(edge, { upstreams, events: liveEvents, heartbeatMs, maxFeeds, stopping });
  await vendorPageRoutes(edge, { upstreams, timeoutMs, log: options.log });
  restRoutes(edge, upstreams, timeoutMs);
  const { idempotency } = options;
  await connectRoutes(edge, { methods: publicMethods, upstreams, idempotency, maxBodyBytes, timeoutMs });
  return edge;
}

type Refusal = { readonly error: unknown; readonly log: Logger };

function refuse(request: FastifyRequest, reply: FastifyReply, { error, log }: Refusal): FastifyReply {
  const problem = toProblem(error);
  if (problem.status >= 500)
    log.error({ err: error, route: request.edgeCall?.route, status: problem.status }, 'request failed');
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
  if (problem.status === 405 && problem.allowed) reply.header('allow', problem.allowed.join(', '));
  // The rest of a body that was refused would only be thrown away.
  if (problem.status === 413) reply.header('connection', 'close');
  reply.code(problem.status);
  return isProcedure(request) ? sendConnectError(reply, problem) : sendProblem(request, reply, problem);
}

function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
  const correlationId = request.edgeCall?.context.correlationId;
  const body = { ...problem, instance: pathOf(request), ...(correlationId && { correlationId }) };
  return reply.type('application/problem+json').send(JSON.stringify(body));
}

// Clients of the Connect protocol read errors in its own form.
function sendConnectError(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply.type('application/json').send(JSON.stringify(toConnectErrorJson(problem)));
}

function finish(request: FastifyRequest, reply: FastifyReply): void {
  const call = request.edgeCall;
  const route = call?.route ?? 'none';
  const status = String(reply.statusCode);
  const durationMs = call ? elapsedSince(call.startMs) : reply.elapsedTime;
  metrics.httpDuration.observe({ route, method: request.method, status }, durationMs / 1000);
  call?.span.span.setAttribute('http.response.status_code', reply.statusCode);
  call?.span.end(reply.statusCode >= 500 ? new Error(`answered with ${status}`) : undefined);
}

function isProcedure(request: FastifyRequest): boolean {
  return request.url.startsWith('/procur.');
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '';
}
