import type { Box } from './extracted-document.ts';

/** A run of text as a page shows it, in points from the top left corner. `height` is the font size. */
export type TextPiece = Box & { readonly text: string };

/** Pieces that stand together without a gap wide enough to be a column. */
export type Segment = Box & { readonly text: string; readonly pieces?: readonly TextPiece[] };

/** Segments on one baseline, from left to right. */
export type Row = Box & { readonly segments: readonly Segment[] };

export function boxAround(boxes: readonly Box[]): Box {
  let [x, y] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let [right, bottom] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const box of boxes) {
    x = Math.min(x, box.x);
    y = Math.min(y, box.y);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  return { x: round(x), y: round(y), width: round(right - x), height: round(bottom - y) };
}

export function rowText(row: Row): string {
  return row.segments.map((segment) => segment.text).join(' ');
}

/** A tenth of a point is finer than any printer; more digits only make stored results larger. */
function round(points: number): number {
  return Math.round(points * 10) / 10;
}
