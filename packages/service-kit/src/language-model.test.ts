import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readConfig } from './config.ts';
import { LanguageModelError, openLanguageModel } from './language-model.ts';
import { languageModelSettings } from './language-model-settings.ts';
import type { ModelUsage } from './language-model-usage.ts';

type Exchange = { readonly status: number; readonly content?: string; readonly headers?: Record<string, string> };

/** A server that speaks the protocol and answers in order what it is told to. */
async function startModelServer(exchanges: Exchange[]) {
  const asked: { readonly atMs: number; readonly body: unknown }[] = [];
  const server = createServer(async (request, response) => {
    asked.push({ atMs: performance.now(), body: JSON.parse(await readBody(request)) });
    answer(response, exchanges.shift() ?? { status: 500 });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const close = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { baseUrl, asked, [Symbol.asyncDispose]: close };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function answer(response: ServerResponse, { status, content, headers }: Exchange): void {
  const choices = [{ index: 0, message: { role: 'assistant', content } }];
  const body =
    status === 200
      ? { choices, usage: { prompt_tokens: 1000, completion_tokens: 200 } }
      : { error: { message: 'busy' } };
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

async function openModel(baseUrl: string) {
  const records: ModelUsage[] = [];
  const config = readConfig(languageModelSettings, {
    LANGUAGE_MODEL_API_KEY: 'test-key',
    LANGUAGE_MODEL_URL: baseUrl,
    LANGUAGE_MODEL: 'tiny',
    LANGUAGE_MODEL_MAX_RETRIES: '1',
    LANGUAGE_MODEL_INPUT_PRICE_PER_MILLION: '0.40',
    LANGUAGE_MODEL_OUTPUT_PRICE_PER_MILLION: '1.60',
  });
  const model = await openLanguageModel(config, (usage) => void records.push(usage));
  if (!model) throw new Error('the model is configured and must be there');
  return { model, records };
}

const task = { purpose: 'read_need', instructions: 'Extract.', input: '150 seats' };
const seats = { name: 'seats', type: z.object({ seats: z.number() }) };

test('without a key there is no model', async () => {
  expect(await openLanguageModel(readConfig(languageModelSettings, {}), () => {})).toBeUndefined();
});

test('a structured answer is asked for by schema, checked, and its cost recorded exactly', async () => {
  await using server = await startModelServer([{ status: 200, content: '{"seats":150}' }]);
  const { model, records } = await openModel(server.baseUrl);
  expect(await model.extract(task, seats)).toEqual({ seats: 150 });
  expect(server.asked[0]?.body).toMatchObject({ model: 'tiny', response_format: { type: 'json_schema' } });
  expect(records).toMatchObject([{ purpose: 'read_need', outcome: 'answered', inputTokens: 1000, outputTokens: 200 }]);
  expect(records[0]?.costUsd.toFixed()).toBe('0.00072');
});

test('a busy model is asked again after as long as it says', async () => {
  const busy = { status: 429, headers: { 'retry-after-ms': '300' } };
  await using server = await startModelServer([busy, { status: 200, content: 'Dear vendor' }]);
  const { model } = await openModel(server.baseUrl);
  expect(await model.draft(task)).toBe('Dear vendor');
  expect((server.asked[1]?.atMs ?? 0) - (server.asked[0]?.atMs ?? 0)).toBeGreaterThanOrEqual(290);
});

test.each([
  ['keeps failing', [{ status: 503, headers: { 'retry-after-ms': '1' } }, { status: 503 }]],
  ['answers something else', [{ status: 200, content: '{"seats":"many"}' }]],
  ['answers no JSON', [{ status: 200, content: 'Sure! 150.' }]],
  ['answers nothing', [{ status: 200, content: '' }]],
])('a model that %s fails the work instead of inventing an answer', async (_, exchanges) => {
  await using server = await startModelServer([...exchanges]);
  const { model, records } = await openModel(server.baseUrl);
  await expect(model.extract(task, seats)).rejects.toThrow(LanguageModelError);
  expect(records).toHaveLength(1);
});
