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
/** Rows that hold more than a title or a sum, and how many of them have as many cells as most. */
const richRow = 3;
const sameCells = 0.7;

/** Rows with one sign between their cells and hardly a cell left out in between: text laid out by several tabs is none. */
function findSeparated(lines: readonly string[], sign: string): DividedTable[] {
  return runsOf(lines, (line) => line.includes(sign)).flatMap(({ from, to }) => {
    const rows = lines
      .slice(from, to)
      .map((line, index) => ({ line: from + index, cells: line.split(sign).map((cell) => cell.trim()) }));
    const rich = rows
      .map(({ cells }) => cells)
      .filter((cells) => cells.filter((cell) => cell !== '').length >= richRow);
    const width = mostCommon(rich.map((cells) => cells.length));
    const regular = rich.filter(
      (cells) => Math.abs(cells.length - width) <= 1 && cells.slice(0, width).filter((cell) => cell === '').length <= 1,
    );
    const isTable = width >= (fewestCells[sign] ?? 3) && rich.length >= 2 && regular.length >= sameCells * rich.length;
    return isTable ? [{ from, to, rows }] : [];
  });
}

function mostCommon(values: readonly number[]): number {
  const counts = Map.groupBy(values, (value) => value);
  return [...counts].sort((a, b) => b[1].length - a[1].length || b[0] - a[0])[0]?.[0] ?? 0;
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
