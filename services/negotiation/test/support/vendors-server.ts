import { createServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import type { ConnectRouter } from '@connectrpc/connect';
import { connectNodeAdapter } from '@connectrpc/connect-node';

export type VendorsServer = AsyncDisposable & { readonly url: string };

/** Serves the counterparty contract over HTTP/2 as the vendors service does. */
export async function startVendorsServer(routes: (router: ConnectRouter) => void): Promise<VendorsServer> {
  const sessions = new Set<{ destroy: () => void }>();
  const server = createServer(connectNodeAdapter({ routes }));
  server.on('session', (session) => sessions.add(session));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      for (const session of sessions) session.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
