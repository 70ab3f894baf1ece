import { rowsOfPieces } from './rows-of-pieces.ts';
import type { TextPiece } from './text-piece.ts';

/** What tells running text from the cells of a table. */
export type TextShape = {
  readonly lines: number;
  readonly charactersPerLine: number;
  /** Share of the lines that reach over most of the width; headings, lists and formulas do not. */
  readonly full: number;
  /** Share of the lines without a gap as wide as that between columns. */
  readonly unbroken: number;
  /** Share of letters among what is written. */
  readonly letters: number;
};

/** Lines that reach this share of the width fill it. */
const filled = 0.75;

export const clearText = { charactersPerLine: 25, full: 0.4, unbroken: 0.7, letters: 0.6 };
/** A column that is half figures, formulas or a table of contents, beside one that is clearly text. */
export const looseText = { charactersPerLine: 15, full: 0.15, unbroken: 0.7, letters: 0.5 };

export function textShape(pieces: readonly TextPiece[]): TextShape {
  const rows = rowsOfPieces(pieces);
  const text = pieces
    .map((piece) => piece.text)
    .join('')
    .replace(/\s/g, '');
  const left = Math.min(...rows.map((row) => row.x));
  const width = Math.max(...rows.map((row) => row.x + row.width)) - left;
  const share = (count: number) => (rows.length === 0 ? 0 : count / rows.length);
  return {
    lines: rows.length,
    charactersPerLine: share(text.length),
    full: share(rows.filter((row) => row.width >= filled * width).length),
    unbroken: share(rows.filter((row) => row.segments.length === 1).length),
    letters: text.replace(/\P{L}+/gu, '').length / Math.max(text.length, 1),
  };
}

export function isTextLike(shape: TextShape, fewest: typeof clearText): boolean {
  return (
    shape.charactersPerLine >= fewest.charactersPerLine &&
    shape.full >= fewest.full &&
    shape.unbroken >= fewest.unbroken &&
    shape.letters >= fewest.letters
  );
}
