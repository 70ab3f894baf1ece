import { createHash } from 'node:crypto';
import { DocumentStatus, QuotationStatus } from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import { eventually } from '@procur/testing/eventually';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DocumentsUnderTest, organisationId, startDocuments } from './support/start-documents.ts';
import { encryptedPdf, scannedPdf, tenderPdf, tenderText } from './support/tender-files.ts';

let under: DocumentsUnderTest;
beforeAll(async () => {
  under = await startDocuments();
});
afterAll(() => under[Symbol.asyncDispose]());

async function settled(documentId: string) {
  return await eventually(
    async () => {
      const { document } = await under.documents.getDocument({ documentId });
      expect([DocumentStatus.COMPLETED, DocumentStatus.FAILED]).toContain(document?.status);
      return document as NonNullable<typeof document>;
    },
    { timeoutMs: 30_000, intervalMs: 50 },
  );
}

test('an uploaded tender becomes a numbered quotation whose PDF can be downloaded', async () => {
  const { id } = await under.upload('tender.txt', tenderText);
  const document = await settled(id);
  expect(document).toMatchObject({
    status: DocumentStatus.COMPLETED,
    progressPercent: 100,
    requirementCount: 3,
    engine: 'rules',
  });
  expect(document.facts?.submissionDeadline?.value).toBe('2026-03-17T14:00');
  const { quotation } = await under.papers.getQuotation({ quotationId: document.quotationId });
  expect(quotation).toMatchObject({
    status: QuotationStatus.ISSUED,
    number: expect.stringMatching(/^Q-\d{4}-000001$/),
    matchedCount: 2,
    unmatchedCount: 1,
  });
  expect(quotation?.netTotal).toMatchObject({ currencyCode: 'EUR', units: 4796n, nanos: 800_000_000 });
  const hash = createHash('sha256');
  for await (const { part } of under.documents.downloadFile({
    of: { case: 'quotationId', value: document.quotationId },
  })) {
    if (part.case === 'chunk') hash.update(part.value);
  }
  expect(hash.digest('hex')).toBe(quotation?.pdfSha256);
});

test('each requirement shows the page, the line and the words it came from', async () => {
  const { id } = await under.upload('tender.pdf', await tenderPdf(2, 3));
  await settled(id);
  const { requirements } = await under.documents.listRequirements({ documentId: id });
  expect(requirements).toHaveLength(6);
  expect(requirements[3]).toMatchObject({
    description: 'Cordless drill model 4, at least 18 V',
    partNumber: 'CD-1004',
    quantity: { value: '6', unitCode: 'EA' },
  });
  expect(requirements[3]?.specs[0]).toMatchObject({ attribute: 'voltage', operator: '>=', value: '18', unit: 'V' });
  expect(requirements[3]?.sources[0]).toMatchObject({ page: 2, text: expect.stringContaining('CD-1004') });
  expect(requirements[3]?.sources[0]?.boundingBox).toHaveLength(4);
});

test.each([
  ['a PDF with a password', 'locked.pdf', encryptedPdf, 'DOCUMENT_ENCRYPTED'],
  ['a broken PDF', 'broken.pdf', async () => Buffer.from('%PDF-1.7 and then nothing of use'), 'DOCUMENT_CORRUPT'],
  ['a scanned PDF', 'scan.pdf', scannedPdf, 'DOCUMENT_WITHOUT_TEXT'],
  [
    'a text that asks for nothing',
    'letter.txt',
    async () => Buffer.from('Dear all, the office is closed on Friday.'),
    'DOCUMENT_WITHOUT_REQUIREMENTS',
  ],
])('%s fails with its reason and leaves no quotation', async (_, fileName, bytes, code) => {
  const { id } = await under.upload(fileName, await bytes());
  const document = await settled(id);
  expect(document).toMatchObject({ status: DocumentStatus.FAILED, failureCode: code, quotationId: '' });
  expect(document.failureReason).not.toBe('');
});

