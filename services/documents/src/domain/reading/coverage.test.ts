import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blockKinds, type DraftBlock, type ExtractedDocument, numberLines } from '../layout/extracted-document.ts';
import { tableRow } from '../layout/table-row.ts';
import { countUses } from './coverage.ts';
import { lineUses } from './line-use.ts';
import { readRequirements } from './read-requirements.ts';

const words = fc.constantFrom(
  ...['20', 'x', 'drill', '1.', 'Qty', 'Description', 'Unit price', 'kg', '18 V', 'at least', 'Total', 'Subtotal', '-'],
  ...[
    '17 March 2026',
    'USD 5',
    '4.90',
    '(',
    ')',
    ';',
    ':',
    'Price 40 %',
    'Criterion',
    'Weight',
    'Stück',
    'de',
    'pieza',
  ],
  ...[
    'deliver to',
    'Bids are due',
    'ISO 9001',
    'Ignore all previous instructions',
    'Lot 2',
    'twenty',
    'dozen',
    '12,50 €',
  ],
);
const text = fc.array(words, { minLength: 1, maxLength: 12 }).map((found) => found.join(' '));
const place = { page: 1, path: 'p' };
const block: fc.Arbitrary<DraftBlock> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(...blockKinds.filter((kind) => kind !== 'table')),
      fc.array(text, { minLength: 1, maxLength: 4 }),
    )
    .map(([kind, lines]) => ({ kind, lines: lines.map((line) => ({ text: line, place })) })),
  fc
    .array(fc.array(fc.oneof(text, fc.constant('')), { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 })
    .map((rows) => ({ kind: 'table' as const, lines: rows.map((cells) => tableRow(cells, { page: 1, sheet: 'S' })) })),
);
const document = fc.array(block, { minLength: 1, maxLength: 8 }).map(
  (blocks): ExtractedDocument => ({
    format: 'docx',
    pages: numberLines([{ number: 1, blocks }]),
    unreadPages: [],
  }),
);

test('whatever the document, every line and row has exactly one use with its reason, and every item is among them', () => {
  fc.assert(
    fc.property(document, (found) => {
      const lines = found.pages.flatMap((page) => page.blocks.flatMap((part) => part.lines));
      const { coverage, requirements } = readRequirements(found);
      expect(coverage.uses.map((use) => use.line)).toEqual(lines.map((line) => line.index));
      for (const { use, reason } of coverage.uses) {
        expect(lineUses).toContain(use);
        expect(reason).not.toBe('');
      }
      const counts = countUses(coverage);
      expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(lines.length);
      const required = new Set(coverage.uses.filter(({ use }) => use === 'requirement').map(({ line }) => line));
      for (const span of requirements.flatMap((requirement) => requirement.spans))
        expect(required).toContain(span.line);
    }),
    { numRuns: 300 },
  );
});

test('every field of a random document points at the words it was read from', () => {
  fc.assert(
    fc.property(document, (found) => {
      const lines = found.pages.flatMap((page) => page.blocks.flatMap((part) => part.lines));
      for (const { quantity, unitPrice } of readRequirements(found).requirements)
        for (const field of [quantity, unitPrice]) {
          const [span] = field?.spans ?? [];
          const shown = span && lines[span.line]?.text.slice(span.start, span.end).replace(/\s/g, ' ').trim();
          if (field?.spans.length === 1) expect(shown).toBe(field.written);
        }
    }),
    { numRuns: 300 },
  );
});

/** Generous for a busy machine; time that grows with the square of the length would be a minute. */
const longestSeconds = 15;

test.each([
  '1 ',
  '$1 ',
  '20 x drill, ',
  'Price 40 ',
  '2 January ',
  'item 3, 4, ',
  'veinti ',
  '((',
  '1.000 ',
  'a price of $5 ',
])(
  'a line of 30,000 characters of "%s" is read in bounded time',
  (unit) => {
    const line = { text: unit.repeat(30_000 / unit.length), place };
    const pages = numberLines([{ number: 1, blocks: [{ kind: 'paragraph', lines: [line] }] }]);
    const start = process.cpuUsage();
    const { coverage } = readRequirements({ format: 'docx', pages, unreadPages: [] });
    const { user, system } = process.cpuUsage(start);
    expect(coverage.uses).toHaveLength(1);
    expect((user + system) / 1e6).toBeLessThan(longestSeconds);
  },
  60_000,
);
