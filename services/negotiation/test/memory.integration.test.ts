import { randomUUID } from 'node:crypto';
import { toJsonString } from '@bufbuild/protobuf';
import { aMandate } from '@procur/buyer-agent/test/support/reference-table';
import { RespondToOfferRequestSchema } from '@procur/contracts/gen/procur/negotiation/v1/counterparty_service_pb.ts';
import { grantMandate } from '@procur/deal-certificate/test/support/grant-mandate';
import { describe, expect, it } from 'vitest';
import { toExplanationMessage } from '../src/rpc/explanation-messages.ts';
import { type FakeVendor, type FakeVendors, fakeVendors } from './support/fake-vendors.ts';
import { anOrder, organisationId } from './support/negotiation-builder.ts';
import { negotiationFixture, open, untilEnded } from './support/negotiation-fixture.ts';
import { type Negotiating, signingKeys } from './support/start-negotiation.ts';

// Comes down to less than the agent asks for at first when it knows nothing.
const generous: FakeVendor = { floor: 900, step: 150 };

describe('the memory of earlier negotiations', () => {
  const fixture = negotiationFixture();
  const play = async (service: Negotiating, vendorId: string, requestNumber: string) => {
    const id = await open(service, anOrder(randomUUID(), [vendorId], { requestNumber }));
    const { deal } = await untilEnded(service, id);
    return { id, deal };
  };
  const firstPrice = ({ offered }: FakeVendors) =>
    Math.min(
      ...offered
        .filter(({ offer }) => offer?.round === 1)
        .map(({ offer }) => {
          const price = offer?.values.find(({ issue }) => issue === 'unit_price')?.value;
          return price?.case === 'money' ? Number(price.value.units) + price.value.nanos / 1e9 : Number.NaN;
        }),
    );
  const remembered = async (id: string) =>
    await fixture.query<{ deals: { requestNumber: string; weight: number }[] }>(
      'select m.deals from negotiation.thread_memories m join negotiation.threads t on t.id = m.thread_id where t.negotiation_id = $1',
      [id],
    );

  it('names the deals in the explanation, is in the certificate, and reaches no vendor and no event', async () => {
    const vendors = fakeVendors({ a: generous });
    const service = await fixture.start(vendors);
    await play(service, 'a', 'PR-2026-00017');
    const asked = firstPrice(vendors);
    const { id } = await play(service, 'a', 'PR-2026-00018');
    const [thread] = (await service.app.getExplanation({ id, organisationId })).threads;
    const reasons = thread?.moves[0]?.reasons.join(' ') ?? '';
    expect(reasons).toMatch(
      /one earlier negotiation with Vendor a ended at \d+\.\d % below list after \d+ rounds?: PR-2026-00017/,
    );
    expect(reasons).toMatch(/expected to end \d+\.\d % below list, give or take \d+\.\d %/);
    const { document } = await service.app.getDealCertificate({ id, organisationId });
    expect(document).toContain('PR-2026-00017');
    // What the vendor offered then is what its tastes are guessed from, so whoever recomputes the moves needs it.
    expect(document).toContain('"vendorOffers":[[{');
    const { threads: [told] = [] } = toExplanationMessage(await service.app.getExplanation({ id, organisationId }));
    expect(told?.memory?.deals).toMatchObject([{ requestNumber: 'PR-2026-00017', weight: 1 }]);
    expect(told?.memory?.expectedDiscountDeviation).toBeGreaterThan(0);
    expect(told?.memory?.countsAsOffers).toBe(2);
    const said = vendors.offered.map((request) => toJsonString(RespondToOfferRequestSchema, request)).join();
    expect(said + (await fixture.publishedJson(id))).not.toContain('PR-2026-00017');
    expect(firstPrice(vendors)).toBeLessThanOrEqual(asked);
  });

  it('weighs the vendor itself over others of the category', async () => {
    const service = await fixture.start(fakeVendors({ b: generous, c: generous }));
    await play(service, 'b', 'PR-B');
    const { id } = await play(service, 'c', 'PR-C');
    const [row] = await remembered(id);
    expect(row?.deals.map(({ requestNumber }) => requestNumber)).toContain('PR-B');
    expect(row?.deals.every(({ weight }) => weight <= 0.25)).toBe(true);
  });

  it('is never that of another organisation', async () => {
    const service = await fixture.start(fakeVendors({ d: generous }));
    await play(service, 'd', 'PR-D');
    const order = anOrder(randomUUID(), ['d'], { requestNumber: 'PR-OTHER' });
    const other = randomUUID();
    const { mandate: _, ...rest } = order;
    const grant = { organisationId: other, requestId: order.requestId, attempt: 0, mandate: aMandate() };
    const signedMandate = await grantMandate(signingKeys, grant);
    const id = await service.app.openNegotiation(other, { ...rest, signedMandate });
    expect(await remembered(id)).toEqual([]);
    const { id: own } = await play(service, 'd', 'PR-OWN');
    expect(JSON.stringify(await remembered(own))).not.toContain('PR-OTHER');
    // Not even the other one's offers are read: what is remembered was said in threads of this organisation.
    const agents = await fixture.query<{ prior: unknown }>(
      `select a.setup -> 'prior' as prior from negotiation.thread_agents a join negotiation.threads t on t.id = a.thread_id
       where t.negotiation_id = $1`,
      [id],
    );
    expect(agents).toEqual([{ prior: null }]);
  });

  it('can be switched off', async () => {
    const service = await fixture.start(fakeVendors({ e: generous }), { settings: { NEGOTIATION_MEMORY_DEALS: '0' } });
    await play(service, 'e', 'PR-E');
    const { id } = await play(service, 'e', 'PR-E2');
    expect(await remembered(id)).toEqual([]);
  });
});
