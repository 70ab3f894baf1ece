import type { Worker } from 'node:worker_threads';
import { DomainError } from '@procur/service-kit/domain-error';
import { expect, test } from 'vitest';
import { tenderText } from '../../../test/support/tender-files.ts';
import { docxFile } from '../../../test/support/zip-file.ts';
import { defaultExtractionLimits } from './extraction-limits.ts';
import { ExtractionPool } from './extraction-pool.ts';

async function reasonOf(pool: ExtractionPool, bytes: Uint8Array, fileName: string): Promise<string> {
  const outcome = await pool.read(bytes, fileName).catch((error: unknown) => error);
  return outcome instanceof DomainError ? outcome.reason : `not refused: ${String(outcome)}`;
}

test('a document is read in a thread of its own, and the same thread serves the next one', async () => {
  await using pool = new ExtractionPool(defaultExtractionLimits);
  const first = await pool.read(Buffer.from(tenderText), 'tender.txt');
  expect(first.reading.requirements).toHaveLength(3);
  expect(await pool.read(Buffer.from(tenderText), 'tender.txt')).toEqual(first);
}, 30_000);

test('a thread prepared for a document on its way reads it, and preparing again starts no other', async () => {
  await using pool = new ExtractionPool(defaultExtractionLimits);
  const created: Worker[] = [];
  process.on('worker', (worker) => created.push(worker));
  pool.prepare();
  pool.prepare();
  expect((await pool.read(Buffer.from(tenderText), 'tender.txt')).pages).toHaveLength(1);
  expect(created).toHaveLength(1);
}, 30_000);

test('a refusal comes back with its reason, and the pool goes on', async () => {
  await using pool = new ExtractionPool(defaultExtractionLimits);
  expect(await reasonOf(pool, new Uint8Array(), 'empty.txt')).toBe('DOCUMENT_EMPTY');
  expect((await pool.read(Buffer.from(tenderText), 'tender.txt')).pages).toHaveLength(1);
}, 30_000);

test('a document that takes too long is ended with that reason', async () => {
  await using pool = new ExtractionPool({ ...defaultExtractionLimits, timeoutMs: 1 });
  expect(await reasonOf(pool, Buffer.from(tenderText), 'tender.txt')).toBe('DOCUMENT_TOO_SLOW');
}, 30_000);

test('a document that takes too much memory is ended with that reason and harms nothing else', async () => {
  const paragraphs = '<w:p><w:r><w:t>20 x drill</w:t></w:r></w:p>'.repeat(400_000);
  await using pool = new ExtractionPool({ ...defaultExtractionLimits, memoryBytes: 64 * 1024 * 1024 });
  expect(await reasonOf(pool, docxFile(paragraphs), 'large.docx')).toBe('DOCUMENT_TOO_HUNGRY');
  expect((await pool.read(Buffer.from(tenderText), 'tender.txt')).pages).toHaveLength(1);
}, 60_000);
