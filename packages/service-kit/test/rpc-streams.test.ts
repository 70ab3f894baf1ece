import type { MessageInitShape } from '@bufbuild/protobuf';
import {
  DocumentsService,
  type UploadDocumentRequestSchema,
} from '@procur/contracts/gen/procur/documents/v1/documents_service_pb.ts';
import { expect, test } from 'vitest';
import { ambientContext } from '../src/ambient-context.ts';
import type { Routes } from '../src/rpc-server.ts';
import { startRpcPair } from './rpc-pair.ts';

type Outcome = { readonly bytes: number; readonly complete: boolean };

function receiving(outcomes: Outcome[]): Routes {
  return (router) =>
    router.service(DocumentsService, {
      uploadDocument: async (messages) => {
        let bytes = 0;
        let complete = false;
        try {
          for await (const { part } of messages) if (part.case === 'chunk') bytes += part.value.length;
          complete = true;
          return {};
        } finally {
          outcomes.push({ bytes, complete });
        }
      },
      async *downloadFile() {
        for (const letter of ['a', 'b']) {
          await Promise.resolve();
          const { correlationId } = ambientContext();
          yield { part: { case: 'chunk', value: Buffer.from(`${letter}:${correlationId}`) } };
        }
      },
    });
}

async function* file(
  chunks: number,
  failAtEnd: boolean,
): AsyncGenerator<MessageInitShape<typeof UploadDocumentRequestSchema>> {
  for (let i = 0; i < chunks; i++) yield { part: { case: 'chunk', value: new Uint8Array(10_000) } };
  if (failAtEnd) throw new Error('the source broke');
}

test('a stream that was sent to its end is received whole', async () => {
  const outcomes: Outcome[] = [];
  await using pair = await startRpcPair(receiving(outcomes));
  for (const chunks of [0, 1, 50]) await pair.client(DocumentsService).uploadDocument(file(chunks, false));
  expect(outcomes).toEqual([0, 1, 50].map((chunks) => ({ bytes: chunks * 10_000, complete: true })));
});

test('a stream that its sender broke off is never taken for a whole one', async () => {
  const outcomes: Outcome[] = [];
  await using pair = await startRpcPair(receiving(outcomes), { limits: { breakerFailures: 1000 } });
  for (let i = 0; i < 60; i++) {
    await expect(pair.client(DocumentsService).uploadDocument(file(i % 30, true))).rejects.toThrow();
  }
  await expect.poll(() => outcomes.length).toBeGreaterThan(50);
  expect(outcomes.filter(({ complete }) => complete)).toEqual([]);
});

test('what a handler yields late still has the context of its call', async () => {
  await using pair = await startRpcPair(receiving([]));
  const parts = [];
  for await (const { part } of pair.client(DocumentsService).downloadFile({})) {
    if (part.case === 'chunk') parts.push(Buffer.from(part.value).toString());
  }
  const [first = '', second = ''] = parts;
  expect(first.slice(2)).toMatch(/^[0-9a-f-]{36}$/);
  expect(second.slice(2)).toBe(first.slice(2));
});
