import { randomUUID } from 'node:crypto';
import { toBinary } from '@bufbuild/protobuf';
import { Code } from '@connectrpc/connect';
import { aMandate } from '@procur/buyer-agent/test/support/reference-table';
import { RespondToOfferRequestSchema } from '@procur/contracts/gen/procur/negotiation/v1/counterparty_service_pb.ts';
import {
  AmendmentStatus,
  NegotiationService,
  NegotiationStatus,
} from '@procur/contracts/gen/procur/negotiation/v1/negotiation_service_pb.ts';
import { grantMandate } from '@procur/deal-certificate/test/support/grant-mandate';
import { toMoney } from '@procur/service-kit/money';
import { eventually } from '@procur/testing/eventually';
import { startNats } from '@procur/testing/nats';
import { startPostgres } from '@procur/testing/postgres';
import { rpcClient } from '@procur/testing/rpc';
import { startServiceProcess } from '@procur/testing/service-process';
import { testKeys } from '@procur/testing/test-keys';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fakeVendors } from './support/fake-vendors.ts';
import { organisationId } from './support/negotiation-builder.ts';
import { startVendorsServer } from './support/vendors-server.ts';

describe('the process', () => {
  const stack = new AsyncDisposableStack();
  // Slow enough that a kill finds rounds in flight.
  const vendors = fakeVendors({ a: { floor: 1060, step: 30, delayMs: 60 }, b: { floor: 1100, step: 25, delayMs: 60 } });
  let service: Awaited<ReturnType<typeof startServiceProcess>>;
  let keys: Awaited<ReturnType<typeof testKeys>>;

  beforeAll(async () => {
    keys = await testKeys();
    const [postgres, nats] = [stack.use(await startPostgres()), stack.use(await startNats())];
    const server = stack.use(await startVendorsServer(vendors.routes));
    service = stack.use(
      await startServiceProcess({
        service: 'negotiation',
        env: {
          DATABASE_URL: postgres.databaseUrl,
          NATS_URL: nats.url,
          VENDORS_URL: server.url,
          SERVICE_SIGNING_KEY: keys.signingKeys.negotiation ?? '',
          TRUSTED_JWKS: keys.trustedJwks,
          RETRY_BASE_DELAY_MS: '100',
          ACK_WAIT_MS: '1000',
        },
      }),
    );
  });
  afterAll(() => stack.disposeAsync());

  const call = (serviceName: string, roles: readonly 'buyer'[] = []) =>
    rpcClient(NegotiationService, {
      url: service.rpcUrl,
      keys,
      identity: {
        subject: roles.length > 0 ? randomUUID() : `service:${serviceName}`,
        organisationId,
        roles: roles.length > 0 ? roles : ['service'],
        service: serviceName,
      },
    });

  it('survives kill -9 at any round with one result and no offer made twice in other words', async () => {
    await using requests = call('requests');
    const { negotiationId } = await requests.openNegotiation(await anOrderMessage(keys));
    for (const offers of [1, 4, 7]) {
      await eventually(() => expect(vendors.offered.length).toBeGreaterThanOrEqual(offers));
      await service.kill();
      await service.start();
    }
    const negotiation = await eventually(
      async () => {
        await using reader = call('gateway', ['buyer']);
        const response = await reader.getNegotiation({ negotiationId });
        expect(response.negotiation?.status).toBe(NegotiationStatus.COMPLETED);
        return response.negotiation;
      },
      { timeoutMs: 45_000 },
    );
    expect(Number(negotiation?.result?.savingsShare)).toBeGreaterThanOrEqual(0.075);
    expect(negotiation?.result?.vendorName).toBe('Vendor a');
    const said = Map.groupBy(vendors.offered, ({ threadId, offer }) => `${threadId}/${offer?.round}`);
    for (const requestsOfRound of said.values()) {
      const bytes = requestsOfRound.map((request) => toBinary(RespondToOfferRequestSchema, request).toString());
      expect(new Set(bytes).size).toBe(1);
    }
    const { offers } = await requests.listOffers({ negotiationId, pageSize: 100 });
    const places = offers.map(({ threadId, offer }) => `${threadId}/${offer?.round}/${offer?.from}`);
    expect(new Set(places).size).toBe(places.length);
  });

  it('answers the buyer’s side and refuses the seller’s', async () => {
    await using requests = call('requests');
    const { negotiationId } = await requests.openNegotiation(await anOrderMessage(keys));
    await using buyer = call('gateway', ['buyer']);
    const { explanation } = await buyer.getExplanation({ negotiationId });
    expect(explanation?.threads.map(({ vendorName }) => vendorName)).toEqual(['Vendor a', 'Vendor b']);
    const page = await buyer.listNegotiations({ pageSize: 1 });
    expect(page.negotiations[0]?.id).toBe(negotiationId);
    expect(page.nextPageToken).not.toBe('');
    await using vendor = call('vendors');
    await expect(vendor.getExplanation({ negotiationId })).rejects.toMatchObject({ code: Code.PermissionDenied });
    await expect(buyer.openNegotiation(await anOrderMessage(keys))).rejects.toMatchObject({
      code: Code.PermissionDenied,
    });
    const { negotiation } = await buyer.cancelNegotiation({ negotiationId, reason: 'only a test' });
    expect(negotiation?.status).toBe(NegotiationStatus.CANCELLED);
  });

  it('lets the buyer’s side read and change the mandate and shows neither it nor the certificate to vendors', async () => {
    await using requests = call('requests');
    const { negotiationId } = await requests.openNegotiation(await anOrderMessage(keys));
    await using buyer = call('gateway', ['buyer']);
    const { mandate: read } = await buyer.getMandate({ negotiationId });
    expect(read).toMatchObject({ version: 1, keyId: 'requests', grantedBy: 'service:requests' });
    expect(read?.signed?.document).toContain('"walkAwayUnitPrice":"1149.37"');
    if (!read?.mandate) throw new Error('no mandate was answered');
    const change = { negotiationId, version: 1, reason: 'a smaller budget' };
    const tighter = { ...read.mandate, walkAwayUnitPrice: toMoney('1100', 'USD') };
    const amended = await buyer.amendMandate({ ...change, mandate: tighter });
    expect(amended).toMatchObject({ amendment: { status: AmendmentStatus.IN_FORCE }, mandate: { version: 2 } });
    await expect(buyer.amendMandate({ ...change, mandate: tighter })).rejects.toMatchObject({
      code: Code.FailedPrecondition,
    });
    await expect(buyer.decideMove({ negotiationId, moveId: 'x' })).rejects.toMatchObject({
      code: Code.InvalidArgument,
      rawMessage: 'a decision says approve or reject',
    });
    await using vendor = call('vendors');
    for (const refused of [vendor.getMandate({ negotiationId }), vendor.getDealCertificate({ negotiationId })])
      await expect(refused).rejects.toMatchObject({ code: Code.PermissionDenied });
    await buyer.cancelNegotiation({ negotiationId, reason: 'only a test' });
  });

  it('names the field at fault of an order that makes no sense', async () => {
    await using requests = call('requests');
    const wrong = { ...(await anOrderMessage(keys)), quantity: { value: '-1', unitCode: 'EA' } };
    await expect(requests.openNegotiation(wrong)).rejects.toMatchObject({
      code: Code.InvalidArgument,
      rawMessage: 'quantity.value is -1, allowed is a decimal number of more than 0',
    });
    await expect(requests.openNegotiation({ ...(await anOrderMessage(keys)), vendors: [] })).rejects.toThrow(
      '1 to 50 vendors',
    );
    await expect(requests.getNegotiation({ negotiationId: 'x' })).rejects.toMatchObject({ code: Code.NotFound });
  });

  it('logs and measures without the mandate', async () => {
    const metrics = await (await fetch(`${service.opsUrl}/metrics`)).text();
    expect(metrics).toContain('procur_negotiations_total{outcome="cancelled"');
    expect(service.log()).not.toMatch(/1149\.37|987\.61/);
    expect(metrics).not.toMatch(/1149\.37|987\.61/);
  });
});

const mandate = aMandate({
  walkAwayUnitPrice: '1149.37',
  targetUnitPrice: '987.61',
  allowedPaymentTerms: ['NET30', 'NET60'],
  maximumRounds: 6,
});

async function anOrderMessage(keys: Awaited<ReturnType<typeof testKeys>>) {
  const requestId = randomUUID();
  return {
    requestId,
    requestNumber: 'PR-1',
    title: '150 CRM seats',
    category: 'software.crm',
    quantity: { value: '150', unitCode: 'EA' },
    signedMandate: await grantMandate(keys, { organisationId, requestId, attempt: 0, mandate }),
    vendors: ['a', 'b'].map((vendorId) => ({
      vendorId,
      name: `Vendor ${vendorId}`,
      score: 0.8,
      listUnitPrice: toMoney('1200', 'USD'),
      paymentTerms: ['NET30', 'NET60'],
      supportLevels: ['standard', 'premium'],
      leadTimeDays: 14,
    })),
  };
}
