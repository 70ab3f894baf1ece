import { setTimeout as pause } from 'node:timers/promises';
import { DocumentStatus } from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import { eventually } from '@procur/testing/eventually';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DocumentsUnderTest, startDocuments } from './support/start-documents.ts';
import { tenderText } from './support/tender-files.ts';

let under: DocumentsUnderTest;
beforeAll(async () => {
  // A killed process does not say so: its events come back when they have been silent for this long.
  under = await startDocuments({ ACK_WAIT_MS: '1000', MAX_ATTEMPTS: '10' });
});
afterAll(() => under[Symbol.asyncDispose]());

/** Kills the process as soon as this many rows show that the step has been reached, and starts it again. */
async function killWhen(step: string): Promise<void> {
  await eventually(async () => expect(await under.postgres.query(step)).not.toEqual([]), {
    timeoutMs: 20_000,
    intervalMs: 2,
  });
  await under.service.kill();
  await pause(50);
  await under.service.start();
}

test('killed at every step, the service completes every document with one quotation and no number lost or used twice', async () => {
  const steps = [
    "select 1 from documents.documents where stage = 'extracting'",
    "select 1 from documents.documents where stage = 'matching'",
    "select 1 from documents.quotations where status = 'prepared'",
    "select 1 from documents.documents where stage = 'writing'",
  ];
  const ids: string[] = [];
  for (const step of steps) {
    const uploads = await Promise.all([1, 2, 3].map((index) => under.upload(`tender-${index}.txt`, tenderText)));
    ids.push(...uploads.map((document) => document.id));
    await killWhen(
      `${step} and ${step.includes('quotations') ? 'document_id' : 'id'} in (${uploads.map(({ id }) => `'${id}'`).join(',')})`,
    );
  }
  for (const documentId of ids) {
    await eventually(
      async () =>
        expect((await under.documents.getDocument({ documentId })).document?.status).toBe(DocumentStatus.COMPLETED),
      { timeoutMs: 40_000, intervalMs: 100 },
    );
  }
  const rows = await under.postgres.query<{ number: string; document_id: string }>(
    'select number, document_id from documents.quotations order by number',
  );
  expect(rows.map((row) => Number(row.number.slice(-6)))).toEqual(ids.map((_, index) => index + 1));
  expect(new Set(rows.map((row) => row.document_id))).toEqual(new Set(ids));
}, 120_000);
