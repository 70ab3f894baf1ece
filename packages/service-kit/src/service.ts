import type { DescService } from '@bufbuild/protobuf';
import type { Client, Transport } from '@connectrpc/connect';
import type { ConfigOf } from './config.ts';
import { Health, type ReadinessCheck } from './health.ts';
import type { identitySettings } from './identity-settings.ts';
import { createTokenMinter, createTokenVerifier, type TokenMinter } from './internal-token.ts';
import { createLogger, type Logger } from './logger.ts';
import { startProcessMetrics } from './metrics.ts';
import { OpsServer } from './ops-server.ts';
import type { processSettings } from './process-settings.ts';
import { RpcClients } from './rpc-client.ts';
import { type Routes, RpcServer } from './rpc-server.ts';
import type { RpcLimits } from './rpc-settings.ts';
import { onStopSignal } from './stop-signal.ts';
import { stopTracing } from './tracing.ts';

/** The settings every service has. */
export type ServiceConfig = {
  readonly process: ConfigOf<ReturnType<typeof processSettings>>;
  readonly identity: ConfigOf<typeof identitySettings>;
  readonly rpc: RpcLimits;
};

/** Something the process must close. It may also say whether it works, and stop taking work before it is closed. */
export type Part = (Disposable | AsyncDisposable) & {
  readonly name?: string;
  /** Throws when the part cannot do its work; asked by readiness probes. */
  ready?(): Promise<unknown> | unknown;
  /** Takes no new work and waits for what is in flight. */
  drain?(): Promise<void>;
};

/**
 * Owns a process: its log, its ports, what must be closed, and its end. Parts close in reverse order, also when the
 * start fails half-way. On SIGTERM it fails readiness, stops taking work, drains with a deadline, and closes.
 */
export class Service implements AsyncDisposable {
  readonly name: string;
  readonly log: Logger;
  readonly health = new Health();
  readonly #config: ServiceConfig;
  readonly #parts: Part[] = [];
  readonly #closing = new AsyncDisposableStack();
  readonly #stop = onStopSignal();
  readonly #ops: Promise<OpsServer>;
  readonly #clients: RpcClients;
  #minter: Promise<TokenMinter> | undefined;
  #rpcServer: RpcServer | undefined;

  constructor(name: string, config: ServiceConfig) {
    this.name = name;
    this.#config = config;
    this.log = createLogger({ service: name, level: config.process.logLevel });
    startProcessMetrics(name);
    this.#closing.defer(stopTracing);
    this.#ops = OpsServer.listen(this.health, { host: config.process.host, port: config.process.opsPort });
    // Heard again, and thrown, in serveRpc; without this a taken port would end the process before anything is closed.
    this.#ops.catch(() => {});
    this.#closing.defer(async () => (await this.#ops.catch(() => undefined))?.[Symbol.asyncDispose]());
    this.#clients = this.use(new RpcClients({ service: name, limits: config.rpc, mint: () => this.#mint() }));
  }

  /** Takes over the closing of a part, and its readiness check and drain if it has them. */
  use<T extends Part>(part: T): T {
    this.#parts.push(part);
    this.#closing.use(part);
    const { ready } = part;
    if (ready) this.checkReadiness(part.name ?? part.constructor.name, () => ready.call(part));
    return part;
  }

  /** Adds a readiness check that belongs to no part. */
  checkReadiness(name: string, check: ReadinessCheck): void {
    this.health.addCheck(name, check);
  }

  /** A client of another service; see RpcClients. */
  client<T extends DescService>(service: T, url: string): Client<T> {
    return this.#clients.client(service, url);
  }

  /** The transport to another service, for callers that work from descriptors. */
  transport(url: string): Transport {
    return this.#clients.transport(url);
  }

  /** Opens the RPC port. @throws Error when it or the ops port is taken, or the trusted keys cannot be read. */
  async serveRpc(routes: Routes): Promise<void> {
    await this.#ops;
    const { process, identity, rpc } = this.#config;
    const options = {
      host: process.host,
      port: process.rpcPort,
      verify: await createTokenVerifier(identity.trustedJwks),
      log: this.log,
      health: this.health,
      maxMessageBytes: rpc.maxMessageBytes,
      maxDeadlineMs: rpc.maxDeadlineMs,
    };
    this.#rpcServer = this.use(await RpcServer.listen(routes, options));
  }

  /** The ports in use, for tests that asked for free ones. */
  async ports(): Promise<{ readonly rpc: number | undefined; readonly ops: number }> {
    return { rpc: this.#rpcServer?.port, ops: (await this.#ops).port };
  }

  /** Declares the process ready, waits until it is told to stop, and drains. */
  async stopped(): Promise<void> {
    const { ops, rpc } = await this.ports();
    this.health.serving();
    this.log.info({ rpcPort: rpc, opsPort: ops }, 'service is ready');
    const reason = await this.#stop.requested;
    this.log.info({ reason }, 'service is stopping');
    await this.#drain();
  }

  /** Asks the process to stop, as SIGTERM does. */
  stop(reason = 'stop was called'): void {
    this.#stop.request(reason);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.health.draining();
    await this.#closing.disposeAsync();
    this.#stop[Symbol.dispose]();
    this.log.info('service has stopped');
  }

  async #drain(): Promise<void> {
    const { drainDelayMs, shutdownGraceMs } = this.#config.process;
    this.health.draining();
    if (drainDelayMs > 0) await new Promise((resolve) => setTimeout(resolve, drainDelayMs));
    const drained = Promise.allSettled(this.#parts.map((part) => part.drain?.())).then(() => true);
    const inTime = await Promise.race([drained, afterMs(shutdownGraceMs)]);
    if (!inTime) this.log.warn({ shutdownGraceMs }, 'work in flight is aborted');
  }

  #mint(): Promise<TokenMinter> {
    const { signingKey, internalTokenTtlS } = this.#config.identity;
    this.#minter ??= createTokenMinter({ service: this.name, signingKey, ttlS: internalTokenTtlS });
    return this.#minter;
  }
}

// Unreferenced, because a drain that ends sooner must not keep the process alive for the rest of the grace.
function afterMs(ms: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), ms).unref());
}
