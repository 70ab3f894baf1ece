import { gapBetween, toSegment } from './rows-of-pieces.ts';
import { runsOfRows } from './table-gutters.ts';
import { boxAround, type Row, type Segment, type TextPiece } from './text-piece.ts';

/** So many rows must show the space at one place. */
const fewest = { rows: 3 } as const;
/**
 * Of the rows with text on both sides so many leave the gutter free, have text in both columns it would part, an edge there, a
 * number beside it, a single space. What is read was the same with .5 to .8 of the rows filled.
 */
const shares = { free: 0.85, filled: 0.7, edge: 0.7, number: 0.8, spaces: 0.5 } as const;
/** Programs that turn a page into text put a letter or so beside its place, in font sizes. */
const reach = 0.7;
/** What is left between two cells that were set apart. */
const narrowestGutter = 0.1;

const number = /^[^\p{L}\d]*\d[\d.,'’]*[^\p{L}\d]*$/u;

/** "8" and "160,00" of "8 160,00": a space sets the thousands of one number apart. */
const thousands = { before: /^[^\p{L}\d]*\d{1,3}$/u, after: /^\d{3}(?!\d)/ } as const;

type Gap = {
  readonly left: number;
  readonly right: number;
  /** Where what stands before the gap begins, and what stands behind it ends. */
  readonly from: number;
  readonly to: number;
  /** A single space inside of what seems one cell. */
  readonly isSpace: boolean;
  readonly before: string;
  readonly after: string;
};

/**
 * Parts cells of typed text between which there is a single space, as a quantity set to the right has before its unit. In
 * running words any space might be one; only where most rows have a number on the same side, and an edge at the same
 * place, it is.
 */
export function splitAtTypedGutters(rows: readonly Row[]): Row[] {
  return runsOfRows(rows).flatMap((run) => {
    const parted = run.filter((row) => row.segments.length > 1).map(inWords);
    const gutters = parted.length >= fewest.rows ? guttersOf(parted) : [];
    if (gutters.length === 0) return run;
    return run.map((row) => (row.segments.length > 1 ? gutters.reduce(splitRow, inWords(row)) : row));
  });
}

/** Letters of typed text are all as wide. */
function inWords(row: Row): Row {
  const segments = row.segments.map((segment) => ({ ...segment, pieces: (segment.pieces ?? []).flatMap(wordsOf) }));
  return { ...row, segments };
}

function wordsOf(piece: TextPiece): TextPiece[] {
  const letter = piece.width / piece.text.length;
  return [...piece.text.matchAll(/\S+/g)].map(({ index, 0: text }) => ({
    ...piece,
    text,
    x: piece.x + index * letter,
    width: text.length * letter,
  }));
}

function guttersOf(rows: readonly Row[]): number[] {
  const gapsOfRows = rows.map((row) => [...spacesIn(row).filter((gap) => !isOfOneNumber(gap)), ...gapsBetween(row)]);
  const near = reach * (rows[0] as Row).height;
  const gutters: number[] = [];
  for (const gap of gapsOfRows.flat().filter(({ isSpace }) => isSpace)) {
    const x = middle(gap);
    if (gutters.some((gutter) => Math.abs(gutter - x) <= 2 * near)) continue;
    const found = gapsOfRows.map((gaps) => gapAt(gaps, x, near));
    const shown = found.filter((one) => one !== undefined);
    const crossed = rows.filter(({ segments }, at) => !found[at] && segments.some((one) => covers(one, x))).length;
    if (shown.length >= shares.free * (shown.length + crossed) && isGutter(shown, gap, near)) gutters.push(x);
  }
  return gutters;
}

function covers(segment: Segment, x: number): boolean {
  return segment.x < x && x < segment.x + segment.width;
}

function isOfOneNumber({ before, after }: Gap): boolean {
  return thousands.before.test(before) && thousands.after.test(after);
}

/** Where the gap of a row reaches over all that stands on one side of the space, one of the two columns is empty in that row. */
function isFilledBeside(one: Gap, space: Gap, near: number): boolean {
  return one.left + near > space.from && one.right - near < space.to;
}

/** A number ends before it and a word begins there; or a number begins behind it, where words, not always one, mostly end. */
function isGutter(shown: readonly Gap[], gap: Gap, near: number): boolean {
  if (shown.length < fewest.rows) return false;
  const share = (test: (one: Gap) => boolean) => shown.filter(test).length / shown.length;
  const isAt = (edge: 'left' | 'right') => share((one) => Math.abs(one[edge] - gap[edge]) <= near) >= shares.edge;
  if (share((one) => isFilledBeside(one, gap, near)) < shares.filled) return false;
  if (share(({ before }) => number.test(before)) >= shares.number && isAt('right')) return true;
  return (
    share(({ isSpace }) => isSpace) >= shares.spaces &&
    share(({ after }) => number.test(after)) >= shares.number &&
    isAt('left') &&
    isVaried(shown.filter(({ isSpace, after }) => isSpace && number.test(after)))
  );
}

/** "$" in front of every price, or one month of every year, is of what follows it. */
function isVaried(spaces: readonly Gap[]): boolean {
  return spaces.some(({ before }) => before !== spaces[0]?.before);
}

/** The space nearest to a place, else the gap between cells that reaches over it. */
function gapAt(gaps: readonly Gap[], x: number, near: number): Gap | undefined {
  const spaces = gaps.filter((gap) => gap.isSpace && Math.abs(middle(gap) - x) <= near);
  const [nearest] = spaces.sort((a, b) => Math.abs(middle(a) - x) - Math.abs(middle(b) - x));
  return nearest ?? gaps.find(({ left, right, isSpace }) => !isSpace && left - near < x && x < right + near);
}

function middle({ left, right }: Gap): number {
  return (left + right) / 2;
}

function spacesIn({ segments }: Row): Gap[] {
  return segments.flatMap(({ pieces = [], x: from, width }) =>
    pieces.flatMap((piece, at) => {
      const before = pieces[at - 1];
      if (!before || gapBetween(before, piece) <= 0) return [];
      const sides = { from, to: from + width, ...edges(before, piece) };
      return [{ ...sides, isSpace: true, before: before.text, after: piece.text }];
    }),
  );
}

function gapsBetween({ segments }: Row): Gap[] {
  return segments.slice(1).map((segment, at) => {
    const before = segments[at] as Segment;
    const sides = { from: before.x, to: segment.x + segment.width, ...edges(before, segment) };
    return { ...sides, isSpace: false, before: lastWord(before.text), after: firstWord(segment.text) };
  });
}

function lastWord(text: string): string {
  return /\S*$/.exec(text)?.[0] ?? '';
}

function firstWord(text: string): string {
  return /^\S*/.exec(text)?.[0] ?? '';
}

function edges(
  before: TextPiece | Segment,
  after: TextPiece | Segment,
): { readonly left: number; readonly right: number } {
  return { left: before.x + before.width, right: after.x };
}

/** The halves end at the gutter, so that a letter beside its place joins no two columns. */
function splitRow(row: Row, x: number): Row {
  const gap = gapAt([...spacesIn(row), ...gapsBetween(row)], x, reach * row.height);
  if (!gap?.isSpace) return row;
  const segments = row.segments.flatMap((segment) => {
    const { pieces = [] } = segment;
    const at = pieces.findIndex((piece, index) => index > 0 && piece.x === gap.right);
    if (at === -1) return [segment];
    return [
      toSegment(pieces.slice(0, at).map((piece) => endingAt(piece, x - narrowestGutter * row.height))),
      toSegment(pieces.slice(at).map((piece) => beginningAt(piece, x + narrowestGutter * row.height))),
    ];
  });
  return { ...boxAround(segments), segments };
}

function endingAt(piece: TextPiece, x: number): TextPiece {
  const from = Math.min(piece.x, x - 1);
  return { ...piece, x: from, width: Math.min(piece.x + piece.width, x) - from };
}

function beginningAt(piece: TextPiece, x: number): TextPiece {
  const from = Math.max(piece.x, x);
  return { ...piece, x: from, width: Math.max(piece.x + piece.width - from, 1) };
}
