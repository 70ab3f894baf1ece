import { expect, test } from 'vitest';
import { tenderPdf } from '../../../../test/support/tender-files.ts';
import { defaultExtractionLimits } from '../extraction-limits.ts';
import { withPdf } from './with-pdf.ts';

test('PDFium gets no more memory than a document may take, and what it wanted more for is refused', async () => {
  const limits = { ...defaultExtractionLimits, memoryBytes: 24 * 1024 * 1024 };
  const end = Buffer.from(`${' '.repeat(48 * 1024 * 1024)}%%EOF`);
  const opened = withPdf(Buffer.concat([await tenderPdf(1, 1), end]), limits, (file) => file.pageCount);
  await expect(opened).rejects.toMatchObject({ reason: 'DOCUMENT_TOO_HUNGRY' });
});

test('each document has an instance of its own, also after one that failed', async () => {
  const memories = new Set<unknown>();
  for (let round = 0; round < 3; round += 1) {
    const pages = await withPdf(await tenderPdf(2, 1), defaultExtractionLimits, (file) => {
      memories.add(file.pdfium.memory);
      return file.pageCount;
    });
    expect(pages).toBe(2);
  }
  expect(memories.size).toBe(3);
});

test('an error of ours is not taken for a broken file', async () => {
  const bug = new TypeError('ours');
  const opened = withPdf(await tenderPdf(1, 1), defaultExtractionLimits, () => {
    throw bug;
  });
  await expect(opened).rejects.toBe(bug);
});
