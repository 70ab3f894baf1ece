import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DocumentStatus } from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import { eventually } from '@procur/testing/eventually';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DocumentsUnderTest, organisationId, startDocuments } from './support/start-documents.ts';
import { tenderText } from './support/tender-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'procur-test-files-'));
const hour = 3600;

let under: DocumentsUnderTest;
beforeAll(async () => {
  const settings = { FILES_FOLDER: folder, FILE_SWEEP_INTERVAL_MS: '200', ORPHAN_FILE_AGE_MS: '1800000' };
  under = await startDocuments(settings);
});
afterAll(async () => {
  await under[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

/** A file as a crash may leave it, last written this many hours ago. */
function leave(name: string, hoursAgo: number): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, 'left behind');
  const at = (performance.timeOrigin + performance.now()) / 1000 - hoursAgo * hour;
  utimesSync(path, at, at);
  return path;
}

test('old files that nothing points to are removed; young ones, used ones and those of others stay', async () => {
  const { id: documentId } = await under.upload('tender.txt', tenderText);
  const { document } = await eventually(
    async () => {
      const answer = await under.documents.getDocument({ documentId });
      expect(answer.document?.status).toBe(DocumentStatus.COMPLETED);
      return answer;
    },
    { timeoutMs: 30_000, intervalMs: 50 },
  );
  const quotation = join(folder, organisationId, 'quotations', `${document?.quotationId}`);
  const used = [join(folder, organisationId, 'documents', documentId), `${quotation}.pdf`, `${quotation}.xml`];
  for (const path of used) utimesSync(path, 0, 0);
  const orphans = ['documents/lost', 'quotations/lost.pdf', 'contracts/lost.pdf', 'documents/half.1234.part'].map(
    (name) => leave(`${organisationId}/${name}`, 2),
  );
  const young = leave(`${organisationId}/documents/young`, 0);
  const foreign = leave('of-somebody-else.txt', 2);
  await eventually(() => expect(orphans.filter((path) => existsSync(path))).toEqual([]), { timeoutMs: 10_000 });
  expect([...used, young, foreign].filter((path) => !existsSync(path))).toEqual([]);
});
