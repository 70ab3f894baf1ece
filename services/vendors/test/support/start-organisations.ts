import { OrganisationsService } from '@procur/contracts/gen/procur/gateway/v1/gateway_service_pb.ts';
import { ambientContext } from '@procur/service-kit/ambient-context';
import { Health } from '@procur/service-kit/health';
import { createTokenVerifier } from '@procur/service-kit/internal-token';
import { createLogger } from '@procur/service-kit/logger';
import { RpcServer } from '@procur/service-kit/rpc-server';

/** What vendors asks of the gateway: who buys. */
export async function startOrganisations(trustedJwks: string): Promise<AsyncDisposable & { readonly url: string }> {
  const server = await RpcServer.listen(
    (router) =>
      router.service(OrganisationsService, {
        getOrganisation: () => ({ organisation: { name: `Organisation ${ambientContext().organisationId}` } }),
      }),
    {
      host: '127.0.0.1',
      port: 0,
      verify: await createTokenVerifier(trustedJwks),
      log: createLogger({ service: 'test', level: 'silent' }),
      health: new Health(),
      maxMessageBytes: 1_000_000,
      maxDeadlineMs: 60_000,
    },
  );
  return { url: `http://127.0.0.1:${server.port}`, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}
