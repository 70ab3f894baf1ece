import type { Cell, DraftLine, Place } from './extracted-document.ts';

const separator = '\t';

/** How far the merged cell that begins in a column reaches, and whether that column is hidden. */
export type CellExtent = Pick<Cell, 'columns' | 'rows' | 'hidden'>;

/** Joins the cells of one row into a line whose offsets still tell the cells apart. Empty cells keep their column. */
export function tableRow(
  texts: readonly string[],
  place: Place,
  extents: ReadonlyMap<number, CellExtent> = new Map(),
): DraftLine {
  const cells: Cell[] = [];
  let length = 0;
  for (const [column, text] of texts.entries()) {
    if (column > 0) length += separator.length;
    if (text !== '') cells.push({ column, start: length, end: length + text.length, ...extents.get(column) });
    length += text.length;
  }
  return { text: texts.join(separator), place, cells };
}
