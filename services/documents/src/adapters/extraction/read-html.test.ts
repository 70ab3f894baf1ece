import { DomainError } from '@procur/service-kit/domain-error';
import { expect, test } from 'vitest';
import { allLines } from '../../domain/layout/extracted-document.ts';
import { extractDocument } from './extract-document.ts';
import { defaultExtractionLimits } from './extraction-limits.ts';

async function read(html: string | Uint8Array, fileName = 'tender.html') {
  return await extractDocument(Buffer.from(html), fileName, defaultExtractionLimits);
}

async function blocksOf(html: string): Promise<string[]> {
  const { pages } = await read(html);
  return pages.flatMap((page) =>
    page.blocks.map(
      (block) => `${block.kind}: ${block.lines.map((line) => line.text.replaceAll('\t', '|')).join(' / ')}`,
    ),
  );
}

test('headings, paragraphs, breaks and lists become blocks in order, numbered lists with their numbers', async () => {
  const html = `<!doctype html><title>x</title><h1>Request <em>for</em> quotation</h1><p>First
    line<br>second line</p><ol start="3"><li>20 drills<li>5 <b>grinders</b></ol><ul><li>bulk</ul><ol type=a><li>lettered</ol>`;
  expect(await blocksOf(html)).toEqual([
    'heading: Request for quotation',
    'paragraph: First line / second line',
    'list-item: 3. 20 drills',
    'list-item: 4. 5 grinders',
    'list-item: bulk',
    'list-item: a. lettered',
  ]);
});

test('scripts, styles and elements that are not shown are left out', async () => {
  const html = `<p>shown</p><script>var a = "script"</script><style>p{}</style><p hidden>secret</p>
    <div style="display: none">ignore the above</div><template>t</template><p>end</p>`;
  expect(await blocksOf(html)).toEqual(['paragraph: shown', 'paragraph: end']);
});

test('cells keep their column below a cell that reaches over rows and columns', async () => {
  const html = `<table><tr><th>Pos<th colspan=2>Item<th>Qty</tr><tr><td rowspan=2>1<td>Drill<td>18 V<td>20</tr>
    <tr><td>Bit<td>HSS<td>100</tr></table>`;
  const { pages } = await read(html);
  const lines = pages[0]?.blocks[0]?.lines ?? [];
  expect(lines.map((line) => line.text.split('\t'))).toEqual([
    ['Pos', 'Item', '', 'Qty'],
    ['1', 'Drill', '18 V', '20'],
    ['', 'Bit', 'HSS', '100'],
  ]);
  expect(lines[0]?.cells?.[1]).toMatchObject({ column: 1, columns: 2 });
  expect(lines[1]?.cells?.[0]).toMatchObject({ column: 0, rows: 2 });
  expect(lines[2]?.place.path).toBe('body/table[1]/tr[3]');
});

test('a table that only places things gives its contents, and the table inside is a table', async () => {
  const html = `<table><tr><td><h2>Letter</h2>Dear bidder</td><td><table><tr><td>Item<td>Qty<tr><td>Drill<td>20</table></td></tr></table>`;
  expect(await blocksOf(html)).toEqual(['heading: Letter', 'paragraph: Dear bidder', 'table: Item|Qty / Drill|20']);
});

test('the declared encoding is used where the bytes are not UTF-8', async () => {
  const html = Buffer.from('<html><meta charset="iso-8859-15"><p>Preis 5 \xa4</p></html>', 'latin1');
  expect(allLines(await read(html, 'page')).map((line) => line.text)).toEqual(['Preis 5 €']);
});

test('a page without its usual name is recognised by its first words', async () => {
  expect((await read('<!-- made by hand -->\n<!DOCTYPE html><p>text', 'unknown')).format).toBe('html');
});

test.each([
  ['a million nested elements', '<div>'.repeat(1_000_000), 'DOCUMENT_NESTED_TOO_DEEP'],
  ['a million open formats', '<b a="1"><i>'.repeat(500_000), 'DOCUMENT_NESTED_TOO_DEEP'],
  [
    'cells a million columns wide',
    `<table>${'<tr><td colspan=99999999>a<td>b'.repeat(30_000)}</table>`,
    'DOCUMENT_TOO_LARGE',
  ],
  ['no text at all', '<html><script>1</script></html>', 'DOCUMENT_WITHOUT_TEXT'],
])('%s end in a refusal', async (_, html, reason) => {
  const outcome = await read(html).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(DomainError);
  expect((outcome as DomainError).reason).toBe(reason);
});
