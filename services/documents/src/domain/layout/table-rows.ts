import { type RowRange, rangesCost, rowsByCells } from './cell-blocks.ts';
import type { DraftLine } from './extracted-document.ts';
import { type Column, columnOf, columnsOf, columnsTouched } from './table-columns.ts';
import { gapAbove } from './table-regions.ts';
import { tableRow } from './table-row.ts';
import { boxAround, type Row } from './text-piece.ts';

/** Joins the physical rows of a table into logical ones: a wrapped description is one cell, not three rows. */
export function tableRowsOf(rows: readonly Row[], page: number): DraftLine[] {
  const columns = columnsOf(rows.filter((row) => row.segments.length > 1));
  return groupsOf(rows, columns).map((group) => toLine(group, columns, page));
}

/** By what the first cell of a row is, unless the places of the cells tell the rows better: cells set in the middle do. */
function groupsOf(rows: readonly Row[], columns: readonly Column[]): Row[][] {
  const byAnchor = logicalRows(rows, columns);
  const byCells = betweenTitles(rows, columns).flatMap((stretch) => rangesIn(stretch, rows, columns));
  const isBetter = rangesCost(rows, columns, byCells) < rangesCost(rows, columns, asRanges(byAnchor));
  return isBetter ? byCells.map(({ first, last }) => rows.slice(first, last + 1)) : byAnchor;
}

function rangesIn({ first, last }: RowRange, rows: readonly Row[], columns: readonly Column[]): RowRange[] {
  const ranges = rowsByCells(rows.slice(first, last + 1), columns);
  return ranges.map((range) => ({ first: range.first + first, last: range.last + first }));
}

/** The stretches of rows that titles and sums part, and these by themselves. */
function betweenTitles(rows: readonly Row[], columns: readonly Column[]): RowRange[] {
  const stretches: { first: number; last: number; isTitle: boolean }[] = [];
  rows.forEach((row, at) => {
    const isTitle = standsAlone(row, columns);
    const open = stretches.at(-1);
    if (open && !open.isTitle && !isTitle) open.last = at;
    else stretches.push({ first: at, last: at, isTitle });
  });
  return stretches;
}

function asRanges(groups: readonly Row[][]): RowRange[] {
  let next = 0;
  return groups.map((group) => {
    const first = next;
    next += group.length;
    return { first, last: next - 1 };
  });
}

function logicalRows(rows: readonly Row[], columns: readonly Column[]): Row[][] {
  const anchor = anchorColumn(rows, columns);
  const continues = continuationRule(rows, columns, anchor);
  const groups: Row[][] = [];
  rows.forEach((row, at) => {
    const group = groups.at(-1);
    const bothAnchored = group?.some((member) => fills(member, columns, anchor)) && fills(row, columns, anchor);
    const isApart = standsAlone(row, columns) || (group?.some((member) => standsAlone(member, columns)) ?? false);
    if (group && !isApart && !bothAnchored && !repeatsNumber(group, row, columns) && continues(at)) group.push(row);
    else groups.push([row]);
  });
  return groups;
}

const sumWords =
  /^(?:sub|sous|zwischen|gesamt|grand)?[\s-]*(?:total|totaux|summe|importe|montant total|vat|iva|mwst|tva|tax)(?![\p{L}])/iu;

/** A title across the columns and a sum are rows of their own, however empty their first column is. */
function standsAlone(row: Row, columns: readonly Column[]): boolean {
  const [first, second] = row.segments;
  return first !== undefined && ((!second && columnsTouched(columns, first) > 1) || sumWords.test(first.text));
}

const number = /^[^\p{L}]*\d[\d.,' ]*[^\p{L}\d]*$/u;

/** A wrapped cell has words; a second number under a number is a row of its own, such as a total. */
function repeatsNumber(group: readonly Row[], row: Row, columns: readonly Column[]): boolean {
  const numeric = row.segments
    .filter((segment) => number.test(segment.text))
    .map((segment) => columnOf(columns, segment));
  return numeric.some((column) => group.some((member) => fills(member, columns, column)));
}

/**
 * The column whose text begins a new row: filled in most full rows and seldom alone. Wrapped descriptions fill their
 * column alone again and again; item numbers, quantities and part numbers do not.
 */
function anchorColumn(rows: readonly Row[], columns: readonly Column[]): number {
  const full = rows.filter((row) => row.segments.length > 1);
  const alone = rows.filter((row) => row.segments.length === 1);
  const filled = (among: readonly Row[], column: number) => among.filter((row) => fills(row, columns, column)).length;
  const candidates = columns.map((_, column) => column).filter((column) => filled(full, column) >= 0.6 * full.length);
  const fewestAlone = Math.min(...candidates.map((column) => filled(alone, column)));
  return candidates.find((column) => filled(alone, column) === fewestAlone) ?? 0;
}

/**
 * Whether a row continues the one above. In padded tables lines of one cell are closer than rows are; in tight tables
 * both gaps are equal, and only the empty anchor column tells a continuation.
 */
function continuationRule(rows: readonly Row[], columns: readonly Column[], anchor: number): (at: number) => boolean {
  const gaps = rows.map((_, at) => (at === 0 ? Number.POSITIVE_INFINITY : gapAbove(rows, at)));
  const anchored = rows.map((row) => fills(row, columns, anchor));
  const rowGap = median(gaps.filter((_, at) => at > 0 && anchored[at] && anchored[at - 1]));
  const isClose = (at: number) => (gaps[at] as number) < 0.75 * rowGap;
  const isPadded =
    rows.some((_, at) => at > 0 && !anchored[at] && isClose(at)) || rowGap > 0.7 * (rows[0] as Row).height;
  const isFar = (at: number) => (gaps[at] as number) > rowGap + 0.5 * (rows[at] as Row).height;
  return (at) => (isPadded && rowGap > 0 ? isClose(at) : !anchored[at] && !isFar(at));
}

function fills(row: Row, columns: readonly Column[], column: number): boolean {
  return row.segments.some((segment) => columnOf(columns, segment) === column);
}

function toLine(group: readonly Row[], columns: readonly Column[], page: number): DraftLine {
  const texts = columns.map(() => '');
  for (const segment of group.flatMap((row) => row.segments)) {
    const column = columnOf(columns, segment);
    texts[column] = joinWrapped(texts[column] as string, segment.text);
  }
  return tableRow(texts, { page, box: boxAround(group) });
}

/** Ends a line whose last word goes on in the next one. */
const softHyphen = '\u00ad';

function joinWrapped(before: string, after: string): string {
  if (before === '') return after;
  if (before.endsWith(softHyphen)) return before.slice(0, -softHyphen.length) + after;
  return /\p{L}-$/u.test(before) && /^\p{Ll}/u.test(after) ? before + after : `${before} ${after}`;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
