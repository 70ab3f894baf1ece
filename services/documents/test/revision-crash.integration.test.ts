import { setTimeout as pause } from 'node:timers/promises';
import { DocumentStatus } from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import { eventually } from '@procur/testing/eventually';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DocumentsUnderTest, startDocuments } from './support/start-documents.ts';

const tender = `REQUEST FOR QUOTATION
The supplier shall provide the following:
  1. 20 x cordless drill, 18 V or more
  2. 12 pcs. unsure angle grinder 125 mm
`;
const quotationCount = 6;

let under: DocumentsUnderTest;
beforeAll(async () => {
  under = await startDocuments({ ACK_WAIT_MS: '1000', MAX_ATTEMPTS: '10' });
});
afterAll(() => under[Symbol.asyncDispose]());

async function quoted(): Promise<string> {
  const { id: documentId } = await under.upload('tender.txt', tender);
  return await eventually(
    async () => {
      const { document } = await under.documents.getDocument({ documentId });
      expect(document?.status).toBe(DocumentStatus.COMPLETED);
      return document?.quotationId ?? '';
    },
    { timeoutMs: 30_000, intervalMs: 50 },
  );
}

/** One person of several who edits, issues and finally accepts, and who looks again when an answer does not come. */
async function drive(quotationId: string): Promise<void> {
  const { papers } = under;
  const current = async () => (await papers.getQuotation({ quotationId, workingCopy: true })).quotation;
  const edit = async (quantity: string) => {
    const { version = 0n } = (await current()) ?? {};
    const decision = { case: 'edit' as const, value: { quantity, reason: 'again' } };
    await papers.reviewLine({ quotationId, position: 2, version, decision });
  };
  const issue = async () => {
    const { version = 0n, hasUnissuedChanges } = (await current()) ?? {};
    if (hasUnissuedChanges) await papers.issueQuotation({ quotationId, version });
  };
  const accept = async () => {
    const { quotation } = await papers.getQuotation({ quotationId });
    await papers.acceptQuotation({ quotationId, revision: quotation?.revision ?? 0 });
  };
  for (const quantity of ['5', '6', '7'])
    for (const step of [() => edit(quantity), issue]) await eventually(step, { timeoutMs: 60_000, intervalMs: 30 });
  await eventually(accept, { timeoutMs: 60_000, intervalMs: 100 });
}

test('killed while people review, issue and accept, the service skips no number, revision or order and uses none twice', async () => {
  const ids = await Promise.all(Array.from({ length: quotationCount }, quoted));
  const people = Promise.all(ids.flatMap((id) => [drive(id), drive(id)]).map((person) => person.catch(String)));
  for (let kill = 0; kill < 4; kill += 1) {
    await pause(300);
    await under.service.kill();
    await under.service.start();
  }
  const troubles = (await people).filter((trouble) => trouble !== undefined);
  // Two drive each quotation: the second finds it ordered while it still wants to edit, and gives up.
  expect(troubles.filter((trouble) => !/was accepted and does not change/.test(trouble))).toEqual([]);

  const query = under.postgres.query.bind(under.postgres);
  const counted = (numbers: readonly string[]) =>
    numbers.map((number) => Number(number.slice(-6))).sort((a, b) => a - b);
  const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  const quotations = await query<{ id: string; number: string; revision: number }>(
    'select id, number, revision from documents.quotations',
  );
  expect(counted(quotations.map(({ number }) => number))).toEqual(upTo(quotationCount));
  for (const { id, revision } of quotations) {
    await eventually(
      async () => {
        const rows = await query<{ revision: number; status: string; pdf_sha256: string }>(
          'select revision, status, pdf_sha256 from documents.quotation_revisions where quotation_id = $1 order by revision',
          [id],
        );
        expect(rows.map((row) => row.revision)).toEqual(upTo(revision));
        expect(rows.every((row) => row.status === 'issued' && row.pdf_sha256 !== '')).toBe(true);
      },
      { timeoutMs: 30_000 },
    );
  }
  const orders = await query<{ number: string; quotation_id: string }>(
    'select number, quotation_id from documents.orders',
  );
  expect(counted(orders.map(({ number }) => number))).toEqual(upTo(quotationCount));
  expect(new Set(orders.map((order) => order.quotation_id)).size).toBe(quotationCount);
}, 180_000);
