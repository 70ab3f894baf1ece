import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventually } from '@procur/testing/eventually';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  importEnd,
  startVendors,
  upload,
  type VendorsClients,
  type VendorsUnderTest,
} from './support/start-vendors.ts';

// Directions of meaning that the endpoint of this test knows; everything else points elsewhere.
const meanings = [/projector|beamer/i, /notebook|schlepptop/i, /chair/i];
const dimensions = 8;
const asked: string[][] = [];
let [isBroken, failuresLeft] = [false, 1];

const endpoint = createServer(async (request, response) => {
  const body = JSON.parse(Buffer.concat(await request.toArray()).toString());
  const isRefused = isBroken || failuresLeft-- > 0;
  if (!isRefused) asked.push(body.input);
  const data = body.input.map((text: string, index: number) => ({ index, embedding: vectorOf(text) }));
  response.writeHead(isRefused ? 503 : 200, { 'content-type': 'application/json', 'retry-after': '0' });
  response.end(JSON.stringify(isRefused ? {} : { data: data.toReversed() }));
});

function vectorOf(text: string): readonly number[] {
  const known = meanings.findIndex((meaning) => meaning.test(text));
  return Array.from({ length: dimensions }, (_, at) => (at === (known < 0 ? dimensions - 1 : known) ? 1 : 0));
}

let service: VendorsUnderTest;
let clients: VendorsClients;

beforeAll(async () => {
  await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve));
  service = await startVendors({
    EMBEDDINGS_API_KEY: 'key',
    EMBEDDINGS_URL: `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/v1`,
    EMBEDDINGS_DIMENSIONS: String(dimensions),
    EMBEDDINGS_BATCH: '2',
    EMBEDDINGS_CHECK_MS: '100',
  });
  clients = service.as('org-1');
  const { vendor } = await clients.vendors.createVendor({
    vendor: { slug: 'aero', name: 'Aero', categories: ['hardware'] },
  });
  const content = [
    'sku,name,currency,price',
    'P1,Aero projector WUXGA,EUR,900.00',
    'N1,Aero notebook 14 inch,EUR,1200.00',
    'C1,Aero office chair,EUR,300.00',
    '',
  ].join('\n');
  await importEnd(clients, await upload(clients, { fileName: 'rows.csv', content, vendorId: vendor?.id ?? '' }));
});
afterAll(async () => {
  await service[Symbol.asyncDispose]();
  endpoint.close();
});

async function firstCandidate(description: string): Promise<string | undefined> {
  const { matches } = await clients.catalogue.matchLines({ lines: [{ lineId: '1', description }] });
  return matches[0]?.candidates[0]?.product?.sku;
}

it('brings candidates that share no word with the line, once the endpoint has seen the products', async () => {
  await eventually(async () => expect(await firstCandidate('Beamer')).toBe('P1'), {
    timeoutMs: 20_000,
    intervalMs: 200,
  });
  expect(asked.every((texts) => texts.length <= 2)).toBe(true);
});

it('asks for each text once', async () => {
  const before = asked.flat().filter((text) => text === 'Schlepptop').length;
  expect(before).toBe(0);
  expect(await firstCandidate('Schlepptop')).toBe('N1');
  expect(await firstCandidate('Schlepptop')).toBe('N1');
  expect(asked.flat().filter((text) => text === 'Schlepptop')).toHaveLength(1);
});

it('shows another organisation nothing of it', async () => {
  const other = service.as('org-2').catalogue;
  const { matches } = await other.matchLines({ lines: [{ lineId: '1', description: 'Beamer' }] });
  expect(matches[0]?.candidates).toEqual([]);
});

it('matches by words when the endpoint fails', async () => {
  isBroken = true;
  expect(await firstCandidate('office chair, unseen text')).toBe('C1');
  isBroken = false;
});
