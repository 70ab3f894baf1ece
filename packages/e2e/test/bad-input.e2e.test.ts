import { request as httpRequest } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { operator } from '@procur/cli/demo/operator';
import { OrganisationsService } from '@procur/contracts/gen/procur/gateway/v1/gateway_service_pb.ts';
import PDFDocument from 'pdfkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileForm, problemOf } from '../src/problem.ts';
import { type Rest, restAs } from '../src/rest.ts';
import { startTestPlatform, type TestPlatform } from '../src/test-platform.ts';

let test: TestPlatform;
let buyer: Rest;
let admin: Rest;
beforeAll(async () => {
  test = await startTestPlatform();
  buyer = await restAs(test, test.organisation.credentials.buyer);
  admin = await restAs(test, test.organisation.credentials.admin);
});
afterAll(() => test?.[Symbol.asyncDispose]());

const json = { 'content-type': 'application/json' };
const details = {
  title: 'Chairs',
  needText: '10 chairs',
  category: 'furniture.chairs',
  lines: [{ description: 'office chair', quantity: { value: '10', unitCode: 'EA' } }],
  budget: { currencyCode: 'USD', units: '5000' },
  budgetPeriod: 'BUDGET_PERIOD_TOTAL',
};

describe('a body that does not fit', () => {
  it('names an unknown field', async () => {
    const problem = await problemOf(test, {
      method: 'POST',
      path: '/v1/requests',
      token: buyer.token,
      headers: json,
      body: JSON.stringify({ ...details, titel: 'x' }),
    });
    expect(problem).toMatchObject({ status: 400, field: expect.stringContaining('titel') });
  });

  it('names the allowed values of an enum', async () => {
    const problem = await problemOf(test, {
      method: 'POST',
      path: '/v1/requests',
      token: buyer.token,
      headers: json,
      body: JSON.stringify({ ...details, risk: 'RISK_LEVEL_ENORMOUS' }),
    });
    expect(problem).toMatchObject({
      status: 400,
      field: expect.stringContaining('risk'),
      given: expect.stringContaining('RISK_LEVEL_ENORMOUS'),
    });
    expect(problem.allowed).toContain('RISK_LEVEL_HIGH');
  });

  it('refuses 2 GB before reading them', async () => {
    const status = await declareBody({ path: '/v1/requests', token: buyer.token, bytes: 2 * 2 ** 30 });
    expect(status).toBe(413);
  });

  it('says so when it is no JSON at all', async () => {
    const problem = await problemOf(test, {
      method: 'POST',
      path: '/v1/requests',
      token: buyer.token,
      headers: json,
      body: '{"title":',
    });
    expect(problem.status).toBe(400);
  });
});

describe('a document that cannot be read', () => {
  it('of no supported type is refused at the door', async () => {
    const problem = await problemOf(test, {
      method: 'POST',
      path: '/v1/documents',
      token: buyer.token,
      body: fileForm('music.mp3', new TextEncoder().encode('ID3\u0004\u0000\u0000 music')),
    });
    expect(problem.status).toBe(415);
    expect(problem.allowed?.join(' ')).toMatch(/pdf/i);
  });

  it('and is empty is refused at the door', async () => {
    const problem = await problemOf(test, {
      method: 'POST',
      path: '/v1/documents',
      token: buyer.token,
      body: fileForm('empty.pdf', ''),
    });
    expect([400, 415, 422]).toContain(problem.status);
    expect(problem.reason).toMatch(/EMPTY/);
  });

  it('as a corrupt PDF ends as failed and says why', async () => {
    const document = await uploadAndWait(fileForm('broken.pdf', '%PDF-1.7\n1 0 obj << /Type /Catalog'));
    expect(document).toMatchObject({ status: 'DOCUMENT_STATUS_FAILED', quotationId: '' });
    expect(document.failureCode).not.toBe('');
    expect(document.failureReason).not.toBe('');
  });

  it('as an encrypted PDF ends as failed and says that it is encrypted', async () => {
    const document = await uploadAndWait(fileForm('locked.pdf', await encryptedPdf()));
    expect(document).toMatchObject({ status: 'DOCUMENT_STATUS_FAILED', quotationId: '' });
    expect(`${document.failureCode} ${document.failureReason}`).toMatch(/encrypt|password/i);
  });
});

describe('a catalogue with a broken line', () => {
  it('names line 17,203 and takes the other 19,999', async () => {
    const header = 'sku,name,description,brand,part_number,ean,category,unit_code,currency,price';
    const rows = Array.from(
      { length: 20_000 },
      (_, index) =>
        `SKU${index},Bolt M${index},Steel bolt,Brand,P${index},,hardware.bolts,EA,USD,${index + 2 === 17_203 ? 'many' : '1.25'}`,
    );
    const { vendors } = (await admin.call('GET', '/v1/vendors?pageSize=1')) as { vendors: { id: string }[] };
    const response = await fetch(`${test.platform.edgeUrl}/v1/catalogue/imports?vendorId=${vendors[0]?.id}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${admin.token}` },
      body: fileForm('bolts.csv', [header, ...rows].join('\n')),
    });
    const { id } = (await response.json()) as { id: string };
    const done = await pollUntil(
      () => admin.call('GET', `/v1/catalogue/imports/${id}`),
      ({ status }) => status === 'IMPORT_STATUS_COMPLETED' || status === 'IMPORT_STATUS_FAILED',
    );
    expect(done).toMatchObject({
      status: 'IMPORT_STATUS_COMPLETED',
      rowsRead: '20000',
      rowsCreated: '19999',
      rowsRejected: '1',
    });
    const { errors } = (await admin.call('GET', `/v1/catalogue/imports/${id}/errors`)) as { errors: unknown[] };
    expect(errors).toMatchObject([{ line: '17203', field: 'price', given: 'many' }]);
  });
});

