import { rowsOfPieces } from './rows-of-pieces.ts';
import type { Row, TextPiece } from './text-piece.ts';

/** Fewer segments a side than this may be a table or an address block, not columns of running text. */
const fewestLines = 8;
/** Running text fills its column; cells of a table are mostly shorter. In characters. */
const shortestMeanText = 25;
/** At most this share of the rows may cross the gutter (titles, figures). */
const mostCrossing = 0.2;

/**
 * Rows in reading order. Pages set in two columns of running text are read left column first; titles across both
 * columns keep their place between the parts they divide.
 */
export function rowsInReadingOrder(pieces: readonly TextPiece[]): Row[][] {
  const rows = rowsOfPieces(pieces);
  const gutter = findGutter(rows);
  return gutter === undefined ? [rows] : splitAt(rows, gutter, pieces);
}

function findGutter(rows: readonly Row[]): number | undefined {
  if (rows.length < fewestLines) return undefined;
  const left = Math.min(...rows.map((row) => row.x));
  const right = Math.max(...rows.map((row) => row.x + row.width));
  const steps = Array.from({ length: 41 }, (_, step) => left + (right - left) * (0.3 + step * 0.01));
  const crossings = steps.map((x) => rows.filter((row) => crosses(row, x)).length);
  const fewest = Math.min(...crossings);
  const candidates = steps.filter((_, step) => crossings[step] === fewest);
  const gutter = candidates[Math.floor(candidates.length / 2)] as number;
  return fewest <= mostCrossing * rows.length && isRunningText(rows, gutter) ? gutter : undefined;
}

function crosses(row: Row, x: number): boolean {
  return row.segments.some((segment) => segment.x < x && segment.x + segment.width > x);
}

function isRunningText(rows: readonly Row[], gutter: number): boolean {
  const segments = rows.filter((row) => !crosses(row, gutter)).flatMap((row) => row.segments);
  const sides = [segments.filter((segment) => segment.x < gutter), segments.filter((segment) => segment.x >= gutter)];
  return sides.every((side) => {
    const characters = side.reduce((sum, segment) => sum + segment.text.length, 0);
    return side.length >= fewestLines && characters / side.length >= shortestMeanText;
  });
}

function splitAt(rows: readonly Row[], gutter: number, pieces: readonly TextPiece[]): Row[][] {
  const streams: Row[][] = [];
  let part: Row[] = [];
  const flush = () => {
    streams.push(...sidesOf(part, gutter, pieces));
    part = [];
  };
  for (const row of rows) {
    if (!crosses(row, gutter)) {
      part.push(row);
      continue;
    }
    flush();
    streams.push([row]);
  }
  flush();
  return streams.filter((stream) => stream.length > 0);
}

/** Rows are grouped anew on each side, because baselines of the two columns need not agree. */
function sidesOf(part: readonly Row[], gutter: number, pieces: readonly TextPiece[]): Row[][] {
  if (part.length === 0) return [];
  const top = Math.min(...part.map((row) => row.y));
  const bottom = Math.max(...part.map((row) => row.y + row.height));
  const inPart = pieces.filter((piece) => piece.y + piece.height / 2 >= top && piece.y + piece.height / 2 <= bottom);
  return [
    rowsOfPieces(inPart.filter((piece) => piece.x < gutter)),
    rowsOfPieces(inPart.filter((piece) => piece.x >= gutter)),
  ];
}
