import { pipeCells } from './pipe-tables.ts';

/** `line` is the first line of the text that the row stands on. */
export type DrawnRow = { readonly line: number; readonly cells: readonly string[] };

const rule = /^\s*\+[-=+]{3,}\+\s*$/;
/** Head and body alone may have a rule between them; a rule below every row makes more parts than that. */
const fewestParts = 3;

/**
 * The rows of a table that is drawn with a rule between every two of them: what stands between two rules is one row,
 * however many lines its cells take. Undefined where rules only part the head and the sums from the rows.
 */
export function rowsOfBox(lines: readonly string[], from: number, to: number): DrawnRow[] | undefined {
  const parts: number[][] = [[]];
  for (let at = from; at < to; at += 1) {
    if (rule.test(lines[at] ?? '')) parts.push([]);
    else parts.at(-1)?.push(at);
  }
  const filled = parts.filter((part) => part.length > 0);
  const isOneRow = (part: readonly number[]) =>
    part.every(
      (at, index) => index === 0 || filledCells(lines[at]) < Math.max(2, filledCells(lines[part[0] as number])),
    );
  if (filled.length < fewestParts || !filled.every(isOneRow)) return undefined;
  return filled.map((part) => ({
    line: part[0] as number,
    cells: joinedCells(part.map((at) => pipeCells(lines[at] ?? ''))),
  }));
}

function filledCells(line = ''): number {
  return pipeCells(line).filter((cell) => cell !== '').length;
}

function joinedCells(rows: readonly string[][]): string[] {
  const width = Math.max(...rows.map((cells) => cells.length));
  return Array.from({ length: width }, (_, column) =>
    rows
      .map((cells) => cells[column] ?? '')
      .filter((cell) => cell !== '')
      .join(' '),
  );
}
