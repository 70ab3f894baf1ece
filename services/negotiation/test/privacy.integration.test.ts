import { randomUUID } from 'node:crypto';
import { toJsonString } from '@bufbuild/protobuf';
import { aMandate } from '@procur/buyer-agent/test/support/reference-table';
import {
  OpenTableRequestSchema,
  RespondToOfferRequestSchema,
} from '@procur/contracts/gen/procur/negotiation/v1/counterparty_service_pb.ts';
import { registry } from '@procur/service-kit/metrics';
import { describe, expect, it } from 'vitest';
import { fakeVendors } from './support/fake-vendors.ts';
import { anOrder, organisationId } from './support/negotiation-builder.ts';
import { negotiationFixture, open, untilEnded } from './support/negotiation-fixture.ts';
import { untilEndedByPerson } from './support/people.ts';

// Numbers that nothing else produces: what is found of them has leaked.
const canaries = { walkAway: '1147.83', target: '977.31', authority: '487651.29', weight: 0.71237 };
const traces = [
  ...Object.values(canaries).map(String),
  '1147',
  '830000000',
  '977',
  '310000000',
  '487651',
  '290000000',
  '71237',
];

describe('the mandate', () => {
  const fixture = negotiationFixture();

  it('appears in no event, no message to a vendor, no metric and nothing the organisation can list', async () => {
    const vendors = fakeVendors({ a: { floor: 1060, step: 30 }, b: { floor: 1180, step: 2 } });
    const service = await fixture.start(vendors);
    const mandate = aMandate({
      walkAwayUnitPrice: canaries.walkAway,
      targetUnitPrice: canaries.target,
      authorityLimit: canaries.authority,
      weights: { unit_price: 1, support_level: canaries.weight },
    });
    const id = await open(service, anOrder(randomUUID(), ['a', 'b'], { mandate }));
    const view = await untilEndedByPerson(service, id);
    const offers = await service.app.listOffers({
      negotiationId: id,
      organisationId,
      threadId: '',
      pageSize: 100,
      pageToken: '',
    });
    // Ids and times are random digits, in which a short trace could appear by chance.
    const told = withoutChance(
      [
        await fixture.publishedJson(id),
        ...vendors.opened.map((request) => toJsonString(OpenTableRequestSchema, request)),
        ...vendors.offered.map((request) => toJsonString(RespondToOfferRequestSchema, request)),
        JSON.stringify({ ...view, offers: [...view.offers.values()] }),
        JSON.stringify(offers),
        (await registry.metrics()).replaceAll(/ [\d.e+-]+$/gm, ''),
      ].join('\n'),
    );
    expect(told).toContain('1200');
    expect(told.length).toBeGreaterThan(5000);
    // The opening offer may be the target itself: an offer, and so no secret any more.
    const secret = traces.filter(
      (trace) => !offers.offers.some((offer) => JSON.stringify(offer.terms).includes(trace)),
    );
    expect(secret).toContain('1147.83');
    expect(secret.filter((trace) => told.includes(trace))).toEqual([]);
  });

  it('is explained to the buyer’s side alone', async () => {
    const service = await fixture.start(fakeVendors({ a: { floor: 1060, step: 30 } }));
    const id = await open(service, anOrder(randomUUID(), ['a']));
    await untilEnded(service, id);
    await expect(service.app.getExplanation({ id, organisationId: randomUUID() })).rejects.toMatchObject({
      kind: 'not-found',
    });
  });
});

function withoutChance(text: string): string {
  return text
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME');
}
