import { DomainError } from '@procur/service-kit/domain-error';
import { expect, test } from 'vitest';
import { tenderPdf } from '../../../test/support/tender-files.ts';
import { defaultExtractionLimits } from './extraction-limits.ts';
import { ExtractionPool } from './extraction-pool.ts';
import { PageClaims } from './page-claims.ts';

const alone = { ...defaultExtractionLimits, helpFromPages: 0 };
const helped = { ...defaultExtractionLimits, helpFromPages: 2 };

test('a long document reads the same with and without a second thread', async () => {
  await using one = new ExtractionPool(alone);
  await using two = new ExtractionPool(helped);
  const bytes = await tenderPdf(12, 5);
  const expected = await one.read(bytes, 'a.pdf');
  expect(expected.reading.requirements).toHaveLength(60);
  // The first reading starts the second thread, the later ones find it ready.
  for (let round = 0; round < 3; round += 1) expect(await two.read(bytes, 'a.pdf')).toEqual(expected);
}, 60_000);

test('a long document is refused for the same reason with and without a second thread, and the next one is read', async () => {
  const limits = { maxCharacters: 3_000 };
  await using one = new ExtractionPool({ ...alone, ...limits });
  await using two = new ExtractionPool({ ...helped, ...limits });
  const bytes = await tenderPdf(12, 5);
  const refusal = async (pool: ExtractionPool) => await pool.read(bytes, 'a.pdf').catch((error: unknown) => error);
  expect(await refusal(one)).toMatchObject({ reason: 'DOCUMENT_TOO_LARGE' });
  for (let round = 0; round < 3; round += 1) {
    expect(await refusal(two)).toBeInstanceOf(DomainError);
    expect(await refusal(two)).toMatchObject({ reason: 'DOCUMENT_TOO_LARGE' });
  }
  expect((await two.read(await tenderPdf(2, 3), 'b.pdf')).pages).toHaveLength(2);
}, 60_000);

test('no page is taken twice, and a closed document leaves none', () => {
  const reader = PageClaims.forPages(4);
  const helper = new PageClaims(reader.shared);
  expect([reader.take(0, 'reader'), helper.take(3, 'helper'), helper.take(0, 'helper')]).toEqual([true, true, false]);
  expect(reader.isHelped).toBe(true);
  reader.close();
  expect([1, 2].map((page) => helper.take(page, 'helper'))).toEqual([false, false]);
});
