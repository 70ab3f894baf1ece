import { gapBetween, toSegment } from './rows-of-pieces.ts';
import { boxAround, type Row, type Segment, type TextPiece } from './text-piece.ts';

/** A gap this wide (in font sizes) may part two cells: more than a word space, less than what parts columns for sure. */
const narrowestGap = 0.4;
/** So many rows must show the gap at one place; in running text that happens by chance in two or three. */
const fewestRows = 3;
/** Of the rows with text on both sides, this share must leave the gutter free. */
const freeShare = 0.85;
/** Rows further apart than this many font sizes belong to different tables. */
const widestRowGap = 4;

/** Justified words stand this far apart, in font sizes. */
const widestWordSpace = 0.6;
/** As wide as a word space; it parts two cells only where both of its edges line up from row to row. */
const narrowestAligned = 0.2;
/** Heads may be set otherwise than what stands below them. */
const alignedShare = 0.7;
/** Edges of cells that line up differ by no more than this many points. */
const sameEdge = 1;

/** `start` is where the text left of the gap begins. */
type Gap = { readonly left: number; readonly right: number; readonly start: number; readonly isNarrow: boolean };

/**
 * Parts cells that stand close together, as a quantity set to the right does beside a unit set to the left. One row does not
 * show whether that is a gap between words or between columns; the rows above and below do. Only rows that are parted
 * into columns already are looked at, so that running text stays as it is.
 */
export function splitAtGutters(rows: readonly Row[]): Row[] {
  return runsOfRows(rows).flatMap((run) => {
    const parted = run.filter((row) => row.segments.length > 1);
    const gutters = parted.length >= fewestRows ? guttersOf(parted, run) : [];
    return gutters.length === 0
      ? run
      : run.map((row) => (row.segments.length > 1 || isParted(row, gutters) ? splitRow(row, gutters) : row));
  });
}

export function runsOfRows(rows: readonly Row[]): Row[][] {
  const runs: Row[][] = [];
  for (const row of rows) {
    const above = runs.at(-1)?.at(-1);
    if (above && row.y - (above.y + above.height) <= widestRowGap * row.height) runs.at(-1)?.push(row);
    else runs.push([row]);
  }
  return runs;
}

/** `run` holds the parted rows and the lone cells between them. */
function guttersOf(rows: readonly Row[], run: readonly Row[]): number[] {
  const gapsOfRows = rows.map((row) => [...gapsWithin(row), ...gapsBetween(row)]);
  const lone = run.filter((row) => row.segments.length === 1).flatMap(wideGaps);
  const candidates = [...rows.flatMap(gapsWithin), ...lone].map(({ left, right }) => (left + right) / 2);
  const gutters: number[] = [];
  for (const x of [...new Set(candidates.map((candidate) => Math.round(candidate * 2) / 2))].sort((a, b) => a - b)) {
    if (gutters.some((gutter) => Math.abs(gutter - x) < 3) || !isGutter(rows, gapsOfRows, x)) continue;
    gutters.push(x);
  }
  return gutters;
}

function isGutter(rows: readonly Row[], gapsOfRows: readonly (readonly Gap[])[], x: number): boolean {
  const shown: Gap[] = [];
  let crossed = 0;
  rows.forEach((row, at) => {
    const gap = gapsOfRows[at]?.find(({ left, right }) => left < x && x < right);
    if (gap) shown.push(gap);
    else if (row.segments.some((segment) => segment.x < x && x < segment.x + segment.width)) crossed += 1;
  });
  const isFree = shown.length >= fewestRows && shown.length >= freeShare * (shown.length + crossed);
  return isFree && (shown.filter(({ isNarrow }) => !isNarrow).length >= fewestRows || areAligned(shown));
}

/**
 * Text set to the right beside text set to the left: the gap has the same edges in most rows, and what stands left of it is
 * not always equally long, as the same word in front of a number would be.
 */
function areAligned(gaps: readonly Gap[]): boolean {
  const usual = [...gaps].sort((a, b) => a.right - b.right)[Math.floor(gaps.length / 2)] as Gap;
  const aligned = gaps.filter(({ left, right }) => isSameEdge(left, usual.left) && isSameEdge(right, usual.right));
  const isVaried = aligned.some(({ start }) => !isSameEdge(start, (aligned[0] as Gap).start));
  return isVaried && aligned.length >= fewestRows && aligned.length >= alignedShare * gaps.length;
}

function isSameEdge(one: number, other: number): boolean {
  return Math.abs(one - other) <= sameEdge;
}

/** Gaps that were seen as gaps between columns already: where one row joins two heads, the rows below part them. */
function gapsBetween({ segments }: Row): Gap[] {
  return segments.slice(1).map((segment, at) => {
    const { x, width } = segments[at] as Segment;
    return { left: x + width, right: segment.x, start: x, isNarrow: false };
  });
}

/** Gaps inside the segments of a row, between pieces that were set one by one. */
function gapsWithin(row: Row): Gap[] {
  return row.segments.flatMap(({ pieces = [] }) =>
    pieces.flatMap((piece, index) => {
      const previous = pieces[index - 1];
      const gap = previous ? gapBetween(previous, piece) : 0;
      if (!previous || gap < narrowestAligned * piece.height) return [];
      const isNarrow = gap < narrowestGap * piece.height;
      return [{ left: previous.x + previous.width, right: piece.x, start: previous.x, isNarrow }];
    }),
  );
}

/** Two cells alone in their row, with more than a wide word space at a gutter. */
function isParted(row: Row, gutters: readonly number[]): boolean {
  return wideGaps(row).some(({ left, right }) => gutters.some((x) => left < x && x < right));
}

function wideGaps(row: Row): Gap[] {
  return gapsWithin(row).filter(({ left, right }) => right - left > widestWordSpace * row.height);
}

function splitRow(row: Row, gutters: readonly number[]): Row {
  const segments = row.segments.flatMap((segment) => splitSegment(segment, gutters));
  return { ...boxAround(segments), segments };
}

function splitSegment(segment: Segment, gutters: readonly number[]): Segment[] {
  const parts: TextPiece[][] = [];
  for (const piece of segment.pieces ?? []) {
    const previous = parts.at(-1)?.at(-1);
    const isParted = previous && gutters.some((x) => previous.x + previous.width <= x && x <= piece.x);
    if (previous && !isParted) parts.at(-1)?.push(piece);
    else parts.push([piece]);
  }
  return parts.length > 1 ? parts.map(toSegment) : [segment];
}