describe('a call that comes too late or from the wrong side', () => {
  it('with a stale version loses and changes nothing', async () => {
    const created = await buyer.call('POST', '/v1/requests', details);
    const path = `/v1/requests/${created.id}`;
    await buyer.call('PUT', `${path}?version=${created.version}`, { ...details, title: 'Better chairs' });
    const problem = await problemOf(test, {
      method: 'PUT',
      path: `${path}?version=${created.version}`,
      token: buyer.token,
      headers: json,
      body: JSON.stringify({ ...details, title: 'Worse chairs' }),
    });
    expect([409, 412]).toContain(problem.status);
    expect(await buyer.call('GET', path)).toMatchObject({ details: { title: 'Better chairs' } });
  });

  it('with a replayed refresh token ends the session', async () => {
    const mine = await restAs(test, test.organisation.credentials.requester);
    const refresh = (refreshToken: string) => ({
      method: 'POST',
      path: '/v1/auth/refresh',
      headers: json,
      body: JSON.stringify({ refreshToken }),
    });
    const first = (await mine.call('POST', '/v1/auth/refresh', { refreshToken: mine.refreshToken })) as {
      tokens: { refreshToken: string };
    };
    expect((await problemOf(test, refresh(mine.refreshToken))).status).toBe(401);
    expect((await problemOf(test, refresh(first.tokens.refreshToken))).status).toBe(401);
  });

  it('with the id of another organisation finds nothing', async () => {
    const created = await buyer.call('POST', '/v1/requests', details);
    const stranger = await restAs(test, await anotherOrganisation());
    expect((await problemOf(test, { path: `/v1/requests/${created.id}`, token: stranger.token })).status).toBe(404);
    expect(await stranger.call('GET', '/v1/requests')).toMatchObject({ purchaseRequests: [] });
  });

  it('without a role or without signing in is refused', async () => {
    const requester = await restAs(test, test.organisation.credentials.requester);
    expect((await problemOf(test, { path: '/v1/users', token: requester.token })).status).toBe(403);
    expect((await problemOf(test, { path: '/v1/requests' })).status).toBe(401);
    expect((await problemOf(test, { path: '/v1/requests', token: `${buyer.token}x` })).status).toBe(401);
  });

  it('cannot approve its own request', async () => {
    const budget = { currencyCode: 'USD', units: '150000' };
    const { id, version } = await admin.call('POST', '/v1/requests', { ...details, budget });
    const submitted = await admin.call('POST', `/v1/requests/${id}:submit`, { version });
    expect(submitted).toMatchObject({ status: 'REQUEST_STATUS_PENDING_APPROVAL' });
    const body = JSON.stringify({ decision: 'APPROVAL_DECISION_APPROVE' });
    const problem = await problemOf(test, {
      method: 'POST',
      path: `/v1/requests/${id}:decide`,
      token: admin.token,
      headers: json,
      body,
    });
    expect(problem.status).toBe(403);
    expect(await admin.call('GET', `/v1/requests/${id}`)).toMatchObject({ status: 'REQUEST_STATUS_PENDING_APPROVAL' });
  });
});

async function anotherOrganisation() {
  const credentials = { email: 'admin@other.example', password: 'a long enough password' };
  using runner = await operator(test.platform);
  await runner.client(OrganisationsService, 'gateway').createOrganisation({
    slug: 'other',
    name: 'Other',
    currencyCode: 'EUR',
    countryCode: 'DE',
    adminEmail: credentials.email,
    adminDisplayName: 'Other Admin',
    adminPassword: credentials.password,
  });
  return credentials;
}

async function uploadAndWait(form: FormData): Promise<Record<string, unknown>> {
  const response = await fetch(`${test.platform.edgeUrl}/v1/documents`, {
    method: 'POST',
    headers: { authorization: `Bearer ${buyer.token}` },
    body: form,
  });
  const { id } = (await response.json()) as { id: string };
  return pollUntil(
    () => buyer.call('GET', `/v1/documents/${id}`),
    ({ status }) => status === 'DOCUMENT_STATUS_FAILED' || status === 'DOCUMENT_STATUS_COMPLETED',
  );
}

async function pollUntil(
  look: () => Promise<Record<string, unknown>>,
  isDone: (value: Record<string, unknown>) => boolean,
): Promise<Record<string, unknown>> {
  const tries = 300;
  for (let left = tries; left > 0; left -= 1) {
    const value = await look();
    if (isDone(value)) return value;
    await delay(200);
  }
  throw new Error('not done within a minute');
}

/** Declares a length and sends nothing: the answer must come from the declaration alone. */
function declareBody({
  path,
  token,
  bytes,
}: {
  path: string;
  token: string;
  bytes: number;
}): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { ...json, authorization: `Bearer ${token}`, 'content-length': String(bytes) };
    const outgoing = httpRequest(`${test.platform.edgeUrl}${path}`, { method: 'POST', headers }, (response) => {
      resolve(response.statusCode);
      outgoing.destroy();
    });
    outgoing.on('error', reject);
    outgoing.flushHeaders();
  });
}

async function encryptedPdf(): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = new PDFDocument({ userPassword: 'secret', ownerPassword: 'owner', pdfVersion: '1.7' });
  pdf.text('25 office chairs');
  pdf.end();
  return new Uint8Array(Buffer.concat(await Array.fromAsync(pdf as AsyncIterable<Buffer>)));
}
