import { createServer, type Http2Server, type ServerHttp2Session } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { Code, ConnectError, type ConnectRouter } from '@connectrpc/connect';
import { connectNodeAdapter } from '@connectrpc/connect-node';
import type { Health } from './health.ts';
import type { TokenVerifier } from './internal-token.ts';
import type { Logger } from './logger.ts';
import { enterContext } from './rpc-context.ts';
import { refuseCutStreams } from './rpc-cut-streams.ts';
import { mapErrors } from './rpc-errors.ts';
import { healthRoutes } from './rpc-health.ts';
import { requireIdentity } from './rpc-identity.ts';
import { logCalls, measureServer, traceServer } from './rpc-observers.ts';
import { reflectionRoutes } from './rpc-reflection.ts';

export type Routes = (router: ConnectRouter) => void;

type RpcServerOptions = {
  readonly host: string;
  readonly port: number;
  readonly verify: TokenVerifier;
  readonly log: Logger;
  readonly health: Health;
  /** Bytes of one message. */
  readonly maxMessageBytes: number;
  /** Longest deadline that a caller may ask for. */
  readonly maxDeadlineMs: number;
};

/** Answers Connect, gRPC and gRPC-Web over HTTP/2 cleartext, with health and reflection beside the service's own routes. */
export class RpcServer implements AsyncDisposable {
  readonly name = 'rpc-server';
  /** The port in use, which is not the one asked for when that was 0. */
  readonly port: number;
  readonly #server: Http2Server;
  readonly #sessions = new Set<ServerHttp2Session>();
  readonly #shutdown: AbortController;

  private constructor(server: Http2Server, shutdown: AbortController) {
    this.port = (server.address() as AddressInfo).port;
    this.#server = server;
    this.#shutdown = shutdown;
    server.on('session', (session) => {
      this.#sessions.add(session);
      session.once('close', () => this.#sessions.delete(session));
    });
  }

  /** Listens. @throws Error when the port is taken. */
  static async listen(routes: Routes, options: RpcServerOptions): Promise<RpcServer> {
    const shutdown = new AbortController();
    const server = createServer(createHandler(routes, options, shutdown.signal));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port, options.host, resolve);
    });
    return new RpcServer(server, shutdown);
  }

  /** Takes no new calls and waits for those in flight; callers are told to go elsewhere. */
  async drain(): Promise<void> {
    for (const session of this.#sessions) session.close();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  /** Aborts what is still in flight and closes. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#shutdown.abort(new ConnectError('the service is stopping', Code.Unavailable));
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    // One turn of the event loop, so that aborted handlers can still answer.
    await new Promise((resolve) => setImmediate(resolve));
    for (const session of this.#sessions) session.destroy();
    await closed;
  }
}

function createHandler(routes: Routes, options: RpcServerOptions, shutdownSignal: AbortSignal) {
  const withStandardServices = (router: ConnectRouter) => {
    routes(router);
    const services = [...new Set(router.handlers.map((handler) => handler.service))];
    healthRoutes(options.health, services)(router);
    reflectionRoutes(services)(router);
  };
  return connectNodeAdapter({
    routes: withStandardServices,
    requestGate: requireIdentity(options.verify),
    interceptors: [enterContext, traceServer, measureServer, logCalls(options.log), mapErrors, refuseCutStreams],
    readMaxBytes: options.maxMessageBytes,
    writeMaxBytes: options.maxMessageBytes,
    maxTimeoutMs: options.maxDeadlineMs,
    shutdownSignal,
  });
}
