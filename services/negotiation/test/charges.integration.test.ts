import { randomUUID } from 'node:crypto';
import { create } from '@bufbuild/protobuf';
import { aMandate } from '@procur/buyer-agent/test/support/reference-table';
import { ChargeBasis, type Offer, StatedChargeSchema } from '@procur/contracts/gen/procur/negotiation/v1/offer_pb.ts';
import { installedEngine } from '@procur/deal-certificate/engine-version';
import { readCertificateFile, verifyCertificate } from '@procur/deal-certificate/verify-certificate';
import { toMoney } from '@procur/service-kit/money';
import { describe, expect, it } from 'vitest';
import { fakeVendors } from './support/fake-vendors.ts';
import { anOrder, organisationId } from './support/negotiation-builder.ts';
import { negotiationFixture, open, untilEnded } from './support/negotiation-fixture.ts';
import { type Negotiating, signingKeys } from './support/start-negotiation.ts';

const trusted = JSON.parse(signingKeys.trustedJwks);
const engine = installedEngine();

/** A vendor that charges for setting up with each counter-offer; without an amount it leaves open how much. */
const charging = (amount?: string, currency = 'USD') => ({
  tamper: (offer: Offer): Offer => {
    const said = { name: 'set-up', basis: ChargeBasis.ONCE };
    const charge = amount === undefined ? said : { ...said, amount: toMoney(amount, currency) };
    return { ...offer, charges: [create(StatedChargeSchema, charge)] };
  },
});

describe('a vendor that charges besides', () => {
  const fixture = negotiationFixture();

  async function play(vendors: Parameters<typeof fakeVendors>[0], mandate = aMandate()) {
    const fake = fakeVendors(vendors);
    const service = await fixture.start(fake);
    const id = await open(service, anOrder(randomUUID(), Object.keys(vendors), { mandate }));
    return { service, id, fake, view: await untilEnded(service, id) };
  }

  it('is compared by all that is paid, and its charge is certified and named in the result', async () => {
    const dear = { floor: 1060, step: 30, ...charging('20000') };
    const { view, service, id } = await play({ a: dear, b: { floor: 1090, step: 25 } });
    const vendorOf = (threadId = '') => view.threads.find((thread) => thread.id === threadId)?.vendorId;
    expect(vendorOf(view.deal?.threadId)).toBe('b');
    const other = view.deal?.ranking.find(({ deal }) => vendorOf(deal.threadId) === 'a');
    expect(other?.deal.costLines).toContainEqual({ name: 'set-up', amount: '20000' });
    const found = await verifyCertificate(await certificateOf(service, id), { trusted, engine });
    expect([found.ok, found.firstDifference]).toEqual([true, undefined]);
  });

  it('is paid within the budget', async () => {
    const mandate = aMandate({ maximumTotal: '497000' });
    const { view, fake, service, id } = await play({ a: { floor: 1060, step: 30, ...charging('6000') } }, mandate);
    expect(view.negotiation.status).toBe('completed');
    expect(Number(view.deal?.allInTotal)).toBeLessThanOrEqual(497_000);
    expect(view.deal?.costLines).toContainEqual({ name: 'set-up', amount: '6000' });
    // From the second round on, what it has stated is in our offers.
    const repeated = fake.offered.filter(({ offer }) => (offer?.round ?? 0) > 1).map(({ offer }) => offer?.charges[0]);
    expect(repeated.length).toBeGreaterThan(0);
    for (const charge of repeated) expect(charge?.amount).toMatchObject({ units: 6000n });
    const { certificate } = readCertificateFile(await certificateOf(service, id));
    expect(JSON.stringify(certificate.threads)).toContain('"charge:set-up"');
  });

  it('has no deal where its charges leave no room for its price', async () => {
    const mandate = aMandate({ maximumTotal: '497000' });
    const { view } = await play({ a: { floor: 1060, step: 30, ...charging('30000') } }, mandate);
    expect(view.negotiation.status).toBe('failed');
  });

  it('gets nothing for a charge without an amount: it takes our offer without it, or there is no deal', async () => {
    const { view, fake } = await play({ a: { floor: 1060, step: 30, ...charging() } });
    for (const { offer } of fake.offered) expect(offer?.charges).toEqual([]);
    const names = (view.deal?.costLines ?? []).map(({ name }) => name);
    expect(names).not.toContain('set-up');
    const asked = fake.offered.filter(({ offer }) => offer?.message.includes('has no amount yet'));
    expect(asked.length).toBeGreaterThan(0);
  });

  it('breaks the contract of the table with a charge in another currency', async () => {
    const { view } = await play({ a: { floor: 1060, step: 30, ...charging('10', 'EUR') } });
    expect(view.threads[0]).toMatchObject({ status: 'failed', endReason: 'COUNTERPARTY_PROTOCOL' });
  });
});

async function certificateOf(service: Negotiating, id: string): Promise<Uint8Array> {
  const { document } = await service.app.getDealCertificate({ id, organisationId });
  return Buffer.from(document);
}
