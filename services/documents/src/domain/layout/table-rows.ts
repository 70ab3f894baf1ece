import type { DraftLine } from './extracted-document.ts';
import { groupRows } from './row-grouping.ts';
import { type Column, columnOf, columnsOf, columnsTouched } from './table-columns.ts';
import { tableRow } from './table-row.ts';
import { boxAround, type Row } from './text-piece.ts';

/** Joins the physical rows of a table into logical ones: a wrapped description is one cell, not three rows. */
export function tableRowsOf(rows: readonly Row[], page: number): DraftLine[] {
  const columns = columnsOf(rows.filter((row) => row.segments.length > 1));
  return groupsOf(rows, columns).map((group) => toLine(group, columns, page));
}

/** Titles across the columns and sums are rows of their own; what lies between two of them is parted by where the cells stand. */
function groupsOf(rows: readonly Row[], columns: readonly Column[]): Row[][] {
  return betweenTitles(rows, columns).flatMap((stretch) => groupRows(stretch, columns));
}

function betweenTitles(rows: readonly Row[], columns: readonly Column[]): Row[][] {
  const stretches: { readonly rows: Row[]; readonly isTitle: boolean }[] = [];
  for (const row of rows) {
    const isTitle = standsAlone(row, columns);
    const open = stretches.at(-1);
    if (open && !open.isTitle && !isTitle) open.rows.push(row);
    else stretches.push({ rows: [row], isTitle });
  }
  return stretches.map((stretch) => stretch.rows);
}

const sumWords =
  /^(?:sub|sous|zwischen|gesamt|grand)?[\s-]*(?:total|totaux|summe|importe|montant total|vat|iva|mwst|tva|tax)(?![\p{L}])/iu;

function standsAlone(row: Row, columns: readonly Column[]): boolean {
  const [first, second] = row.segments;
  return first !== undefined && ((!second && columnsTouched(columns, first) > 1) || sumWords.test(first.text));
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
