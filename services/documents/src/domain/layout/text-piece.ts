import type { Box } from './extracted-document.ts';

/** A run of text as a page shows it, in points from the top left corner. `height` is the font size. */
export type TextPiece = Box & { readonly text: string };

/** Pieces that stand together without a gap wide enough to be a column. */
export type Segment = Box & { readonly text: string; readonly pieces?: readonly TextPiece[] };

/** Segments on one baseline, from left to right. */
export type Row = Box & { readonly segments: readonly Segment[] };

export function boxAround(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x: round(x), y: round(y), width: round(right - x), height: round(bottom - y) };
}

export function rowText(row: Row): string {
  return row.segments.map((segment) => segment.text).join(' ');
}

/** A tenth of a point is finer than any printer; more digits only make stored results larger. */
function round(points: number): number {
  return Math.round(points * 10) / 10;
}
