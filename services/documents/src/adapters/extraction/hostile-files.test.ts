import { afterAll, expect, test } from 'vitest';
import { drawnPdfFiles } from '../../../test/support/hostile/drawn-pdf-files.ts';
import { mutate } from '../../../test/support/hostile/mutations.ts';
import { hostileOfficeFiles } from '../../../test/support/hostile/office-files.ts';
import { outcomeOf } from '../../../test/support/hostile/outcomes.ts';
import { pack, packedZip } from '../../../test/support/hostile/packed-zip.ts';
import { hostilePdfFiles } from '../../../test/support/hostile/pdf-files.ts';
import { hostileTextFiles } from '../../../test/support/hostile/text-files.ts';
import { mail } from '../../../test/support/mail-files.ts';
import { tenderPdf, tenderText } from '../../../test/support/tender-files.ts';
import { docxFile } from '../../../test/support/zip-file.ts';
import { defaultExtractionLimits } from './extraction-limits.ts';
import { ExtractionPool } from './extraction-pool.ts';

// The bench reads all of them, and thousands of broken ones; here are those that take a moment.
const limits = { ...defaultExtractionLimits, timeoutMs: 10_000, maxUnpackedBytes: 16 * 1024 * 1024 };
const pool = new ExtractionPool(limits);
afterAll(async () => {
  await pool[Symbol.asyncDispose]();
});

const small = [...hostileOfficeFiles, ...hostilePdfFiles, ...drawnPdfFiles, ...hostileTextFiles].filter(
  ({ isLarge }) => !isLarge,
);

test.each(small.map((file) => [file.name, file] as const))(
  '%s is read or refused with the right reason',
  async (_, file) => {
    const outcome = await outcomeOf(pool, file.write(), file.fileName);
    expect(outcome.kind, outcome.reason).not.toBe('crash');
    // A machine that is busy elsewhere may run out of time first.
    if (file.refusedAs) expect([...file.refusedAs, 'DOCUMENT_TOO_SLOW']).toContain(outcome.reason);
  },
  30_000,
);

test('a bomb is refused at its limit, whatever size it claims', async () => {
  const bomb = pack('word/document.xml', Buffer.alloc(20 * 1024 * 1024, 0x20));
  const outcomes = [];
  for (const claimedBytes of [bomb.claimedBytes, 100])
    outcomes.push(await outcomeOf(pool, packedZip([{ ...bomb, claimedBytes }]), 'a.docx'));
  expect(outcomes.map(({ reason }) => reason)).toEqual(['DOCUMENT_UNPACKS_TOO_LARGE', 'DOCUMENT_CORRUPT']);
}, 30_000);

test('a hundred and twenty broken copies of sound files are each read or refused, and the pool still reads', async () => {
  const sound: readonly (readonly [string, Uint8Array])[] = [
    ['a.pdf', await tenderPdf(1, 3)],
    ['a.docx', docxFile('<w:p><w:r><w:t>20 drills</w:t></w:r></w:p>')],
    ['a.eml', Buffer.from(mail({ subject: 's', text: tenderText }))],
    ['a.html', Buffer.from('<table><tr><td>Item<td>Qty<tr><td>Drill<td>20</table>')],
  ];
  const crashes: string[] = [];
  for (let seed = 0; seed < 120; seed += 1) {
    const [fileName, bytes] = sound[seed % sound.length] ?? ['', new Uint8Array()];
    const outcome = await outcomeOf(pool, mutate(bytes, seed), fileName);
    if (outcome.kind === 'crash') crashes.push(`${fileName} broken by seed ${seed}: ${outcome.reason}`);
  }
  expect(crashes).toEqual([]);
  expect(await outcomeOf(pool, Buffer.from(tenderText), 'a.txt')).toEqual({ kind: 'read', reason: '' });
}, 120_000);
