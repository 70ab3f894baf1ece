import { CatalogueService, VendorsService } from '@procur/contracts/gen/procur/vendors/v1/vendors_service_pb.ts';
import { rpcClient } from '@procur/testing/rpc';
import { startServiceProcess } from '@procur/testing/service-process';
import { testKeys } from '@procur/testing/test-keys';
import type { VendorsUnderTest } from './start-vendors.ts';

/** Another process of the service on the same database. */
export async function startAnother(service: VendorsUnderTest, env: Readonly<Record<string, string>> = {}) {
  const stack = new AsyncDisposableStack();
  const keys = await testKeys();
  const another = stack.use(
    await startServiceProcess({
      service: 'vendors',
      env: {
        DATABASE_URL: service.postgres.databaseUrl,
        NATS_URL: service.nats.url,
        SERVICE_SIGNING_KEY: keys.signingKeys.vendors ?? '',
        TRUSTED_JWKS: keys.trustedJwks,
        ...env,
      },
    }),
  );
  const identity = { subject: 'user-1', organisationId: 'org-1', roles: ['admin' as const] };
  const target = { url: another.rpcUrl, keys, identity };
  return {
    catalogue: stack.use(rpcClient(CatalogueService, target)),
    vendors: stack.use(rpcClient(VendorsService, target)),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
