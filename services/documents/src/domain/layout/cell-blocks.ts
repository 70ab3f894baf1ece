import { type Column, columnOf } from './table-columns.ts';
import type { Row } from './text-piece.ts';

/** One line of one cell. */
type CellLine = { readonly row: number; readonly top: number; readonly bottom: number; readonly text: string };
/** Rows from `first` up to and including `last`. */
export type RowRange = { readonly first: number; readonly last: number };

const number = /^[^\p{L}]*\d[\d.,' ]*[^\p{L}\d]*$/u;
/** A number, a date or a code that goes on in the next line. */
const brokenOff = /[-\u00AD/]$/;
/** Gaps closer than this many points are the same gap. */
const sameGap = 0.5;
/** Lines of one cell are set closer than this many sizes of type, also with double spacing; fields of a form are not. */
const widestGap = 1.3;
/** Lines that overlap by this share of their height are beside each other and not under each other. */
const besideShare = 0.3;
/** Where each row wraps over some lines, only one in so many is whole: among the fullest rows is one of them. */
const wholeRank = 0.85;

/**
 * The logical rows of a table whose cells may stand at the top or in the middle of their row. In each column lines closer
 * than a gap are one cell, and what lies beside a cell belongs to its row; of all gaps the one is taken that leaves the
 * fewest rows half empty and the fewest cells with two numbers.
 */
export function rowsByCells(rows: readonly Row[], columns: readonly Column[]): RowRange[] {
  const lines = cellLines(rows, columns);
  const ways = gapsBetween(lines).map((gap) => rangesBy(rows, blocksOf(lines, gap)));
  const costs = ways.map((ranges) => groupingCost(ranges, lines));
  return ways[costs.indexOf(Math.min(...costs))] ?? [];
}

/** How many rows are only a part of a row, and how many numbers stand under another one in the same cell. */
export function rangesCost(rows: readonly Row[], columns: readonly Column[], ranges: readonly RowRange[]): number {
  return groupingCost(ranges, cellLines(rows, columns));
}

function cellLines(rows: readonly Row[], columns: readonly Column[]): CellLine[][] {
  const lines: CellLine[][] = columns.map(() => []);
  rows.forEach((row, at) => {
    for (const segment of row.segments) {
      const { y: top, height, text } = segment;
      lines[columnOf(columns, segment)]?.push({ row: at, top, bottom: top + height, text });
    }
  });
  return lines;
}

/** Nothing joined first, so that of equal ways the one with the most rows is taken. */
function gapsBetween(lines: readonly (readonly CellLine[])[]): number[] {
  const gaps = lines.flatMap((column) =>
    column.slice(1).flatMap((line, at) => {
      const gap = line.top - (column[at] as CellLine).bottom;
      return gap <= widestGap * (line.bottom - line.top) ? [gap + sameGap / 2] : [];
    }),
  );
  const sorted = gaps.sort((a, b) => a - b);
  return [Number.NEGATIVE_INFINITY, ...sorted.filter((gap, at) => gap - (sorted[at - 1] ?? -Infinity) > sameGap)];
}

function blocksOf(lines: readonly (readonly CellLine[])[], gap: number): RowRange[] {
  return lines.flatMap((column) => {
    const blocks: { first: number; last: number }[] = [];
    column.forEach((line, at) => {
      const block = blocks.at(-1);
      const above = column[at - 1];
      if (block && above && line.top - above.bottom <= gap) block.last = line.row;
      else blocks.push({ first: line.row, last: line.row });
    });
    return blocks;
  });
}

function rangesBy(rows: readonly Row[], blocks: readonly RowRange[]): RowRange[] {
  const goesOn = rows.map((row, at) => isBeside(rows[at - 1], row));
  for (const { first, last } of blocks) goesOn.fill(true, first + 1, last + 1);
  const ranges: { first: number; last: number }[] = [];
  goesOn.forEach((continues, at) => {
    const range = ranges.at(-1);
    if (continues && range) range.last = at;
    else ranges.push({ first: at, last: at });
  });
  return ranges;
}

function isBeside(above: Row | undefined, row: Row): boolean {
  return above !== undefined && above.y + above.height - row.y > besideShare * Math.min(above.height, row.height);
}

function groupingCost(ranges: readonly RowRange[], lines: readonly (readonly CellLine[])[]): number {
  const filled = ranges.map((range) => lines.map((column) => column.filter(({ row }) => isIn(range, row))));
  const counts = filled.map((cells) => cells.filter((cell) => cell.length > 0).length);
  const whole = [...counts].sort((a, b) => a - b)[Math.floor(wholeRank * counts.length)] ?? 0;
  const parts = counts.filter((count) => count <= whole / 2).length;
  const doubles = filled.flat().reduce((sum, cell) => sum + Math.max(0, numbersIn(cell) - 1), 0);
  return parts + doubles;
}

function numbersIn(cell: readonly CellLine[]): number {
  return cell.filter(({ text }) => number.test(text) && !brokenOff.test(text)).length;
}

function isIn({ first, last }: RowRange, row: number): boolean {
  return first <= row && row <= last;
}
