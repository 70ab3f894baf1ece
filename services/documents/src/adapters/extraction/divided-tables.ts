import { type DrawnRow, rowsOfBox } from './boxed-rows.ts';
import { findPipeTables, pipeCells, ruleLine } from './pipe-tables.ts';

/** Lines `from` up to `to` of a text are a table whose cells are divided by a sign. */
export type DividedTable = { readonly from: number; readonly to: number; readonly rows: readonly DrawnRow[] };

/** Tables drawn with pipes, exported with tabs, or written with semicolons, from the top of the text to its end. */
export function findDividedTables(lines: readonly string[]): DividedTable[] {
  const byPipes = findPipeTables(lines).map(({ from, to }) => ({ from, to, rows: pipeRows(lines, from, to) }));
  const tables = [...findBoxes(lines), ...byPipes, ...findSeparated(lines, '\t'), ...findSeparated(lines, ';')];
  return tables
    .sort((a, b) => a.from - b.from || b.to - a.to)
    .filter((table, index, all) => !all.slice(0, index).some((other) => other.to > table.from));
}

function pipeRows(lines: readonly string[], from: number, to: number): DrawnRow[] {
  return lines
    .slice(from, to)
    .flatMap((line, index) => (ruleLine.test(line) ? [] : [{ line: from + index, cells: pipeCells(line) }]));
}

const boxLine = /^\s*(?:\+[-=+]{3,}\+|\|.*)\s*$/;

function findBoxes(lines: readonly string[]): DividedTable[] {
  return runsOf(lines, (line) => boxLine.test(line)).flatMap(({ from, to }) => {
    const rows = rowsOfBox(lines, from, to);
    return rows ? [{ from, to, rows }] : [];
  });
}

/** Fewer cells than these happen in running text. */
const fewestCells: Readonly<Record<string, number>> = { '\t': 3, ';': 4 };
/** Of the rows, so many have the same number of cells; titles and sums have fewer. */
const sameCells = 0.6;

/** Rows with one sign between their cells and no cell left out in between: text laid out by several tabs is none. */
function findSeparated(lines: readonly string[], sign: string): DividedTable[] {
  return runsOf(lines, (line) => line.includes(sign)).flatMap(({ from, to }) => {
    const rows = lines
      .slice(from, to)
      .map((line, index) => ({ line: from + index, cells: line.split(sign).map((cell) => cell.trim()) }));
    const width = Math.max(...rows.map(({ cells }) => cells.length));
    const full = rows.filter(
      ({ cells }) => cells.length === width && cells.filter((cell) => cell === '').length <= width / 3,
    );
    const isTable = rows.length >= 2 && width >= (fewestCells[sign] ?? 3) && full.length >= sameCells * rows.length;
    return isTable ? [{ from, to, rows }] : [];
  });
}

function runsOf(lines: readonly string[], isRow: (line: string) => boolean): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  lines.forEach((line, at) => {
    if (!isRow(line)) return;
    const open = runs.at(-1);
    if (open?.to === at) open.to = at + 1;
    else runs.push({ from: at, to: at + 1 });
  });
  return runs;
}
