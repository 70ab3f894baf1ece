import { expect, test } from 'vitest';
import { aContract, aQuotation } from '../../../test/support/papers.ts';
import { allLines } from '../../domain/layout/extracted-document.ts';
import { extractDocument } from '../extraction/extract-document.ts';
import { defaultExtractionLimits } from '../extraction/extraction-limits.ts';
import { contractPdf } from './contract-pdf.ts';
import { amountText, dateText, quantityText, rateText } from './pdf-values.ts';
import { quotationPdf } from './quotation-pdf.ts';

async function pagesOf(pdf: Uint8Array): Promise<string[]> {
  const { pages } = await extractDocument(pdf, 'paper.pdf', defaultExtractionLimits);
  return pages.map((page) =>
    page.blocks.flatMap((block) => block.lines.map((line) => line.text.replaceAll('\t', ' '))).join('\n'),
  );
}

test('a quotation shows its number, every line, the totals and what deviates, in any European script', async () => {
  const [page = ''] = await pagesOf(await quotationPdf(aQuotation(3)));
  for (const text of [
    'Q-2026-000042',
    'Łódź & Müller Büroservice GmbH',
    'Drill 18 V no. 1',
    '1,499.00',
    'VAT 19 %',
    'Total EUR',
    'offered: 12 V',
    'Page 1 of 1',
  ])
    expect(page).toContain(text);
});

test('three hundred lines run over pages with the head repeated and the sum carried on', async () => {
  const pages = await pagesOf(await quotationPdf(aQuotation(300)));
  expect(pages.length).toBeGreaterThan(8);
  for (const page of pages.slice(1, 7)) expect(page).toMatch(/Unit price[\s\S]*Brought forward/);
  expect(pages.at(-1)).toContain(`Page ${pages.length} of ${pages.length}`);
  for (let position = 1; position <= 300; position += 1)
    expect(
      pages.some(
        (page) => page.includes(`Drill 18 V no. ${position}\n`) || page.includes(`Drill 18 V no. ${position} `),
      ),
    ).toBe(true);
}, 30_000);

test('the same paper always has the same bytes', async () => {
  expect(await quotationPdf(aQuotation(12))).toEqual(await quotationPdf(aQuotation(12)));
  expect(await contractPdf(aContract())).toEqual(await contractPdf(aContract()));
});

test('a contract has its parties, terms, numbered clauses and a place for both signatures', async () => {
  const text = (await pagesOf(await contractPdf(aContract()))).join('\n');
  for (const part of [
    'C-2026-000002',
    'Terms at a glance',
    '1. Scope',
    '8. Governing law and disputes',
    'For the Customer',
    'For the Supplier',
  ])
    expect(text).toContain(part);
});

test('values are written so that nobody misreads them', () => {
  expect(amountText({ currencyCode: 'EUR', value: '1234567.5' })).toBe('1,234,567.50');
  expect(amountText({ currencyCode: 'JPY', value: '1500' })).toBe('1,500');
  expect(amountText({ currencyCode: 'EUR', value: '0.0125' })).toBe('0.0125');
  expect(quantityText({ value: '2500.5', unitCode: 'KGM' })).toBe('2,500.5');
  expect(rateText('0.075')).toBe('7.5 %');
  expect(dateText('2026-03-04')).toBe('4 March 2026');
});

test('our own quotation can be read by our own reader', async () => {
  const document = await extractDocument(await quotationPdf(aQuotation(5)), 'q.pdf', defaultExtractionLimits);
  expect(allLines(document).filter((line) => line.cells).length).toBeGreaterThan(4);
});
