import type { BlockKind, DraftBlock, DraftLine } from './extracted-document.ts';
import { isHeadingText, isListItemText } from './line-shape.ts';
import { rowsInReadingOrder } from './prose-columns.ts';
import { splitAtGutters } from './table-gutters.ts';
import { gapAbove, tableRegions } from './table-regions.ts';
import { tableRowsOf } from './table-rows.ts';
import { type Row, rowText, type TextPiece } from './text-piece.ts';
import { splitAtTypedGutters } from './typed-gutters.ts';

/** Lines of one paragraph follow each other within this many font sizes. */
const paragraphGap = 0.75;
/** Type this much larger than the page's usual size is a heading. */
const headingSize = 1.15;

/**
 * Turns the placed text of one page into tables, headings, list items and paragraphs in reading order. Typed text stands on
 * whole lines only.
 */
export function pageBlocks(pieces: readonly TextPiece[], page: number, isTyped = false): DraftBlock[] {
  const streams = rowsInReadingOrder(pieces);
  const usualSize = usualHeight(streams.flat());
  return streams.flatMap((rows) =>
    tableRegions(isTyped ? splitAtTypedGutters(rows) : splitAtGutters(rows), isTyped).flatMap((region): DraftBlock[] =>
      region.kind === 'table'
        ? [{ kind: 'table', lines: tableRowsOf(region.rows, page, isTyped) }]
        : textBlocks(region.rows, page, usualSize),
    ),
  );
}

function textBlocks(rows: readonly Row[], page: number, usualSize: number): DraftBlock[] {
  const blocks: OpenBlock[] = [];
  rows.forEach((row, at) => {
    const kind = kindOf(row, usualSize);
    const block = blocks.at(-1);
    const size = Math.max(...row.segments.map((segment) => segment.height));
    if (block && kind === 'paragraph' && continues(block, row, size) && gapAbove(rows, at) <= paragraphGap * size)
      block.lines.push(toLine(row, page));
    else blocks.push({ kind, lines: [toLine(row, page)], size, x: row.x });
  });
  return blocks.map(({ kind, lines }) => ({ kind, lines }));
}

type OpenBlock = { readonly kind: BlockKind; readonly lines: DraftLine[]; readonly size: number; readonly x: number };

/** The text of a list entry never goes on left of its marker: such a line begins a new paragraph. */
function continues(block: OpenBlock, row: Row, size: number): boolean {
  const isOutdented = block.kind === 'list-item' && row.x < block.x - 1;
  return block.kind !== 'heading' && !isOutdented && Math.abs(block.size - size) <= 0.2 * size;
}

function kindOf(row: Row, usualSize: number): BlockKind {
  const text = rowText(row);
  if (isListItemText(text)) return 'list-item';
  return isHeadingText(text) || (row.height > headingSize * usualSize && text.length < 120) ? 'heading' : 'paragraph';
}

function toLine(row: Row, page: number): DraftLine {
  return { text: rowText(row), place: { page, box: { x: row.x, y: row.y, width: row.width, height: row.height } } };
}

function usualHeight(rows: readonly Row[]): number {
  const weights = new Map<number, number>();
  for (const row of rows) {
    const size = Math.round(row.height * 2) / 2;
    weights.set(size, (weights.get(size) ?? 0) + rowText(row).length);
  }
  return [...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
}
