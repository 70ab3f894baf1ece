import type { Line } from '../layout/extracted-document.ts';
import type { ColumnProfile } from './column-profile.ts';
import { parseDecimal } from './decimal-notation.ts';

/** Of the rows that can be checked, at least this share must multiply; one mistyped row does not hide a column. */
const enough = 0.8;
/** Totals are rounded to the cent, prices sometimes to the unit. */
const tolerance = 0.011;

/** Whether quantity times price makes the total, row for row: no words are needed to see that. */
export function isProductOf(
  rows: readonly Line[],
  columns: { readonly quantity: ColumnProfile; readonly price: ColumnProfile; readonly total: ColumnProfile },
): boolean {
  const checked = rows.flatMap((row) => {
    const [quantity, price, total] = [columns.quantity, columns.price, columns.total].map(({ column }) =>
      numbersIn(row, column),
    );
    if (!quantity?.length || !price?.length || !total?.length) return [];
    return [multiplies(quantity, price, total)];
  });
  return checked.length >= 2 && checked.filter(Boolean).length >= enough * checked.length;
}

/** Whether the amounts of one row agree in some reading of their marks. */
export function multiplies(quantity: readonly number[], price: readonly number[], total: readonly number[]): boolean {
  return quantity.some(
    (count) =>
      count !== 0 &&
      price.some((each) => total.some((sum) => sum > 0 && Math.abs(count * each - sum) <= tolerance + 0.0005 * sum)),
  );
}

/** A cell as numbers: "1.234" may be either of two, and both are tried. */
function numbersIn(row: Line, column: number): number[] {
  const cell = row.cells?.find((candidate) => candidate.column === column);
  return cell ? bothReadings(row.text.slice(cell.start, cell.end)) : [];
}

export function bothReadings(text: string): number[] {
  const shown = /\d[\d.,'’\s\u00a0\u202f]*/.exec(text)?.[0].replace(/[.,\s]+$/, '') ?? '';
  const values = (['.', ','] as const).flatMap((mark) => parseDecimal(shown, mark) ?? []);
  return [...new Set(values.map(Number))];
}
