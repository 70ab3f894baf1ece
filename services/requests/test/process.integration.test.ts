import { randomUUID } from 'node:crypto';
import { RequestsService } from '@procur/contracts/gen/procur/requests/v1/requests_service_pb.ts';
import { startNats } from '@procur/testing/nats';
import { startPostgres } from '@procur/testing/postgres';
import { rpcClient } from '@procur/testing/rpc';
import { startServiceProcess } from '@procur/testing/service-process';
import { testKeys } from '@procur/testing/test-keys';
import { describe, expect, it } from 'vitest';

describe('the requests process', () => {
  it('starts with the settings of its README, answers, survives kill -9 and logs no need text', async () => {
    await using postgres = await startPostgres();
    await using nats = await startNats();
    const keys = await testKeys();
    const env = {
      DATABASE_URL: postgres.databaseUrl,
      NATS_URL: nats.url,
      SERVICE_SIGNING_KEY: keys.signingKeys.requests ?? '',
      TRUSTED_JWKS: keys.trustedJwks,
    };
    await using service = await startServiceProcess({ service: 'requests', env });
    const identity = { subject: 'rob', organisationId: randomUUID(), roles: ['requester' as const] };
    const client = () => rpcClient(RequestsService, { url: service.rpcUrl, keys, identity });
    const text = '150 CRM seats, 3 years, under 172,500 USD a year';
    await using before = client();
    const { draft } = await before.draftPurchaseRequest({ text });
    const { purchaseRequest } = await before.createPurchaseRequest(draft ? { details: draft } : {});
    await service.kill();
    await service.start();
    await using after = client();
    const found = await after.getPurchaseRequest({ requestId: purchaseRequest?.id ?? '' });
    expect(found.purchaseRequest).toEqual(purchaseRequest);
    expect(service.log()).not.toContain('172,500');
    const metrics = await (await fetch(`${service.opsUrl}/metrics`)).text();
    expect(metrics).toContain('GetPurchaseRequest');
  });
});
