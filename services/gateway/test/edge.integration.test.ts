import { request as httpRequest } from 'node:http';
import { create, toBinary } from '@bufbuild/protobuf';
import { Code, ConnectError, createClient } from '@connectrpc/connect';
import { createConnectTransport, createGrpcWebTransport } from '@connectrpc/connect-web';
import { ErrorDetailSchema } from '@procur/contracts/gen/procur/common/v1/error_pb.ts';
import { DocumentStatus } from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import {
  DocumentCompletedSchema,
  DocumentProgressedSchema,
} from '@procur/contracts/gen/procur/documents/v1/events_pb.ts';
import { RequestsService } from '@procur/contracts/gen/procur/requests/v1/requests_service_pb.ts';
import { eventually } from '@procur/testing/eventually';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { admin, requester, startGateway, type TestGateway } from './support/start-gateway.ts';

let gateway: TestGateway;
let token: string;
beforeAll(async () => {
  gateway = await startGateway({ MAX_UPLOAD_BYTES: '200000', RATE_LIMIT_PER_ADDRESS: '1000' });
  token = (await gateway.signIn(requester)).accessToken;
});
afterAll(() => gateway?.[Symbol.asyncDispose]());

async function problem(response: Response) {
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  return (await response.json()) as Record<string, unknown>;
}

const details = { title: '150 CRM seats', category: 'software.crm' };

describe('REST', () => {
  test('a call reaches its owner in the name of the caller, with address and agent for the audit trail', async () => {
    const headers = { 'user-agent': 'test/1', 'correlation-id': 'my-correlation' };
    const response = await gateway.call('/v1/requests', { method: 'POST', token, json: details, headers });
    expect(response.status).toBe(201);
    expect(response.headers.get('etag')).toBe('"1"');
    expect(response.headers.get('correlation-id')).toBe('my-correlation');
    expect(await response.json()).toMatchObject({ status: 'REQUEST_STATUS_DRAFT', details });
    expect(gateway.services.contexts.at(-1)).toMatchObject({
      correlationId: 'my-correlation',
      organisationId: gateway.organisationId,
      userAgent: 'test/1',
      clientAddress: '127.0.0.1',
      identity: { roles: ['requester'], service: 'gateway' },
    });
  });

  test('path, verb, parameters and body reach their fields', async () => {
    const submitted = await gateway.call('/v1/requests/r-9:submit', { method: 'POST', token });
    expect(await submitted.json()).toMatchObject({ id: 'r-9', status: 'REQUEST_STATUS_PENDING_APPROVAL' });
    const listed = await gateway.call('/v1/requests?page_size=7&status=REQUEST_STATUS_DRAFT', { token });
    expect(await listed.json()).toMatchObject({ nextPageToken: '7/1' });
  });

  test('If-Match carries the version, and a stale one is answered as such', async () => {
    const update = (match: string) =>
      gateway.call('/v1/requests/r-1', { method: 'PUT', token, json: details, headers: { 'if-match': match } });
    expect((await update('"3"')).headers.get('etag')).toBe('"4"');
    expect(await problem(await update('"2"'))).toMatchObject({ status: 412, given: '2', allowed: ['3'] });
    expect(await problem(await update('banana'))).toMatchObject({ status: 400, reason: 'IF_MATCH_INVALID' });
  });

  test('what has not changed is not sent again', async () => {
    const headers = { 'if-none-match': '"3"' };
    expect((await gateway.call('/v1/requests/r-1', { token, headers })).status).toBe(304);
  });

  test.each([
    ['an unknown field', { ...details, colour: 'red' }, { reason: 'FIELD_UNKNOWN', field: 'colour' }],
    [
      'an unknown enum value',
      { ...details, risk: 'RISK_MAD' },
      { reason: 'ENUM_VALUE_UNKNOWN', field: 'risk', given: '"RISK_MAD"' },
    ],
    [
      'a wrong kind deep inside',
      { ...details, lines: [{ description: 7 }] },
      { reason: 'FIELD_MALFORMED', field: 'lines[0].description' },
    ],
    ['a broken number', { ...details, termMonths: '3 years' }, { reason: 'FIELD_MALFORMED', field: 'termMonths' }],
  ])('%s is refused with where and what is allowed', async (_, json, expected) => {
    const response = await gateway.call('/v1/requests', { method: 'POST', token, json });
    const refused = await problem(response);
    expect(refused).toMatchObject({ status: 400, ...expected });
    expect(refused.allowed).not.toHaveLength(0);
  });

  test('broken JSON, unknown parameters, unknown paths and wrong verbs are told apart', async () => {
    const broken = { method: 'POST', token, body: '{"title":', headers: { 'content-type': 'application/json' } };
    expect(await problem(await gateway.call('/v1/requests', broken))).toMatchObject({ status: 400 });
    expect(await problem(await gateway.call('/v1/requests?colour=red', { token }))).toMatchObject({
      reason: 'PARAMETER_UNKNOWN',
    });
    expect(await problem(await gateway.call('/v1/nothing', { token }))).toMatchObject({
      status: 404,
      reason: 'ROUTE_NOT_FOUND',
    });
    expect(await problem(await gateway.call('/v1/me', { method: 'DELETE', token }))).toMatchObject({
      status: 405,
      allowed: ['GET'],
    });
  });

  test('a refusal of the owner is passed on; a bug of the owner tells nothing', async () => {
    const missing = await gateway.call('/v1/requests/missing', { token });
    expect(await problem(missing)).toMatchObject({ status: 404, reason: 'REQUEST_NOT_FOUND', given: 'missing' });
    const bug = await gateway.call('/v1/requests/r-1:cancel', { method: 'POST', token, json: {} });
    expect(await problem(bug)).toMatchObject({ status: 500, detail: 'internal error' });
  });

  test('without a token, with a forged one and with the wrong role it goes no further', async () => {
    expect(await problem(await gateway.call('/v1/requests'))).toMatchObject({ status: 401, reason: 'TOKEN_MISSING' });
    expect(await problem(await gateway.call('/v1/requests', { token: 'a.b.c' }))).toMatchObject({
      reason: 'TOKEN_INVALID',
    });
    expect(await problem(await gateway.call('/v1/users', { token }))).toMatchObject({
      status: 403,
      allowed: ['admin', 'auditor'],
    });
  });
});

