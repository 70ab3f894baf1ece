import { randomUUID } from 'node:crypto';
import { aMandate } from '@procur/buyer-agent/test/support/reference-table';
import { installedEngine } from '@procur/deal-certificate/engine-version';
import { grantMandate } from '@procur/deal-certificate/test/support/grant-mandate';
import { readCertificateFile, verifyCertificate } from '@procur/deal-certificate/verify-certificate';
import { describe, expect, it } from 'vitest';
import { fakeVendors } from './support/fake-vendors.ts';
import { anOrder, organisationId } from './support/negotiation-builder.ts';
import { negotiationFixture, open, untilEnded } from './support/negotiation-fixture.ts';
import { untilEndedByPerson } from './support/people.ts';
import { type Negotiating, signingKeys } from './support/start-negotiation.ts';

const trusted = JSON.parse(signingKeys.trustedJwks);
const engine = installedEngine();

describe('the certificate of a deal', () => {
  const fixture = negotiationFixture();

  it('recomputes to the same winner, offline and to the last field', async () => {
    const vendors = { a: { floor: 1060, step: 30 }, b: { floor: 1090, step: 25 }, c: { floor: 1190, step: 2 } };
    const service = await fixture.start(fakeVendors(vendors));
    const id = await open(service, anOrder(randomUUID(), ['a', 'b', 'c']));
    await untilEnded(service, id);
    const file = await certificateOf(service, id);
    const verification = await verifyCertificate(file, { trusted, engine });
    expect(verification.firstDifference).toBeUndefined();
    expect(verification.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(verification).toMatchObject({ ok: true, engine: { isSame: true } });
    expect(verification.winner.recomputed).toBe(verification.winner.recorded);
    expect(await fixture.eventNames(id)).toContain('deal_certificate_issued');
  });

  it('holds nothing of a vendor but what that vendor said', async () => {
    const service = await fixture.start(fakeVendors({ a: { floor: 1061.37, step: 30 } }));
    const id = await open(service, anOrder(randomUUID(), ['a']));
    await untilEnded(service, id);
    const text = Buffer.from(await certificateOf(service, id)).toString();
    const { certificate } = readCertificateFile(Buffer.from(text));
    const said = certificate.threads.flatMap(({ entries }) => entries.map(({ fact }) => JSON.stringify(fact)));
    const withoutWhatWasSaid = said.reduce((rest, fact) => rest.replace(fact, ''), text);
    expect(withoutWhatWasSaid).not.toContain('floor');
  });

  it('takes what persons have decided as given, and says how much', async () => {
    const service = await fixture.start(fakeVendors({ a: { floor: 1060, step: 30 }, b: { floor: 1090, step: 25 } }));
    const mandate = aMandate({ authorityLimit: '470000' });
    const id = await open(service, anOrder(randomUUID(), ['a', 'b'], { mandate }));
    const view = await untilEndedByPerson(service, id);
    expect(view.negotiation.status).toBe('completed');
    const verification = await verifyCertificate(await certificateOf(service, id), { trusted, engine });
    expect(verification.firstDifference).toBeUndefined();
    expect(verification.ok).toBe(true);
    expect(verification.checks.find(({ check }) => check === 'moves')?.detail).toMatch(/[1-9]\d* decisions of persons/);
  });

  it('is there once there is a deal, for the organisation of the deal', async () => {
    const service = await fixture.start(fakeVendors({ a: { floor: 1200, step: 1 } }));
    const id = await open(service, anOrder(randomUUID(), ['a']));
    const { negotiation } = await untilEnded(service, id);
    expect(negotiation.status).toBe('failed');
    await expect(certificateOf(service, id)).rejects.toMatchObject({ reason: 'CERTIFICATE_NOT_FOUND' });
    await expect(service.app.getDealCertificate({ id, organisationId: randomUUID() })).rejects.toMatchObject({
      kind: 'not-found',
    });
  });
});

describe('a mandate', () => {
  const fixture = negotiationFixture();

  it.each([
    ['is signed by the seller’s side', {}, 'vendors'],
    ['was granted to another organisation', { organisationId: randomUUID() }, 'requests'],
    ['was granted for another request', { requestId: randomUUID() }, 'requests'],
    ['was granted for another attempt', { attempt: 1 }, 'requests'],
  ])('opens no table when it %s', async (_, changes, service) => {
    const negotiating = await fixture.start(fakeVendors({ a: { floor: 1060, step: 30 } }));
    const { mandate, ...order } = anOrder(randomUUID(), ['a']);
    const facts = { organisationId, requestId: order.requestId, attempt: 0, mandate, ...changes };
    const signedMandate = await grantMandate(signingKeys, facts, service);
    await expect(negotiating.app.openNegotiation(organisationId, { ...order, signedMandate })).rejects.toMatchObject({
      kind: 'forbidden',
      reason: 'MANDATE_NOT_GRANTED',
    });
  });

  it('opens no table when a byte of it was changed', async () => {
    const { app } = await fixture.start(fakeVendors({ a: { floor: 1060, step: 30 } }));
    const { mandate, ...order } = anOrder(randomUUID(), ['a']);
    const facts = { organisationId, requestId: order.requestId, attempt: 0, mandate };
    const { document, signature } = await grantMandate(signingKeys, facts);
    const raised = document.replace('1150.00', '1250.00');
    expect(raised).not.toBe(document);
    const opening = app.openNegotiation(organisationId, { ...order, signedMandate: { document: raised, signature } });
    await expect(opening).rejects.toMatchObject({ reason: 'MANDATE_NOT_GRANTED' });
  });
});

async function certificateOf({ app }: Negotiating, id: string): Promise<Uint8Array> {
  return Buffer.from((await app.getDealCertificate({ id, organisationId })).document);
}