test.each([
  ['an empty file', 'empty.pdf', '', /the file is empty/],
  ['a picture', 'photo.png', '\x89PNG\r\n\x1a\n', /not read/],
])('%s is refused at the door and leaves nothing', async (_, fileName, content, message) => {
  const [before] = await under.postgres.query('select count(*) from documents.documents');
  await expect(under.upload(fileName, Buffer.from(content, 'latin1'))).rejects.toThrow(message);
  expect(await under.postgres.query('select count(*) from documents.documents')).toEqual([before]);
});

test('another organisation sees neither the document nor its file', async () => {
  const { id } = await under.upload('tender.txt', tenderText);
  const stranger = under.as('01980000-0000-7000-8000-0000000000bb');
  await expect(stranger.getDocument({ documentId: id })).rejects.toThrow(/there is no document/);
  await expect(Array.fromAsync(stranger.downloadFile({ of: { case: 'documentId', value: id } }))).rejects.toThrow(
    /there is no document/,
  );
});

test('ten uploads at once complete with ten numbers in a row', async () => {
  const uploads = await Promise.all(
    Array.from({ length: 10 }, async (_, index) => under.upload(`tender-${index}.pdf`, await tenderPdf(2, 5))),
  );
  for (const { id } of uploads) expect((await settled(id)).status).toBe(DocumentStatus.COMPLETED);
  const rows = await under.postgres.query<{ number: string }>(
    'select number from documents.quotations where organisation_id = $1 order by number',
    [organisationId],
  );
  const year = new Date().getUTCFullYear();
  expect(rows.map((row) => row.number)).toEqual(
    rows.map((_, index) => `Q-${year}-${String(index + 1).padStart(6, '0')}`),
  );
  expect(rows.length).toBeGreaterThanOrEqual(10);
});

test('a catalogue outage is waited out and the document completes', async () => {
  under.peers.catalogueIsUp = false;
  const { id } = await under.upload('tender.txt', tenderText);
  await eventually(async () =>
    expect((await under.documents.getDocument({ documentId: id })).document?.stage).toBe('matching'),
  );
  under.peers.catalogueIsUp = true;
  expect((await settled(id)).status).toBe(DocumentStatus.COMPLETED);
});

test('an outage that lasts fails the document, and a retry afterwards completes it', async () => {
  under.peers.catalogueIsUp = false;
  const { id } = await under.upload('tender.txt', tenderText);
  const failed = await settled(id);
  expect(failed).toMatchObject({ status: DocumentStatus.FAILED, failureCode: 'PROCESSING_FAILED' });
  under.peers.catalogueIsUp = true;
  await eventually(async () => await under.documents.retryDocument({ documentId: id }));
  expect((await settled(id)).status).toBe(DocumentStatus.COMPLETED);
  await expect(under.documents.retryDocument({ documentId: id })).rejects.toThrow(/only a failed document/);
});

test('documents are listed newest first, page by page', async () => {
  const first = await under.documents.listDocuments({ pageSize: 5 });
  const second = await under.documents.listDocuments({ pageSize: 200, pageToken: first.nextPageToken });
  const ids = [...first.documents, ...second.documents].map((document) => document.id);
  expect(first.documents).toHaveLength(5);
  expect(ids).toEqual([...ids].sort().reverse());
  expect(new Set(ids).size).toBe(ids.length);
  expect(second.nextPageToken).toBe('');
  const failed = await under.documents.listDocuments({ status: DocumentStatus.FAILED });
  expect(failed.documents.map((document) => document.status)).toEqual(
    failed.documents.map(() => DocumentStatus.FAILED),
  );
  await expect(under.documents.listDocuments({ pageSize: 1000 })).rejects.toThrow(/page of 1000/);
  await expect(under.documents.listDocuments({ pageToken: 'nonsense' })).rejects.toThrow(
    /page token is not one of ours/,
  );
});
