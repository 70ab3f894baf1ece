import { type Column, columnsOf, columnsTouched, columnsWith } from './table-columns.ts';
import type { Row } from './text-piece.ts';

/** Consecutive rows that either form one table or are running text. */
export type Region = { readonly kind: 'table' | 'text'; readonly rows: readonly Row[] };

/** Rows of one table are not further apart than this many font sizes; roomy tables pad a row by about one line. */
const widestRowGap = 2.6;

/** Lines of one cell are no further apart than this many font sizes. */
const tightLine = 0.35;

/** Lines of a cell above, or below, the one beside which the other cells of its row stand. */
const mostTypedLines = 4;

export function tableRegions(rows: readonly Row[], isTyped = false): Region[] {
  const regions: Region[] = [];
  let text: Row[] = [];
  let at = 0;
  while (at < rows.length) {
    const table = tableAt(rows, at, isTyped ? isBesideTypedRow : isBesideRow);
    if (table.length === 0) {
      text.push(rows[at] as Row);
      at += 1;
      continue;
    }
    const lead = leadOf(text, table);
    const before = text.slice(0, text.length - lead.length);
    if (before.length > 0) regions.push({ kind: 'text', rows: before });
    regions.push({ kind: 'table', rows: [...lead, ...table] });
    text = [];
    at += table.length;
  }
  if (text.length > 0) regions.push({ kind: 'text', rows: text });
  return regions;
}

/** The longest table that starts at this row; empty when none does. */
function tableAt(rows: readonly Row[], start: number, isBeside: typeof isBesideRow): Row[] {
  const first = rows[start] as Row;
  if (first.segments.length < 2) return [];
  const table = [first];
  let columns = columnsOf([first]);
  for (let at = start + 1; at < rows.length; at += 1) {
    const row = rows[at] as Row;
    if (gapAbove(rows, at) > widestRowGap * row.height) break;
    const grown = columnsWith(columns, row, table);
    if (grown === undefined && !isSpanningRow(rows, at, { columns, table })) break;
    const isAlone = row.segments.length === 1 && !isBeside(rows, at);
    if (grown !== undefined && isAlone && !isWithinColumn(columns, row)) break;
    // A title in the first column may be wider than it; the rows tell where columns are.
    if (!isAlone) columns = grown ?? columns;
    table.push(row);
  }
  return isTable(withoutTrailingText(table), columns) ? withoutTrailingText(table) : [];
}

/**
 * Lines above the first full row that belong to it: where cells are set in the middle of their row, a wrapped one begins
 * above the others. It hangs together with its second line and stands in a column of its own.
 */
function leadOf(text: readonly Row[], table: readonly Row[]): Row[] {
  const columns = columnsOf(table.filter((row) => row.segments.length > 1));
  const lead: Row[] = [];
  for (const row of text.toReversed()) {
    const below = lead[0] ?? (table[0] as Row);
    const gap = below.y - (row.y + row.height);
    const [column] = row.segments.map((segment) => columns.findIndex(({ left, right }) => lies(segment, left, right)));
    if (row.segments.length !== 1 || column === undefined || column === -1) break;
    if (gap > (column > 0 ? tightLine : 0) * row.height) break;
    lead.unshift(row);
  }
  return lead;
}

function lies({ x, width }: Row['segments'][number], left: number, right: number): boolean {
  return x >= left - 2 && x + width <= right + 2;
}

type OpenTable = { readonly columns: readonly Column[]; readonly table: readonly Row[] };

/** A section title inside a table: one wide segment, followed by a row that fits the columns again. */
function isSpanningRow(rows: readonly Row[], at: number, { columns, table }: OpenTable): boolean {
  const row = rows[at] as Row;
  const next = rows[at + 1];
  if (row.segments.length !== 1 || next === undefined || next.segments.length < 2) return false;
  return (
    gapAbove(rows, at + 1) <= widestRowGap * next.height &&
    columnsWith(columns, next, table) !== undefined &&
    columnsTouched(columns, row) > 1
  );
}

/** A lone cell lies in its column or starts with it; where it only overlaps one, it is text beside the table. */
function isWithinColumn(columns: readonly Column[], row: Row): boolean {
  const slack = row.height;
  return columns.some(({ left, right }) => {
    const lies = row.x >= left - slack && row.x + row.width <= right + slack;
    return lies || Math.abs(row.x - left) <= slack;
  });
}

/** A line of a cell set in the middle of its row: it reaches into the row above, or the row with the other cells is close below. */
function isBesideRow(rows: readonly Row[], at: number): boolean {
  const next = rows[at + 1];
  if (gapAbove(rows, at) < 0) return true;
  return next !== undefined && next.segments.length > 1 && gapAbove(rows, at + 1) <= tightLine * next.height;
}

/** The same where there are no half lines: several lines may come before, or follow, the one with the other cells. */
function isBesideTypedRow(rows: readonly Row[], at: number): boolean {
  const isNear = (step: 1 | -1) => {
    for (let near = at; Math.abs(near - at) < mostTypedLines; near += step) {
      const next = rows[near + step];
      if (!next || gapAbove(rows, step === 1 ? near + 1 : near) > tightLine * next.height) return false;
      if (next.segments.length > 1) return true;
    }
    return false;
  };
  return isNear(1) || isNear(-1);
}

/** Two rows of two cells happen by chance in running text (a date opposite a name); a table shows more. */
function isTable(rows: readonly Row[], columns: readonly Column[]): boolean {
  const fullRows = rows.filter((row) => row.segments.length >= 2).length;
  return columns.length >= 3 ? fullRows >= 2 : fullRows >= 3;
}

/** Single cells after the last full row belong to it only while they follow as closely as wrapped lines do. */
function withoutTrailingText(rows: readonly Row[]): Row[] {
  const last = rows.findLastIndex((row) => row.segments.length >= 2);
  let end = last + 1;
  while (end < rows.length && gapAbove(rows, end) <= 0.6 * (rows[end] as Row).height) end += 1;
  return rows.slice(0, end);
}

export function gapAbove(rows: readonly Row[], at: number): number {
  const row = rows[at] as Row;
  const above = rows[at - 1];
  return above === undefined ? Number.POSITIVE_INFINITY : row.y - (above.y + above.height);
}
