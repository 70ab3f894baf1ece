import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { aContract, aQuotation } from '../../../test/support/papers.ts';
import { allLines } from '../../domain/layout/extracted-document.ts';
import { extractDocument } from '../extraction/extract-document.ts';
import { defaultExtractionLimits } from '../extraction/extraction-limits.ts';
import { quotationUbl } from '../ubl/quotation-ubl.ts';
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
  const [page = ''] = await pagesOf(quotationPdf(aQuotation(3)));
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

test('who gets a quotation reads why we offer nothing, and not how the search came to nothing', async () => {
  const quotation = aQuotation(2);
  const explanation = 'The closest product fits with a probability of only 1 %.';
  const review = { decision: 'no_bid', reason: 'not made any more', by: 'u-1', at: '2026-11-20T10:00:00Z' } as const;
  const withoutOffer = (outcome: 'no_match' | 'no_bid') =>
    quotation.lines.map((line) => ({ ...line, productName: '', deviations: [], outcome, explanation, review }));
  const textOf = async (outcome: 'no_match' | 'no_bid') =>
    (await pagesOf(quotationPdf({ ...quotation, lines: withoutOffer(outcome) }))).join('\n');
  expect(await textOf('no_match')).toContain('Requested lines without an offer');
  expect(await textOf('no_match')).not.toContain('probability');
  expect(await textOf('no_bid')).toContain('not made any more');
});

test('three hundred lines run over pages with the head repeated and the sum carried on', async () => {
  const pages = await pagesOf(quotationPdf(aQuotation(300)));
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
  expect(quotationPdf(aQuotation(12))).toEqual(quotationPdf(aQuotation(12)));
  expect(contractPdf(aContract())).toEqual(contractPdf(aContract()));
});

test('what would not fit is broken, made smaller or cut, and never leaves the page', async () => {
  const quotation = aQuotation(2);
  const [first, ...rest] = quotation.lines;
  const huge = { currencyCode: 'EUR', value: '123456789012345.67' };
  const endless = `${'long-part-number-'.repeat(40)} ${'words '.repeat(800)}`;
  const line = { ...first, requested: endless, productName: endless, unitPrice: huge, netAmount: huge };
  const lines = [line, ...rest].flatMap((each) => (each.outcome ? [each as (typeof rest)[number]] : []));
  const deviations = [Array.from({ length: 3000 }, (_, index) => `note${index}`).join(' ')];
  const noted = lines.map((each) => ({ ...each, deviations }));
  const pages = await pagesOf(quotationPdf({ ...quotation, lines: noted }));
  const text = pages.join('\n');
  expect(text).toContain('123,456,789,012,345.67');
  expect(text).toContain('note2999');
  expect(text).toContain('…');
});

test.each([
  ['Central European', 'Győr, Łódź, Şişli'],
  ['Greek and Cyrillic', 'Αθήνα, Київ, София'],
  ['Vietnamese', 'Điện Biên Phủ'],
  ['decomposed', 'Ko\u0308nig'.normalize('NFD')],
])('%s letters can be read back', async (_, title) => {
  const [page = ''] = await pagesOf(quotationPdf({ ...aQuotation(1), title }));
  expect(page.normalize('NFC')).toContain(title.normalize('NFC'));
});

test('letters that the font does not have neither break the paper nor blow it up', async () => {
  const plain = quotationPdf(aQuotation(1));
  const chinese = quotationPdf({ ...aQuotation(1), title: '电钻 18 V 🛠' });
  expect(chinese.byteLength).toBeLessThan(plain.byteLength * 1.05);
  expect((await pagesOf(chinese))[0]).toContain('18 V');
});

test('the UBL travels inside the paper, byte for byte', async () => {
  const quotation = aQuotation(3);
  const ubl = quotationUbl(quotation);
  const task = getDocument({ data: new Uint8Array(quotationPdf(quotation, { ubl })) });
  const read = await task.promise;
  const ids = [...((await read.getAttachments()) ?? new Map()).keys()];
  const content = await read.getAttachmentContent(ids[0] ?? '');
  await task.destroy();
  expect(ids).toEqual(['Q-2026-000042.xml']);
  expect(Buffer.from(content as Uint8Array)).toEqual(Buffer.from(ubl));
});

test.each(['Łódź & <Müller> "GmbH"', 'bell\u0007 and half a pair \ud83d'])(
  'the metadata of a paper is well-formed whatever the issuer is called: %j',
  (name) => {
    const quotation = aQuotation(1);
    const pdf = Buffer.from(quotationPdf({ ...quotation, issuer: { ...quotation.issuer, name } })).toString();
    const [packet = ''] = /<x:xmpmeta[\s\S]*<\/x:xmpmeta>/.exec(pdf) ?? [];
    expect(XMLValidator.validate(packet)).toBe(true);
    expect(creatorOf(packet)).toBe(name.toWellFormed().replace('\u0007', ' '));
  },
);

test('a preview says so on every page and has no number', async () => {
  const pages = await pagesOf(quotationPdf({ ...aQuotation(20), number: '' }, { isPreview: true }));
  expect(pages.length).toBeGreaterThan(1);
  for (const page of pages) expect(page).toContain('PREVIEW');
  expect(pages.join()).not.toContain('Number');
});

test('a later revision says which one it is, with its charges above the net total', async () => {
  const delivery = { kind: 'delivery', name: 'delivery by parcel', taxName: 'VAT', taxRate: '0.19' };
  const amounts = {
    netAmount: { currencyCode: 'EUR', value: '9.9' },
    taxAmount: { currencyCode: 'EUR', value: '1.88' },
  };
  const [page = ''] = await pagesOf(
    quotationPdf({ ...aQuotation(1), revision: 2, charges: [{ ...delivery, ...amounts }] }),
  );
  expect(page).toMatch(/Revision\s+2/);
  expect(page).toMatch(/Delivery by parcel\s+9\.90[\s\S]*Net total/);
});

test('a contract has its parties, terms, numbered clauses and a place for both signatures', async () => {
  const text = (await pagesOf(contractPdf(aContract()))).join('\n');
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
  const document = await extractDocument(quotationPdf(aQuotation(5)), 'q.pdf', defaultExtractionLimits);
  expect(allLines(document).filter((line) => line.cells).length).toBeGreaterThan(4);
});

function creatorOf(packet: string): unknown {
  const { 'x:xmpmeta': xmp } = new XMLParser().parse(packet);
  const described = xmp['rdf:RDF']['rdf:Description'].find((each: object) => 'dc:creator' in each);
  return described['dc:creator']['rdf:Seq']['rdf:li'];
}
