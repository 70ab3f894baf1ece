import type { Row, Segment } from './text-piece.ts';

/** The horizontal extent of one column. */
export type Column = { readonly left: number; readonly right: number };

/** What is closer than this many points touches; where cells stand close, gutters have parted them before. */
const narrowestGutter = 1;

/** The columns that the segments of these rows fall into: the stretches of the page width that some segment covers. */
export function columnsOf(rows: readonly Row[]): Column[] {
  const extents = rows.flatMap((row) => row.segments).map(extent);
  return mergeColumns(extents);
}

/**
 * Columns after taking in one more row of a table, or undefined when one of its segments would bridge two of them. What no
 * row of the table shows side by side is one column: a short head set in the middle, and a short entry at its left.
 */
export function columnsWith(columns: readonly Column[], row: Row, table: readonly Row[]): Column[] | undefined {
  const bridges = row.segments.some((segment) => {
    const touched = columns.filter((column) => overlaps(segment, column));
    return touched.length > 1 && [...table, row].some((each) => isParted(each, touched));
  });
  return bridges ? undefined : mergeColumns([...columns, ...row.segments.map(extent)]);
}

function isParted({ segments }: Row, columns: readonly Column[]): boolean {
  return segments.filter((segment) => columns.some((column) => overlaps(segment, column))).length > 1;
}

export function columnOf(columns: readonly Column[], segment: Segment): number {
  const middle = segment.x + segment.width / 2;
  const inside = columns.findIndex(
    (column) => middle >= column.left - narrowestGutter && middle <= column.right + narrowestGutter,
  );
  return inside === -1 ? nearest(columns, middle) : inside;
}

export function columnsTouched(columns: readonly Column[], segment: Pick<Segment, 'x' | 'width'>): number {
  return columns.filter((column) => overlaps(segment, column)).length;
}

function overlaps({ x, width }: Pick<Segment, 'x' | 'width'>, { left, right }: Column): boolean {
  return x < right && x + width > left;
}

function mergeColumns(extents: readonly Column[]): Column[] {
  const merged: { left: number; right: number }[] = [];
  for (const { left, right } of [...extents].sort((a, b) => a.left - b.left)) {
    const last = merged.at(-1);
    if (last && left - last.right < narrowestGutter) last.right = Math.max(last.right, right);
    else merged.push({ left, right });
  }
  return merged;
}

function nearest(columns: readonly Column[], middle: number): number {
  const distances = columns.map((column) => Math.min(Math.abs(middle - column.left), Math.abs(middle - column.right)));
  return distances.indexOf(Math.min(...distances));
}

function extent(segment: Segment): Column {
  return { left: segment.x, right: segment.x + segment.width };
}
