import { DocumentStatus } from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import { eventually } from '@procur/testing/eventually';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mail } from './support/mail-files.ts';
import { type DocumentsUnderTest, startDocuments } from './support/start-documents.ts';
import { encryptedPdf, tenderPdf, tenderText } from './support/tender-files.ts';

let under: DocumentsUnderTest;

beforeAll(async () => {
  under = await startDocuments();
}, 120_000);

afterAll(async () => {
  await under[Symbol.asyncDispose]();
});

async function settled(documentId: string) {
  return await eventually(
    async () => {
      const { document } = await under.documents.getDocument({ documentId });
      if (!document) throw new Error('the document is gone');
      expect([DocumentStatus.COMPLETED, DocumentStatus.FAILED]).toContain(document.status);
      return document;
    },
    { timeoutMs: 60_000 },
  );
}

const upload = (bytes: string) => under.upload('request.eml', Buffer.from(bytes, 'latin1'));

test('each attachment becomes a document with its own quotation, and the mail lists them', async () => {
  const pdf = { name: 'list.pdf', type: 'application/pdf', content: await tenderPdf(1, 3) };
  const text = { name: 'more.txt', type: 'text/plain', content: tenderText };
  const { id } = await upload(mail({ subject: 'RFQ', text: 'Please see the files.', attachments: [pdf, text] }));
  const parent = await settled(id);
  expect(parent).toMatchObject({ status: DocumentStatus.COMPLETED, quotationId: '', requirementCount: 0 });
  expect(parent.attachments.map(({ position, fileName }) => [position, fileName])).toEqual([
    [1, 'list.pdf'],
    [2, 'more.txt'],
  ]);
  for (const { documentId } of parent.attachments) {
    const child = await settled(documentId);
    expect(child).toMatchObject({ status: DocumentStatus.COMPLETED, parentDocumentId: id });
    expect(child.quotationId).not.toBe('');
  }
  const after = await settled(id);
  expect(after.attachments.map(({ status }) => status)).toEqual([DocumentStatus.COMPLETED, DocumentStatus.COMPLETED]);
});

test('what nobody can read is reported on the mail, refused at once or failed later', async () => {
  const picture = { name: 'logo.png', type: 'image/png', content: Buffer.from('89504e470d0a1a0a', 'hex') };
  const locked = { name: 'locked.pdf', type: 'application/pdf', content: await encryptedPdf() };
  const { id } = await upload(mail({ subject: 'RFQ', text: tenderText, attachments: [picture, locked] }));
  const parent = await settled(id);
  expect(parent.requirementCount).toBe(3);
  expect(parent.attachments[0]).toMatchObject({ documentId: '', failureCode: 'DOCUMENT_UNSUPPORTED' });
  await settled(parent.attachments[1]?.documentId ?? '');
  expect((await settled(id)).attachments[1]).toMatchObject({
    status: DocumentStatus.FAILED,
    failureCode: 'DOCUMENT_ENCRYPTED',
  });
});

test('a mail that asks for nothing and holds nothing readable fails with that reason', async () => {
  const picture = { name: 'logo.png', type: 'image/png', content: Buffer.from('89504e470d0a1a0a', 'hex') };
  const { id } = await upload(mail({ subject: 'Hello', text: 'How are you?', attachments: [picture] }));
  expect(await settled(id)).toMatchObject({
    status: DocumentStatus.FAILED,
    failureCode: 'DOCUMENT_WITHOUT_REQUIREMENTS',
    failureReason: expect.stringContaining('1 attachments'),
  });
});

test('a mail that failed and is tried again keeps one document per attachment', async () => {
  under.peers.catalogueIsUp = false;
  const text = { name: 'more.txt', type: 'text/plain', content: tenderText };
  const { id } = await upload(mail({ subject: 'RFQ', text: tenderText, attachments: [text] }));
  expect((await settled(id)).status).toBe(DocumentStatus.FAILED);
  under.peers.catalogueIsUp = true;
  // The circuit to the catalogue stays open for a while after so many failures, so one more try may fail too.
  await eventually(
    async () => {
      const { status } = await settled(id);
      if (status === DocumentStatus.FAILED) await under.documents.retryDocument({ documentId: id });
      expect(status).toBe(DocumentStatus.COMPLETED);
    },
    { timeoutMs: 60_000 },
  );
  const rows = await under.postgres.query('select id from documents.documents where parent_document_id = $1', [id]);
  expect(rows).toHaveLength(1);
}, 90_000);
