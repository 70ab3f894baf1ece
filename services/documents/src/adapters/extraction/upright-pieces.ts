import type { TextPiece } from '../../domain/layout/text-piece.ts';

/** A run of text with its matrix in page coordinates (origin top left, y down) and its width along the baseline. */
export type PlacedText = { readonly text: string; readonly matrix: readonly number[]; readonly width: number };

/**
 * Boxes for text in the direction most of the page is written in. Tables printed sideways are turned upright first, so
 * that rows and columns are found; single runs in another direction (stamps, margin notes) keep their place.
 */
export function uprightPieces(texts: readonly PlacedText[]): TextPiece[] {
  const turn = usualQuarterTurn(texts);
  return texts.map((text) => toPiece(text, turn));
}

function usualQuarterTurn(texts: readonly PlacedText[]): number {
  const characters = [0, 0, 0, 0];
  for (const text of texts) {
    const turn = quarterTurn(text);
    characters[turn] = (characters[turn] ?? 0) + text.text.length;
  }
  return characters.indexOf(Math.max(...characters));
}

function quarterTurn({ matrix }: PlacedText): number {
  const [a = 1, b = 0] = matrix;
  return (Math.round(Math.atan2(b, a) / (Math.PI / 2)) + 4) % 4;
}

function toPiece({ text, matrix, width }: PlacedText, turn: number): TextPiece {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix;
  const height = Math.hypot(c, d) || Math.hypot(a, b);
  const [x, baseline] = turnPoint(e, f, turn);
  return { text, x, y: baseline - height, width: Math.abs(width), height };
}

/** Coordinates after turning the page back by quarter turns; only relative positions matter afterwards. */
function turnPoint(x: number, y: number, turn: number): [number, number] {
  if (turn === 1) return [y, -x];
  if (turn === 2) return [-x, -y];
  return turn === 3 ? [-y, x] : [x, y];
}