describe('Connect and gRPC-Web', () => {
  test.each([
    ['Connect', createConnectTransport],
    ['gRPC-Web', createGrpcWebTransport],
  ])('%s clients reach the same methods with the same rules', async (_, createTransport) => {
    const client = createClient(RequestsService, createTransport({ baseUrl: gateway.url }));
    const headers = { authorization: `Bearer ${token}` };
    const { purchaseRequest } = await client.getPurchaseRequest({ requestId: 'r-5' }, { headers });
    expect(purchaseRequest?.id).toBe('r-5');
    const missing = await client.getPurchaseRequest({ requestId: 'missing' }, { headers }).catch(ConnectError.from);
    expect(missing).toMatchObject({ code: Code.NotFound });
    const anonymous = await client.getPurchaseRequest({ requestId: 'r-5' }).catch(ConnectError.from);
    expect(anonymous).toMatchObject({ code: Code.Unauthenticated });
  });
});

describe('repeating and limiting', () => {
  test('a call repeated with its Idempotency-Key is done once', async () => {
    const headers = { 'idempotency-key': 'order-1' };
    const post = (json: object) => gateway.call('/v1/requests', { method: 'POST', token, json, headers });
    const before = gateway.services.created;
    const first = await post(details);
    const second = await post(details);
    expect(await second.text()).toBe(await first.text());
    expect([second.status, second.headers.get('idempotent-replayed')]).toEqual([201, 'true']);
    expect(gateway.services.created).toBe(before + 1);
    expect(await problem(await post({ title: 'other' }))).toMatchObject({
      status: 422,
      reason: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  test.each([
    ['Connect', createConnectTransport],
    ['gRPC-Web', createGrpcWebTransport],
  ])('%s clients repeat a call with its Idempotency-Key like REST', async (protocol, createTransport) => {
    const client = createClient(RequestsService, createTransport({ baseUrl: gateway.url }));
    const headers = { authorization: `Bearer ${token}`, 'idempotency-key': `order-${protocol}` };
    const before = gateway.services.created;
    const replayed: (string | null)[] = [];
    const options = { headers, onHeader: (given: Headers) => replayed.push(given.get('idempotent-replayed')) };
    const first = await client.createPurchaseRequest({ details }, options);
    expect(await client.createPurchaseRequest({ details }, options)).toEqual(first);
    expect(replayed).toEqual([null, 'true']);
    expect(gateway.services.created).toBe(before + 1);
    const other = await client.createPurchaseRequest({ details: { title: 'other' } }, options).catch(ConnectError.from);
    expect(other).toMatchObject({ code: Code.FailedPrecondition });
    expect(other instanceof ConnectError && other.findDetails(ErrorDetailSchema)[0]?.reason).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
    const refused = () =>
      client.updatePurchaseRequest({ requestId: 'r-1', version: 2n }, options).catch(ConnectError.from);
    const [refusal, again] = [await refused(), await refused()];
    expect(again).toMatchObject({
      code: refusal instanceof ConnectError && refusal.code,
      message: String(refusal).replace('ConnectError: ', ''),
    });
  });

  test('a client that leaves before the answer finds it when it comes back with its key', async () => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': 'left' };
    const body = JSON.stringify({ ...details, title: 'slow' });
    const before = gateway.services.created;
    const post = (signal?: AbortSignal) =>
      fetch(`${gateway.url}/v1/requests`, { method: 'POST', headers, body, ...(signal && { signal }) });
    await expect(post(AbortSignal.timeout(150))).rejects.toThrow(/timeout|aborted/);
    await eventually(async () => {
      const response = await post();
      expect([response.status, response.headers.get('idempotent-replayed')]).toEqual([201, 'true']);
    });
    expect(gateway.services.created).toBe(before + 1);
  });

  test('another person using the same key is another call', async () => {
    const boss = (await gateway.signIn(admin)).accessToken;
    const headers = { 'idempotency-key': 'order-1' };
    const response = await gateway.call('/v1/requests', { method: 'POST', token: boss, json: details, headers });
    expect(response.headers.get('idempotent-replayed')).toBeNull();
  });

  test('answers say how much of the limit is left', async () => {
    const response = await gateway.call('/v1/me', { token });
    expect(response.headers.get('ratelimit-policy')).toMatch(/"user";q=1200;w=60, "organisation";q=12000;w=60/);
    expect(response.headers.get('ratelimit')).toMatch(/"user";r=\d+;t=\d+/);
  });
});

function form(content: string | Uint8Array<ArrayBuffer>, name: string): FormData {
  const data = new FormData();
  data.set('file', new Blob([content]), name);
  return data;
}

describe('files', () => {
  test('an upload is streamed to its owner with the type its content has', async () => {
    const response = await gateway.call('/v1/documents', {
      method: 'POST',
      token,
      body: form('%PDF-1.7\nhello', 'rfp.txt'),
    });
    expect(response.status).toBe(202);
    expect(response.headers.get('location')).toBe('/v1/documents/d-1');
    expect(gateway.services.uploads.at(-1)).toEqual({
      fileName: 'rfp.txt',
      mediaType: 'application/pdf',
      bytes: 14,
      complete: true,
      ended: true,
    });
  });

  test('empty, unsupported and missing files are refused before their owner hears of them', async () => {
    const before = gateway.services.uploads.length;
    const upload = async (body: FormData) =>
      await problem(await gateway.call('/v1/documents', { method: 'POST', token, body }));
    expect(await upload(form('', 'empty.pdf'))).toMatchObject({ status: 400, reason: 'FILE_EMPTY' });
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 73, 72, 68, 82]);
    expect(await upload(form(png, 'scan.pdf'))).toMatchObject({
      status: 415,
      reason: 'FILE_TYPE_UNSUPPORTED',
      given: 'image/png',
    });
    expect(await upload(new FormData())).toMatchObject({ status: 400, reason: 'FILE_MISSING' });
    const json = await gateway.call('/v1/documents', { method: 'POST', token, json: {} });
    expect(await problem(json)).toMatchObject({ status: 415, reason: 'MEDIA_TYPE_UNSUPPORTED' });
    expect(gateway.services.uploads).toHaveLength(before);
  });

  test('a file that turns out too large is refused and never complete for its owner', async () => {
    const body = form('x'.repeat(230_000), 'big.txt');
    const response = await gateway.call('/v1/documents', { method: 'POST', token, body });
    expect(await problem(response)).toMatchObject({ status: 413, reason: 'FILE_TOO_LARGE' });
    expect(gateway.services.uploads.at(-1)?.complete).toBe(false);
  });

  test('an upload that its sender breaks off is never complete for its owner', async () => {
    const before = gateway.services.uploads.length;
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'multipart/form-data; boundary=b' };
    const upload = httpRequest(`${gateway.url}/v1/documents`, { method: 'POST', headers });
    upload.on('error', () => {});
    upload.write('--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n');
    upload.write('x'.repeat(150_000), () => setTimeout(() => upload.destroy(), 50));
    await eventually(() => expect(gateway.services.uploads).toHaveLength(before + 1));
    await eventually(() => expect(gateway.services.uploads.at(-1)?.ended).toBe(true));
    expect(gateway.services.uploads.at(-1)?.complete).toBe(false);
  });

  test('a declared body of 2 GB is refused before it is sent', async () => {
    const started = performance.now();
    const status = await new Promise<number>((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${token}`,
        'content-type': 'multipart/form-data; boundary=b',
        'content-length': String(2 ** 31),
      };
      const upload = httpRequest(`${gateway.url}/v1/documents`, { method: 'POST', headers }, (response) => {
        resolve(response.statusCode ?? 0);
        upload.destroy();
      });
      upload.on('error', reject);
      upload.write('--b\r\n');
    });
    expect(status).toBe(413);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test('a catalogue is taken as CSV from those who may', async () => {
    const refused = await gateway.call('/v1/catalogue/imports', {
      method: 'POST',
      token,
      body: form('a,b\n', 'x.csv'),
    });
    expect(await problem(refused)).toMatchObject({ status: 403 });
    const boss = (await gateway.signIn(admin)).accessToken;
    const response = await gateway.call('/v1/catalogue/imports', {
      method: 'POST',
      token: boss,
      body: form('a,b\n', 'x.csv'),
    });
    expect(await response.json()).toMatchObject({ id: 'i-1', bytesTotal: '4' });
  });

  test('a download comes with its name, type and size, and a missing one as a problem', async () => {
    const response = await gateway.call('/v1/quotations/q-1/file', { token });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': '6',
      'content-disposition': "attachment; filename*=UTF-8''Angebot%20%C3%84.pdf",
    });
    expect(await response.text()).toBe('%PDF-1');
    expect(await problem(await gateway.call('/v1/contracts/missing/file', { token }))).toMatchObject({
      reason: 'FILE_NOT_FOUND',
    });
  });
});

describe('a deal map', () => {
  test('comes as data and as a drawing, for the buyer’s side only', async () => {
    const boss = (await gateway.signIn(admin)).accessToken;
    const path = '/v1/negotiations/n-1/threads/t-1/deal-map';
    expect(await (await gateway.call(path, { token: boss })).json()).toMatchObject({ threadId: 't-1', svg: '<svg/>' });
    const drawing = await gateway.call(`${path}/file?inline=true`, { token: boss });
    expect(Object.fromEntries(drawing.headers)).toMatchObject({
      'content-type': 'image/svg+xml',
      'content-disposition': 'inline; filename="deal-map-t-1.svg"',
      'content-security-policy': "sandbox; default-src 'none'",
    });
    expect(await drawing.text()).toBe('<svg/>');
    expect((await gateway.call(`${path}/file`)).status).toBe(401);
  });
});

async function* framesOf(response: Response): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    const parts = text.split('\n\n');
    text = parts.pop() ?? '';
    yield* parts.filter((part) => !part.startsWith(':'));
  }
}

describe('live feeds', () => {
  const progressed = (documentId: string, stage: string) =>
    toBinary(DocumentProgressedSchema, create(DocumentProgressedSchema, { documentId, stage, progressPercent: 40 }));

  test('a feed shows the present state, then what happens, and ends with it', async () => {
    gateway.services.documents.set('d-7', DocumentStatus.PROCESSING);
    const frames = framesOf(await gateway.call('/v1/documents/d-7/events', { token }));
    expect((await frames.next()).value).toContain('DOCUMENT_STATUS_PROCESSING');
    await gateway.announce('procur.documents.v1.document_progressed', progressed('d-8', 'other document'));
    await gateway.announce(
      'procur.documents.v1.document_progressed',
      progressed('d-7', 'stranger'),
      'other-organisation',
    );
    await gateway.announce('procur.documents.v1.document_progressed', progressed('d-7', 'extracting'));
    const progress = (await frames.next()).value ?? '';
    expect(progress).toContain('event: document_progressed');
    expect(progress).toContain('"stage":"extracting"');
    gateway.services.documents.set('d-7', DocumentStatus.COMPLETED);
    const completed = toBinary(DocumentCompletedSchema, create(DocumentCompletedSchema, { documentId: 'd-7' }));
    await gateway.announce('procur.documents.v1.document_completed', completed);
    const rest = await Array.fromAsync(frames);
    expect(rest.map((frame) => /event: (\w+)/.exec(frame)?.[1])).toEqual(['document_completed', 'snapshot', 'end']);
  });

  test('an event that got lost is made up for at the next heartbeat', async () => {
    gateway.services.documents.set('d-9', DocumentStatus.PROCESSING);
    const frames = framesOf(await gateway.call('/v1/documents/d-9/events', { token }));
    await frames.next();
    gateway.services.documents.set('d-9', DocumentStatus.FAILED);
    const rest = await Array.fromAsync(frames);
    expect(rest[0]).toContain('DOCUMENT_STATUS_FAILED');
    expect(rest.at(-1)).toContain('event: end');
  });

  test('what the caller may not see has no feed', async () => {
    expect(await problem(await gateway.call('/v1/documents/unknown/events', { token }))).toMatchObject({ status: 404 });
  });
});

test('browsers are told nothing about origins that were not configured', async () => {
  const response = await gateway.call('/v1/me', { token, headers: { origin: 'https://evil.example' } });
  expect(response.headers.get('access-control-allow-origin')).toBeNull();
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
});

test('an idle gateway stays below 200 MB', async () => {
  await eventually(async () => {
    const text = await (await fetch(`${gateway.process.opsUrl}/metrics`)).text();
    const bytes = Number(/^process_resident_memory_bytes\S* (\S+)$/m.exec(text)?.[1]);
    expect(bytes).toBeLessThan(200e6);
  });
});
