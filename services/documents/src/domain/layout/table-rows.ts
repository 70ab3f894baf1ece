import type { DraftLine } from './extracted-document.ts';
import { groupRows } from './row-grouping.ts';
import { withSharedColumns } from './shared-columns.ts';
import { type Column, columnOf, columnsOf, columnsTouched } from './table-columns.ts';
import { tableRow } from './table-row.ts';
import { boxAround, type Row } from './text-piece.ts';

/** Joins the physical rows of a table into logical ones: a wrapped description is one cell, not three rows. */
export function tableRowsOf(rows: readonly Row[], page: number, isTyped = false): DraftLine[] {
  const columns = columnsOf(rows.filter((row) => row.segments.length > 1));
  const groups = groupsOf(rows, columns, isTyped);
  const shared = isTyped ? withSharedColumns(columns, groups) : columns;
  return groups.map((group) => toLine(group, shared, page));
}

/** Titles across the columns are rows of their own; what lies between two of them is parted by where the cells stand. */
function groupsOf(rows: readonly Row[], columns: readonly Column[], isTyped: boolean): Row[][] {
  return betweenTitles(rows, columns).flatMap((stretch) => groupRows(stretch, columns, isTyped));
}

function betweenTitles(rows: readonly Row[], columns: readonly Column[]): Row[][] {
  const stretches: Row[][] = [];
  rows.forEach((row, at) => {
    const above = rows[at - 1];
    if (above && !isTitle(above, columns) && !isTitle(row, columns)) stretches.at(-1)?.push(row);
    else stretches.push([row]);
  });
  return stretches;
}

function isTitle(row: Row, columns: readonly Column[]): boolean {
  const [first, second] = row.segments;
  return first !== undefined && !second && columnsTouched(columns, first) > 1;
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
