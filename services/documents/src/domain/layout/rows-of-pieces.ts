import { boxAround, type Row, type Segment, type TextPiece } from './text-piece.ts';

/** A gap wider than this share of the font size separates words; kerning and letter spacing stay below it. */
const wordGap = 0.15;
/** A gap wider than this share of the font size separates columns; the widest justified word spaces stay below it. */
const columnGap = 1.15;
/** Baselines closer than this share of the font size are one row (superscripts, slightly shifted cells). */
const sameBaseline = 0.45;

/** Groups pieces into rows from top to bottom and, within a row, into segments from left to right. */
export function rowsOfPieces(pieces: readonly TextPiece[]): Row[] {
  const visible = pieces.filter((piece) => piece.text.trim() !== '');
  const sorted = [...visible].sort((a, b) => baseline(a) - baseline(b) || a.x - b.x);
  const groups: TextPiece[][] = [];
  for (const piece of sorted) {
    const group = groups.at(-1);
    if (group !== undefined && isSameRow(group, piece)) group.push(piece);
    else groups.push([piece]);
  }
  return withRaisedText(groups).map(toRow);
}

/** Type this much smaller than its neighbour, and beside it, is a footnote mark, an exponent or an index. */
const smallType = 0.8;

/** Raised and lowered small type has a baseline of its own, and belongs to the row it stands at. */
function withRaisedText(groups: readonly TextPiece[][]): TextPiece[][] {
  const rows: TextPiece[][] = [];
  groups.forEach((group, index) => {
    const [above, below] = [rows.at(-1), groups[index + 1]];
    if (above && isAttached(group, above)) above.push(...group);
    else if (below && isAttached(group, below)) below.push(...group);
    else rows.push(group);
  });
  return rows;
}

function isAttached(group: readonly TextPiece[], row: readonly TextPiece[]): boolean {
  return group.every((piece) =>
    row.some(
      (neighbour) =>
        piece.height <= smallType * neighbour.height &&
        piece.y < neighbour.y + neighbour.height &&
        piece.y + piece.height > neighbour.y &&
        Math.min(Math.abs(gapBetween(neighbour, piece)), Math.abs(gapBetween(piece, neighbour))) <=
          columnGap * piece.height,
    ),
  );
}

function isSameRow(group: readonly TextPiece[], piece: TextPiece): boolean {
  const first = group[0] as TextPiece;
  return baseline(piece) - baseline(first) <= sameBaseline * Math.min(first.height, piece.height);
}

function baseline(piece: TextPiece): number {
  return piece.y + piece.height;
}

function toRow(group: readonly TextPiece[]): Row {
  const pieces = [...group].sort((a, b) => a.x - b.x);
  const clusters: TextPiece[][] = [];
  for (const piece of pieces) {
    const cluster = clusters.at(-1);
    const previous = cluster?.at(-1);
    if (cluster && previous && gapBetween(previous, piece) <= columnGap * Math.min(previous.height, piece.height))
      cluster.push(piece);
    else clusters.push([piece]);
  }
  const segments = clusters.map(toSegment);
  return { ...boxAround(segments), segments };
}

/** One stretch of text from pieces in their order. */
export function toSegment(pieces: readonly TextPiece[]): Segment {
  let text = '';
  pieces.forEach((piece, index) => {
    const previous = pieces[index - 1];
    if (
      previous &&
      gapBetween(previous, piece) > wordGap * previous.height &&
      !isSpace(text.at(-1)) &&
      !isSpace(piece.text[0])
    )
      text += ' ';
    text += piece.text;
  });
  return { ...boxAround(pieces), text: text.replace(/\s+/g, ' ').trim(), pieces };
}

function isSpace(sign: string | undefined): boolean {
  return sign !== undefined && sign.trim() === '';
}

export function gapBetween(left: TextPiece, right: TextPiece): number {
  return right.x - (left.x + left.width);
}
