import type { TextPiece } from './text-piece.ts';
import { clearText, isTextLike, looseText, textShape } from './text-shape.ts';

/** The empty stretch between two columns of running text. */
export type Gutter = { readonly left: number; readonly right: number };

/** Fewer lines a side than this may be a table or an address block, not columns of running text. */
const fewestLines = 8;
/** At most this share of the characters may cross the gutter (titles, figures, tables over both columns). */
const mostCrossing = 0.35;
/** A stretch counts as empty where no more than this share of the characters crosses than at the emptiest point. */
const crossingSlack = 0.03;
/** Columns are set apart by at least this many font sizes; word spaces that meet by chance are narrower. */
const narrowest = 0.6;
/** A gutter stands in the middle part of its page. */
const searched = { from: 0.25, to: 0.75 } as const;

/** The widest stretch in the middle of the page that hardly anything crosses, if both sides of it hold running text. */
export function findGutter(pieces: readonly TextPiece[]): Gutter | undefined {
  if (pieces.length < 2 * fewestLines) return undefined;
  const left = Math.min(...pieces.map((piece) => piece.x));
  const right = Math.max(...pieces.map((piece) => piece.x + piece.width));
  const from = Math.floor(left + searched.from * (right - left));
  const to = Math.ceil(left + searched.to * (right - left));
  const covered = coverage(pieces, from, to);
  const characters = pieces.reduce((sum, piece) => sum + piece.text.length, 0);
  const fewest = covered.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  if (fewest > mostCrossing * characters) return undefined;
  const gutter = widestStretch(covered, fewest + crossingSlack * characters, from);
  const size = usualSize(pieces);
  return gutter.right - gutter.left >= narrowest * size && areColumns(pieces, gutter) ? gutter : undefined;
}

/** Characters of the pieces over each point of the stretch. */
function coverage(pieces: readonly TextPiece[], from: number, to: number): number[] {
  const changes = Array.from({ length: to - from + 2 }, () => 0);
  const clamp = (x: number) => Math.min(Math.max(x - from, 0), to - from + 1);
  for (const piece of pieces) {
    const start = clamp(Math.floor(piece.x));
    const end = clamp(Math.ceil(piece.x + piece.width));
    changes[start] = (changes[start] ?? 0) + piece.text.length;
    changes[end] = (changes[end] ?? 0) - piece.text.length;
  }
  let sum = 0;
  return changes.slice(0, -1).map((change) => {
    sum += change;
    return sum;
  });
}

function widestStretch(covered: readonly number[], fewest: number, from: number): Gutter {
  let best = { left: from, right: from };
  let start: number | undefined;
  covered.forEach((value, index) => {
    if (value > fewest) start = undefined;
    else {
      start ??= index;
      if (index + 1 - start > best.right - best.left) best = { left: from + start, right: from + index + 1 };
    }
  });
  return best;
}

function areColumns(pieces: readonly TextPiece[], gutter: Gutter): boolean {
  const sides = besideGutter(pieces, gutter).map(textShape);
  return (
    sides.every((side) => side.lines >= fewestLines && isTextLike(side, looseText)) &&
    sides.some((side) => isTextLike(side, clearText))
  );
}

/** Whether a part of a page in columns is in columns too: a table that spans them is not. */
export function isInColumns(pieces: readonly TextPiece[], gutter: Gutter): boolean {
  const sides = besideGutter(pieces, gutter)
    .map(textShape)
    .filter((side) => side.lines > 0);
  return sides.length < 2 || sides.some((side) => isTextLike(side, looseText));
}

function besideGutter(pieces: readonly TextPiece[], { left, right }: Gutter): TextPiece[][] {
  return [pieces.filter((piece) => piece.x + piece.width <= left + 1), pieces.filter((piece) => piece.x >= right - 1)];
}

function usualSize(pieces: readonly TextPiece[]): number {
  const sizes = pieces.map((piece) => piece.height).sort((a, b) => a - b);
  return sizes[Math.floor(sizes.length / 2)] ?? 0;
}
