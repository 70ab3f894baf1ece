import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { EmbeddingsError, embeddingsEndpoint } from './embeddings-endpoint.ts';

let server: Server;
afterEach(() => server.close());

/** An endpoint that gives these answers one after the other; the last one again and again. */
async function endpointThat(...answers: readonly { readonly status: number; readonly body: unknown }[]) {
  let calls = 0;
  server = createServer((request, response) => {
    const { status, body } = answers[Math.min(calls++, answers.length - 1)] ?? { status: 500, body: {} };
    request.resume().on('end', () => {
      response.writeHead(status, { 'content-type': 'application/json', 'retry-after': '0' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/`;
  const limits = { dimensions: 2, batch: 8, timeoutMs: 2000, maxRetries: 2, checkMs: 1000 };
  const embeddings = embeddingsEndpoint({ apiKey: 'key', url, model: 'small', ...limits });
  if (embeddings === undefined) throw new Error('a key was given');
  return { embed: embeddings.embed, calls: () => calls };
}

const right = {
  status: 200,
  body: {
    data: [
      { index: 1, embedding: [0, 1] },
      { index: 0, embedding: [1, 0] },
    ],
  },
};

it('gives the vectors in the order of the texts, after passing faults', async () => {
  const endpoint = await endpointThat({ status: 503, body: {} }, { status: 429, body: {} }, right);
  expect(await endpoint.embed(['first', 'second'])).toEqual([
    [1, 0],
    [0, 1],
  ]);
  expect(endpoint.calls()).toBe(3);
});

it('asks a refusing endpoint once', async () => {
  const endpoint = await endpointThat({ status: 401, body: {} });
  await expect(endpoint.embed(['text'])).rejects.toThrow(EmbeddingsError);
  expect(endpoint.calls()).toBe(1);
});

it('gives up after its retries', async () => {
  const endpoint = await endpointThat({ status: 500, body: {} });
  await expect(endpoint.embed(['text'])).rejects.toThrow(/answered 500/);
  expect(endpoint.calls()).toBe(3);
});

it.each([
  ['too few vectors', { data: [{ index: 0, embedding: [1, 0] }] }],
  ['vectors of another size', { data: [0, 1].map((index) => ({ index, embedding: [1, 0, 0] })) }],
  ['something else', { object: 'list' }],
])('takes no %s', async (_, body) => {
  const endpoint = await endpointThat({ status: 200, body });
  await expect(endpoint.embed(['first', 'second'])).rejects.toThrow(EmbeddingsError);
});
