import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Config } from '../config.ts';
import type { Embeddings } from '../ports.ts';

/** The endpoint was configured and did not do the work. */
export class EmbeddingsError extends Error {
  override readonly name = 'EmbeddingsError';
}

const answer = z.object({ data: z.array(z.object({ index: z.int().nonnegative(), embedding: z.array(z.number()) })) });

/** An OpenAI-compatible endpoint for vectors of texts; undefined without a key. */
export function embeddingsEndpoint(config: Config['embeddings']): Embeddings | undefined {
  const { apiKey, model, dimensions, batch } = config;
  if (apiKey === undefined) return undefined;
  return {
    engine: `model:${model}`,
    model: `${model}/${dimensions}`,
    dimensions,
    batch,
    embed: async (texts) => {
      const body = JSON.stringify({ model, dimensions, input: texts, encoding_format: 'float' });
      return vectorsOf(await ask(config, apiKey, body), texts.length, dimensions);
    },
  };
}

async function ask(config: Config['embeddings'], apiKey: string, body: string): Promise<unknown> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` };
  for (let attempt = 0; ; attempt++) {
    const response = await post(`${config.url.replace(/\/$/, '')}/embeddings`, { headers, body }, config.timeoutMs);
    if (response?.ok) return await response.json();
    const isPassing = response === undefined || response.status === 429 || response.status >= 500;
    if (!isPassing || attempt >= config.maxRetries)
      throw new EmbeddingsError(`the embeddings endpoint answered ${response?.status ?? 'nothing in time'}`);
    await pause(waitMs(response?.headers.get('retry-after'), attempt));
  }
}

type Post = { readonly headers: Readonly<Record<string, string>>; readonly body: string };

/** Undefined when there was no answer: that is tried again like an answer that says so. */
async function post(url: string, { headers, body }: Post, timeoutMs: number): Promise<Response | undefined> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers,
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch {
    return undefined;
  }
}

// Half a second, doubling; what the endpoint asks for is waited, but no longer than half a minute.
function waitMs(retryAfter: string | null | undefined, attempt: number): number {
  const seconds = Number(retryAfter);
  return retryAfter && seconds >= 0 ? Math.min(30_000, seconds * 1000) : 500 * 2 ** attempt;
}

function vectorsOf(given: unknown, count: number, dimensions: number): readonly (readonly number[])[] {
  const parsed = answer.safeParse(given);
  const vectors = parsed.data?.data.toSorted((a, b) => a.index - b.index).map(({ embedding }) => embedding) ?? [];
  if (vectors.length !== count || vectors.some((vector) => vector.length !== dimensions))
    throw new EmbeddingsError(`the embeddings endpoint did not answer ${count} vectors of ${dimensions} numbers`);
  return vectors;
}
