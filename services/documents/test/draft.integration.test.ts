import { DocumentStatus, QuotationStatus } from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import { eventually } from '@procur/testing/eventually';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DocumentsUnderTest, startDocuments } from './support/start-documents.ts';

const sure =
  'REQUEST FOR QUOTATION\nThe supplier shall provide the following:\n  1. 20 x cordless drill, 18 V or more\n';
const unsure = `${sure}  2. 12 pcs. unsure angle grinder 125 mm\n`;

let under: DocumentsUnderTest;
beforeAll(async () => {
  under = await startDocuments({ QUOTATION_ISSUE: 'reviewed' });
});
afterAll(() => under[Symbol.asyncDispose]());

async function quoted(text: string) {
  const { id: documentId } = await under.upload('tender.txt', text);
  return await eventually(
    async () => {
      const { document } = await under.documents.getDocument({ documentId });
      expect(document?.status).toBe(DocumentStatus.COMPLETED);
      const { quotation } = await under.papers.getQuotation({ quotationId: document?.quotationId ?? '' });
      return quotation as NonNullable<typeof quotation>;
    },
    { timeoutMs: 30_000, intervalMs: 50 },
  );
}

test('a quotation with unsure lines waits as a draft without a number, and takes the next one when it is issued', async () => {
  const { papers } = under;
  const draft = await quoted(unsure);
  expect(draft).toMatchObject({ status: QuotationStatus.DRAFT, number: '', revision: 0, reviewCount: 1 });
  const quotationId = draft.id;
  const of = { case: 'quotationId', value: quotationId } as const;
  await expect(Array.fromAsync(under.documents.downloadFile({ of }))).rejects.toThrow(/not written yet \(draft\)/);
  await expect(papers.issueQuotation({ quotationId, version: draft.version })).rejects.toThrow(/1 lines wait/);
  await expect(papers.acceptQuotation({ quotationId, revision: 0 })).rejects.toThrow(/draft cannot be accepted/);

  // What needs no person is not held up, and takes the first number.
  const issuedAtOnce = await quoted(sure);
  expect(issuedAtOnce).toMatchObject({ status: QuotationStatus.ISSUED, revision: 1 });
  expect(issuedAtOnce.number).toMatch(/-000001$/);

  const decision = { case: 'accept' as const, value: { reason: '' } };
  const reviewed = await papers.reviewLine({ quotationId, position: 2, version: draft.version, decision });
  await papers.issueQuotation({ quotationId, version: reviewed.quotation?.version ?? 0n });
  await eventually(async () => {
    const { quotation } = await papers.getQuotation({ quotationId });
    expect(quotation).toMatchObject({ status: QuotationStatus.ISSUED, revision: 1, reason: 'first' });
    expect(quotation?.number).toMatch(/-000002$/);
  });
  const subjects = await under.postgres.query<{ subject: string }>(
    'select subject from documents.outbox_messages where aggregate_id = $1 order by seq',
    [draft.documentId],
  );
  expect(subjects.map((row) => row.subject.split('.').at(-1))).toEqual(
    expect.arrayContaining(['quotation_drafted', 'document_completed', 'quotation_created', 'quotation_issued']),
  );
});
