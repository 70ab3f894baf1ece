import {
  type DraftBlock,
  type DraftLine,
  type ExtractedDocument,
  numberLines,
} from '../../domain/layout/extracted-document.ts';
import { pageBlocks } from '../../domain/layout/page-blocks.ts';
import { tableRow } from '../../domain/layout/table-row.ts';
import type { TextPiece } from '../../domain/layout/text-piece.ts';
import { decodeText } from './decode-text.ts';
import { type DividedTable, findDividedTables } from './divided-tables.ts';
import { defaultExtractionLimits, type ExtractionLimits } from './extraction-limits.ts';
import { type PipeTable, ruleLine, withPlainFrames } from './pipe-tables.ts';
import { TextBudget } from './text-budget.ts';
import { tooManyPages } from './too-many-pages.ts';

/** Plain text is laid out on a grid of characters, so that its tables are found by the same rules as those of a PDF. */
const grid = { characterWidth: 6, lineHeight: 10, lineGap: 2 } as const;
const tabWidth = 8;

export function readTxt(bytes: Uint8Array, limits: ExtractionLimits = defaultExtractionLimits): ExtractedDocument {
  const text = decodeText(bytes);
  new TextBudget(limits.maxCharacters).spend(text.length);
  const sheets = text.split('\f');
  if (sheets.length > limits.maxPages) throw tooManyPages(sheets.length, limits.maxPages);
  const pages = sheets.map((sheet, index) => ({ number: index + 1, blocks: blocksOfText(sheet, index + 1) }));
  return { format: 'txt', pages: numberLines(pages), unreadPages: [] };
}

/** Lines of text laid out on a grid; tables whose cells are divided by a sign are taken apart by it. */
export function blocksOfText(text: string, page: number): DraftBlock[] {
  const lines = text.split(/\r\n?|\n/).map(withPlainFrames);
  const blocks: DraftBlock[] = [];
  let from = 0;
  for (const table of findDividedTables(lines)) {
    blocks.push(...gridBlocks(lines, { from, to: table.from }, page));
    blocks.push({ kind: 'table', lines: tableRows(table, page) });
    from = table.to;
  }
  return [...blocks, ...gridBlocks(lines, { from, to: lines.length }, page)];
}

function tableRows({ rows }: DividedTable, page: number): DraftLine[] {
  return rows
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .map(({ line, cells }) => tableRow(cells, { page, path: `line ${line + 1}` }));
}

function gridBlocks(lines: readonly string[], { from, to }: PipeTable, page: number): DraftBlock[] {
  const pieces = lines.slice(from, to).flatMap((line, index) => piecesOf(line, from + index));
  return pageBlocks(pieces, page, true)
    .flatMap(apartFromTitles)
    .map((block) => ({ ...block, lines: block.lines.map(toTextLine) }));
}

const markdownTitle = /^#{1,6}\s+(?=\S)/;

/** "## Scope" is a title in Markdown. */
function apartFromTitles(block: DraftBlock): DraftBlock[] {
  if (block.kind === 'table' || !block.lines.some((line) => markdownTitle.test(line.text))) return [block];
  const blocks: { kind: DraftBlock['kind']; lines: DraftLine[] }[] = [];
  for (const line of block.lines) {
    const last = blocks.at(-1);
    if (markdownTitle.test(line.text))
      blocks.push({ kind: 'heading', lines: [{ ...line, text: line.text.replace(markdownTitle, '') }] });
    else if (last && last.kind !== 'heading') last.lines.push(line);
    else blocks.push({ kind: block.kind, lines: [line] });
  }
  return blocks;
}

/** Runs of text between two or more spaces, pipes or tabs; lines that only draw a rule hold nothing. */
function piecesOf(line: string, row: number): TextPiece[] {
  if (ruleLine.test(line)) return [];
  const runs = expandTabs(line)
    .replaceAll('|', '  ')
    .matchAll(/\S+(?: \S+)*/g);
  return [...runs].map((run) => toPiece(run, row));
}

function expandTabs(line: string): string {
  let out = '';
  for (const part of line.split('\t'))
    out += part + ' '.repeat(Math.max(2, tabWidth - ((out.length + part.length) % tabWidth)));
  return out.trimEnd();
}

function toPiece(run: RegExpExecArray, row: number): TextPiece {
  return {
    text: run[0],
    x: run.index * grid.characterWidth,
    y: row * (grid.lineHeight + grid.lineGap),
    width: run[0].length * grid.characterWidth,
    height: grid.lineHeight,
  };
}

/** The box on the imagined grid means nothing to a reader; the number of the source line does. */
function toTextLine<T extends { readonly place: { readonly page: number; readonly box?: { readonly y: number } } }>(
  line: T,
) {
  const row = Math.round((line.place.box?.y ?? 0) / (grid.lineHeight + grid.lineGap));
  return { ...line, place: { page: line.place.page, path: `line ${row + 1}` } };
}
