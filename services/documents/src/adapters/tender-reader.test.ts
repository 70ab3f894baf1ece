import { readConfig } from '@procur/service-kit/config';
import { LanguageModelError } from '@procur/service-kit/language-model';
import type { ModelUsage } from '@procur/service-kit/language-model-usage';
import { expect, test } from 'vitest';
import { startSeeingModel } from '../../test/support/seeing-model.ts';
import { blankPdf, partlyScannedPdf, scannedPdf } from '../../test/support/tender-files.ts';
import { visionSettings } from '../vision-settings.ts';
import { defaultExtractionLimits } from './extraction/extraction-limits.ts';
import { ExtractionPool } from './extraction/extraction-pool.ts';
import { openTenderReader } from './tender-reader.ts';

const typed = 'The supplier shall provide 20 x cordless drill, 18 V.';
const scanned =
  'Annex A\n\nItem | Description | Qty | Unit\n1 | Angle grinder 125 mm | 12 | pcs\n2 | Safety helmet | 60 | pcs';

async function openReader(pool: ExtractionPool, environment: Record<string, string>) {
  const usage: ModelUsage[] = [];
  const config = readConfig(visionSettings, { VISION_MODEL_MAX_RETRIES: '0', ...environment });
  return { usage, read: await openTenderReader(pool, config, (record) => void usage.push(record)) };
}

const withModel = (url: string) => ({ VISION_MODEL_API_KEY: 'key', VISION_MODEL_URL: url, VISION_MODEL: 'seer' });

test('without a model that sees, scanned pages are reported as not read', async () => {
  await using pool = new ExtractionPool(defaultExtractionLimits);
  const { read } = await openReader(pool, {});
  const tender = await read(await partlyScannedPdf([typed]), 'tender.pdf');
  expect(tender.unreadPages).toEqual([2]);
  expect(tender.notices).toEqual([{ kind: 'page_not_read', page: 2, detail: 'holds no text' }]);
  expect(tender.reading.engine).toBe('rules');
}, 30_000);

test('a model that sees reads them, the same rules find the items, and the result says who read which page', async () => {
  await using pool = new ExtractionPool(defaultExtractionLimits);
  await using model = await startSeeingModel({ text: `\`\`\`\n${scanned}\n\`\`\`` });
  const { read, usage } = await openReader(pool, withModel(model.url));
  const tender = await read(await partlyScannedPdf([typed]), 'tender.pdf');
  expect(tender.unreadPages).toEqual([]);
  expect(tender.notices).toEqual([{ kind: 'page_read_by_model', page: 2, detail: 'model:seer' }]);
  expect(tender.reading.engine).toBe('rules+model:seer');
  const items = tender.reading.requirements.map((item) => `${item.quantity?.value.value} ${item.description.value}`);
  expect(items).toEqual(expect.arrayContaining(['12 Angle grinder 125 mm', '60 Safety helmet']));
  expect(tender.reading.requirements.every(({ spans }) => spans.length > 0)).toBe(true);
  const [width, height] = [16, 20].map((offset) => model.pictures[0]?.readUInt32BE(offset));
  expect([width, height]).toEqual([1545, 2000]);
  expect(usage).toMatchObject([{ purpose: 'read_page', outcome: 'answered', inputTokens: 1_000 }]);
}, 30_000);

test('a model that fails fails the reading; nothing is made up in its place', async () => {
  await using pool = new ExtractionPool(defaultExtractionLimits);
  await using model = await startSeeingModel({ status: 400 });
  const { read } = await openReader(pool, withModel(model.url));
  await expect(read(await partlyScannedPdf([typed]), 'tender.pdf')).rejects.toThrow(LanguageModelError);
}, 30_000);

test('only so many pages as are allowed go to the model; the others stay reported', async () => {
  await using pool = new ExtractionPool(defaultExtractionLimits);
  await using model = await startSeeingModel({ text: '[blank]' });
  const { read } = await openReader(pool, { ...withModel(model.url), VISION_MAX_PAGES: '1' });
  const tender = await read(await partlyScannedPdf([typed]), 'tender.pdf');
  expect(tender.unreadPages).toEqual([2]);
  expect(model.pictures).toHaveLength(1);
}, 30_000);

test('letters that are drawn as lines are shown to the model as well', async () => {
  await using pool = new ExtractionPool(defaultExtractionLimits);
  await using model = await startSeeingModel({ text: scanned });
  const { read } = await openReader(pool, withModel(model.url));
  const tender = await read(await scannedPdf(), 'drawing.pdf');
  expect(model.pictures).toHaveLength(1);
  expect(tender.reading.requirements).not.toHaveLength(0);
}, 30_000);

test('a page on which nothing shows is no picture to read, and a document of nothing else is refused', async () => {
  await using pool = new ExtractionPool(defaultExtractionLimits);
  await using model = await startSeeingModel({ text: 'invented' });
  const { read } = await openReader(pool, withModel(model.url));
  await expect(read(await blankPdf(), 'blank.pdf')).rejects.toMatchObject({ reason: 'DOCUMENT_WITHOUT_TEXT' });
  expect(model.pictures).toHaveLength(0);
}, 30_000);
