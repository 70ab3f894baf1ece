import { type Alignment, type CellLine, RowWindow, type Usual } from './row-window.ts';
import { type Column, columnOf } from './table-columns.ts';
import type { Row } from './text-piece.ts';

/** Cells with more lines are running text and no rows of goods. */
const mostLines = 16;
/** With so many holes and second numbers lines are not one row, whatever comes above them. */
const mostBreaks = 6;
/** Lines of one cell follow each other within so many sizes of their type. */
const pitches = { closest: 0.8, widest: 1.5 } as const;
/**
 * A wider step than this between two lines of a cell, in lines, is a hole: there the next cell begins. Typed text has no
 * half lines: what stands beside the middle of two lines gets a line of its own between them.
 */
const widestSteps = { set: 1.1, typed: 2.1 } as const;
/** Of two ways that explain a table equally well the one with more rows is taken. */
const joining = 0.01;
/** Cells set in the middle are the rarer case, and believed when they explain the table better by this. */
const betterBy = 0.3;

const number = /^[^\p{L}]*\d[\d.,' ]*[^\p{L}\d]*$/u;
/** What begins so is a sum and no part of an entry. */
const sumWords =
  /^(?:sub|sous|zwischen|gesamt|grand)?[\s-]*(?:total|totaux|summe|importe|montant total|vat|iva|mwst|tva|tax)(?![\p{L}])/iu;
/** A number, a date or a code that goes on in the next line. */
const brokenOff = /[-\u00AD/]$/;

/**
 * Joins the lines of a table whose cells wrap into rows by where the cells stand: in one row all begin at one height, or
 * all have their middle there. Of all ways to part the lines the one is taken with the fewest cells off that place, half
 * rows, holes in a cell and numbers under each other in one cell.
 */
export function groupRows(rows: readonly Row[], columns: readonly Column[], isTyped = false): Row[][] {
  const lines = rows.map((row) =>
    row.segments.map((segment, at) => ({
      ...cellLine(segment, columnOf(columns, segment)),
      isSum: at === 0 && sumWords.test(segment.text),
    })),
  );
  const usual = { cells: cellsOfWholeRow(lines), pitch: pitchOf(lines), widestStep: widestSteps.set };
  const top = cheapestWay(lines, usual, 'top');
  // No way costs less than nothing: most tables are settled here.
  const inMiddle = isTyped ? { ...usual, pitch: linePitch(rows), widestStep: widestSteps.typed } : usual;
  const middle = top.cost > betterBy ? cheapestWay(lines, inMiddle, 'middle') : top;
  const { ends } = middle.cost + betterBy < top.cost ? middle : top;
  return ends.map((end, at) => rows.slice(ends[at - 1] ?? 0, end));
}

function cellLine({ y, height, text }: Row['segments'][number], column: number) {
  return { column, top: y, bottom: y + height, isNumber: number.test(text) && !brokenOff.test(text) };
}

/** Columns filled at least half as often as the fullest column of numbers; what few rows have makes no row a half one. */
function cellsOfWholeRow(lines: readonly (readonly CellLine[])[]): number {
  const filled = new Map<number, number>();
  const numbers = new Map<number, number>();
  for (const { column, isNumber } of lines.flat()) {
    filled.set(column, (filled.get(column) ?? 0) + 1);
    if (isNumber) numbers.set(column, (numbers.get(column) ?? 0) + 1);
  }
  const rows = Math.max(1, ...numbers.values());
  return [...filled.values()].filter((count) => count >= rows / 2).length;
}

/** The closest two lines of a column; where no cell wraps, rows are too far from each other to be taken for lines. */
function pitchOf(lines: readonly (readonly CellLine[])[]): number {
  const above = new Map<number, CellLine>();
  let pitch = Number.POSITIVE_INFINITY;
  for (const line of lines.flat()) {
    const height = line.bottom - line.top;
    const step = line.top - (above.get(line.column)?.top ?? Number.NEGATIVE_INFINITY);
    if (step >= pitches.closest * height) pitch = Math.min(pitch, step, pitches.widest * height);
    above.set(line.column, line);
  }
  return pitch;
}

function linePitch(rows: readonly Row[]): number {
  const steps = rows.slice(1).map(({ y }, at) => y - (rows[at] as Row).y);
  return Math.min(...steps, pitches.widest * (rows[0]?.height ?? 1));
}

/** The line after each row, and what speaks against these rows in all. */
type Way = { readonly cost: number; readonly ends: readonly number[] };

/** The cheapest rows up to each line follow from the cheapest rows above their last one. */
function cheapestWay(lines: readonly (readonly CellLine[])[], usual: Usual, alignment: Alignment): Way {
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }];
  for (let end = 1; end <= lines.length; end += 1) {
    const window = new RowWindow(usual);
    let cheapest = { cost: Number.POSITIVE_INFINITY, from: end - 1 };
    for (let from = end - 1; from >= Math.max(0, end - mostLines) && window.breaks < mostBreaks; from -= 1) {
      window.takeAbove(lines[from] ?? []);
      const cost = (best[from]?.cost ?? 0) + window.cost(alignment) + joining * (end - 1 - from);
      if (cost < cheapest.cost) cheapest = { cost, from };
    }
    best.push(cheapest);
  }
  const ends: number[] = [];
  for (let end = lines.length; end > 0; end = best[end]?.from ?? 0) ends.unshift(end);
  return { cost: best.at(-1)?.cost ?? 0, ends };
}
