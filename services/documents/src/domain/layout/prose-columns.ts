import { findGutter, type Gutter, isInColumns } from './gutter.ts';
import { rowsOfPieces } from './rows-of-pieces.ts';
import type { Row, TextPiece } from './text-piece.ts';

/** Newspapers have more columns; tenders have at most four, found by dividing twice. */
const mostDivisions = 2;

/**
 * Rows in reading order. Pages set in columns of running text are read column by column; titles across the columns keep
 * their place between the parts they divide.
 */
export function rowsInReadingOrder(pieces: readonly TextPiece[], divisions = mostDivisions): Row[][] {
  const visible = pieces.filter((piece) => piece.text.trim() !== '');
  const gutter = divisions > 0 ? findGutter(visible) : undefined;
  if (gutter === undefined) return [rowsOfPieces(visible)].filter((rows) => rows.length > 0);
  return bandsOf(visible, gutter).flatMap((band) =>
    band.isDivided
      ? sidesOf(band.pieces, gutter).flatMap((side) => rowsInReadingOrder(side, divisions - 1))
      : [rowsOfPieces(band.pieces)],
  );
}

type Band = { readonly pieces: TextPiece[]; readonly isDivided: boolean };

/** From top to bottom the parts of the page in columns and, between them, what crosses the gutter. */
function bandsOf(pieces: readonly TextPiece[], gutter: Gutter): Band[] {
  const bands: Band[] = [];
  const crossing = rowsCrossing(pieces, gutter);
  for (const piece of [...pieces].sort((a, b) => middle(a) - middle(b))) {
    const isDivided = !crossing.some((row) => middle(piece) >= row.top && middle(piece) <= row.bottom);
    const band = bands.at(-1);
    if (band && band.isDivided === isDivided) band.pieces.push(piece);
    else bands.push({ pieces: [piece], isDivided });
  }
  return bands.map((band) => ({ ...band, isDivided: band.isDivided && isInColumns(band.pieces, gutter) }));
}

type Stretch = { readonly top: number; readonly bottom: number };

function rowsCrossing(pieces: readonly TextPiece[], { left, right }: Gutter): Stretch[] {
  return pieces
    .filter((piece) => piece.x < left && piece.x + piece.width > right)
    .map((piece) => ({ top: piece.y, bottom: piece.y + piece.height }));
}

/** What reaches into the gutter belongs to the side where most of it stands. */
function sidesOf(pieces: readonly TextPiece[], { left, right }: Gutter): TextPiece[][] {
  const center = (left + right) / 2;
  const isLeft = (piece: TextPiece) => piece.x + piece.width / 2 < center;
  return [pieces.filter(isLeft), pieces.filter((piece) => !isLeft(piece))];
}

function middle(piece: TextPiece): number {
  return piece.y + piece.height / 2;
}
