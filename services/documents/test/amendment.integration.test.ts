import { DocumentStatus } from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import { eventually } from '@procur/testing/eventually';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DocumentsUnderTest, startDocuments } from './support/start-documents.ts';
import { tenderText } from './support/tender-files.ts';

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

async function uploadAmendment(text: string, amendsDocumentId: string) {
  const bytes = Buffer.from(text);
  async function* messages() {
    const header = { fileName: 'amendment.txt', declaredSizeBytes: BigInt(bytes.byteLength), amendsDocumentId };
    yield { part: { case: 'header' as const, value: header } };
    yield { part: { case: 'chunk' as const, value: bytes } };
  }
  return await under.documents.uploadDocument(messages());
}

test('an amendment of a named document shows what it replaced, with the places of old and new', async () => {
  const { id } = await under.upload('tender.txt', tenderText);
  await settled(id);
  const text =
    'AMENDMENT No. 1\n\nItem 2: quantity changed from 12 to 30.\nThe submission deadline is extended from March 17, 2026 to March 31, 2026.\n';
  const { document } = await uploadAmendment(text, id);
  const amended = await settled(document?.id ?? '');
  expect(amended).toMatchObject({ status: DocumentStatus.COMPLETED, amendsDocumentId: id, requirementCount: 3 });
  expect(amended.facts?.submissionDeadline?.value).toBe('2026-03-31');
  expect(amended.changes.map(({ field, oldValue, newValue }) => `${field}: ${oldValue} -> ${newValue}`)).toEqual([
    'submission_deadline: 2026-03-17T14:00 -> 2026-03-31',
    'quantity: 12 EA -> 30',
  ]);
  const { requirements } = await under.documents.listRequirements({ documentId: amended.id });
  const [first, second] = requirements;
  expect(first?.sources[0]).toMatchObject({ documentId: id, text: expect.stringContaining('cordless drill') });
  expect(second?.quantity).toMatchObject({ value: '30', unitCode: 'EA' });
  const quantity = second?.fields.find(({ name }) => name === 'quantity');
  expect(quantity?.sources[0]).toMatchObject({ documentId: '', text: '30' });
});

test('an amendment that names its tender finds the latest document of it', async () => {
  const reference = 'RFQ-2026-4711';
  const { id } = await under.upload('tender.txt', tenderText.replace('RFQ-2026-0815', reference));
  await settled(id);
  const { id: amendmentId } = await under.upload(
    'addendum.txt',
    `ADDENDUM No. 2\nReference: ${reference}\n\nItem 1: quantity now 25.\n`,
  );
  expect(await settled(amendmentId)).toMatchObject({ amendsDocumentId: id, requirementCount: 3 });
});

test('a document of the same tender that calls itself no amendment changes nothing', async () => {
  const { id } = await under.upload('tender.txt', tenderText);
  const document = await settled(id);
  expect(document).toMatchObject({ amendsDocumentId: '', changes: [] });
});

test('amending a document that does not exist is refused at the door', async () => {
  await expect(uploadAmendment('AMENDMENT No. 1\n', '01980000-0000-7000-8000-000000000000')).rejects.toThrow(
    /the document to amend does not exist/,
  );
});
