import { type Column, columnOf } from './table-columns.ts';
import type { Row } from './text-piece.ts';

/** Columns further apart than this, in font sizes, are not one although no row fills both. */
const widestApart = 3.6;

/**
 * Columns that are one: where a program turned a page into text, a short number may stand two letters beside a long one, and
 * a head beside what it heads. No row fills both; they hold figures alone, or one of them only a head.
 */
export function withSharedColumns(columns: readonly Column[], groups: readonly (readonly Row[])[]): Column[] {
  const height = groups[0]?.[0]?.height ?? 0;
  const joined: Column[] = [];
  for (const column of columns) {
    const last = joined.at(-1);
    const isNear = last !== undefined && column.left - last.right <= widestApart * height;
    if (isNear && areOne(cellsIn(last, columns, groups), cellsIn(column, columns, groups)))
      joined[joined.length - 1] = { left: last.left, right: column.right };
    else joined.push(column);
  }
  return joined;
}

/** What each row holds between the sides of a column that may be made of several. */
function cellsIn({ left, right }: Column, columns: readonly Column[], groups: readonly (readonly Row[])[]): string[] {
  return groups.map((rows) =>
    rows
      .flatMap((row) => row.segments)
      .filter((segment) => {
        const column = columns[columnOf(columns, segment)];
        return column !== undefined && column.left >= left && column.right <= right;
      })
      .map((segment) => segment.text)
      .join(' '),
  );
}

function areOne(one: readonly string[], other: readonly string[]): boolean {
  const isShared = one.some((text, row) => hasFigure(text) && hasFigure(other[row] ?? ''));
  if (isShared) return false;
  const body = (cells: readonly string[]) => cells.filter((text, row) => text !== '' && (row > 0 || hasFigure(text)));
  const [above, below] = [body(one), body(other)];
  if (above.length === 0 || below.length === 0)
    return above.length !== below.length && !one.some((text, row) => text !== '' && other[row] !== '');
  return [...above, ...below].every((text) => /^\d/.test(text));
}

function hasFigure(text: string): boolean {
  return /\d/.test(text);
}
