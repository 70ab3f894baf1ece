import type { Line } from '../layout/extracted-document.ts';
import type { ColumnRole } from './column-roles.ts';
import { cellsBelow, type TableHead } from './table-head.ts';
import { findUnit } from './unit-codes.ts';

/** Without a head the cells must speak plainly: one column of words, one of numbers, over at least two rows. */
export function guessHead(lines: readonly Line[]): TableHead | undefined {
  if (lines.length < 2) return undefined;
  const columns = [...new Set(lines.flatMap((line) => line.cells?.map((cell) => cell.column) ?? []))].sort(
    (a, b) => a - b,
  );
  const profiles = columns.map((column) => ({ column, texts: cellsBelow(lines, column) }));
  const roles = new Map<number, ColumnRole>();
  const assign = (role: ColumnRole, test: (text: string, index: number) => boolean, share = 0.8) => {
    const found = profiles.find(
      ({ column, texts }) =>
        !roles.has(column) && texts.length >= 0.7 * lines.length && texts.filter(test).length >= share * texts.length,
    );
    if (found) roles.set(found.column, role);
    return found !== undefined;
  };
  assign('position', (text, index) => text.replace(/\W/g, '') === String(index + 1), 0.9);
  const hasWords = assign(
    'description',
    (text) => /\p{L}{3}/u.test(text) && text.length > 4 && findUnit(text) === undefined,
  );
  const hasQuantity = assign('quantity', (text) => /^\d[\d.,' ]*(?:\s*[\p{L}.²³]{1,10})?$/u.test(text));
  assign('unit', (text) => findUnit(text) !== undefined);
  const rest = [...roles.values()];
  const hasMore = rest.includes('unit') || rest.includes('position');
  return hasWords && hasQuantity && hasMore ? { roles, heads: new Map(), rows: 0, confidence: 0.75 } : undefined;
}
