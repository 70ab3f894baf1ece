import type { DescService } from '@bufbuild/protobuf';
import { type Client, createClient, type Interceptor } from '@connectrpc/connect';
import { createConnectTransport, Http2SessionManager } from '@connectrpc/connect-node';
import type { Platform } from '@procur/local-platform/platform';
import { createTokenMinter } from '@procur/service-kit/internal-token';
import type { ServiceName } from '@procur/service-kit/service-names';

/** The people who run the platform: they create organisations, and act for a vendor's side where that has no door of its own. */
export type Operator = Disposable & {
  readonly client: <T extends DescService>(service: T, at: ServiceName, organisationId?: string) => Client<T>;
};

const tokenTtlS = 60;

/** Speaks to the services directly with the operator's key, as `procur` commands of an installation do. */
export async function operator({ keys, settings }: Platform): Promise<Operator> {
  const mint = await createTokenMinter({
    service: 'operator',
    signingKey: keys.signingKeyFile('operator'),
    ttlS: tokenTtlS,
  });
  const sessions: Http2SessionManager[] = [];
  return {
    client: (service, at, organisationId = '') => {
      const baseUrl = `http://127.0.0.1:${settings.ports.rpc[at]}`;
      const sessionManager = new Http2SessionManager(baseUrl);
      sessions.push(sessionManager);
      const authenticate: Interceptor = (next) => async (request) => {
        request.header.set(
          'authorization',
          `Bearer ${await mint({ subject: 'operator', organisationId, roles: ['operator'] })}`,
        );
        return next(request);
      };
      return createClient(
        service,
        createConnectTransport({ httpVersion: '2', baseUrl, sessionManager, interceptors: [authenticate] }),
      );
    },
    [Symbol.dispose]: () => {
      for (const session of sessions) session.abort();
    },
  };
}
