import type { Cell, DraftLine, Place } from './extracted-document.ts';

const separator = '\t';

/** Joins the cells of one row into a line whose offsets still tell the cells apart. Empty cells keep their column. */
export function tableRow(texts: readonly string[], place: Place): DraftLine {
  const cells: Cell[] = [];
  let text = '';
  texts.forEach((cellText, column) => {
    if (column > 0) text += separator;
    if (cellText !== '') cells.push({ column, start: text.length, end: text.length + cellText.length });
    text += cellText;
  });
  return { text, place, cells };
}
