import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Health, isReady } from './health.ts';
import { registry } from './metrics.ts';

/** The HTTP/1 port for machines: `/livez`, `/readyz`, `/startupz` and `/metrics`. */
export class OpsServer implements AsyncDisposable {
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  /** Listens. @throws Error when the port is taken. */
  static async listen(health: Health, address: { readonly host: string; readonly port: number }): Promise<OpsServer> {
    const server = createServer((request, response) => void answer(health, request.url ?? '/', response));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(address.port, address.host, resolve);
    });
    return new OpsServer(server);
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

async function answer(health: Health, url: string, response: ServerResponse): Promise<void> {
  const path = url.split('?', 1)[0] ?? url;
  if (path === '/livez') return sendJson(response, 200, { alive: true });
  if (path === '/startupz') return sendJson(response, health.phase === 'starting' ? 503 : 200, { phase: health.phase });
  if (path === '/readyz') {
    const report = await health.report();
    return sendJson(response, isReady(report) ? 200 : 503, report);
  }
  if (path === '/metrics') return sendMetrics(response);
  return sendJson(response, 404, { allowed: ['/livez', '/readyz', '/startupz', '/metrics'] });
}

async function sendMetrics(response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-type': registry.contentType }).end(await registry.metrics());
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
