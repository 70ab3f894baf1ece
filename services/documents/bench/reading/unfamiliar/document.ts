/** A document before it is written in some format: richer in shapes than the one of the familiar layouts. */
export type Part =
  | { readonly kind: 'heading' | 'text'; readonly text: string }
  /** Lines that follow each other without a gap. */
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  | { readonly kind: 'list'; readonly marker: Marker; readonly entries: readonly Entry[] }
  | Table;

export type Marker = '•' | '-' | '1)' | '1.' | 'a)' | '(1)' | '*';
export type Entry = { readonly text: string; readonly below?: readonly string[] };

/** A cell that reaches over several columns names how many. */
export type Cell = string | { readonly text: string; readonly columns: number };
export type Table = {
  readonly kind: 'table';
  /** How wide each column is beside the others. */
  readonly widths: readonly number[];
  readonly align: readonly ('left' | 'right' | 'center')[];
  readonly headRows: number;
  readonly rows: readonly (readonly Cell[])[];
};

export function cellText(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.text;
}

export function cellWidth(cell: Cell): number {
  return typeof cell === 'string' ? 1 : cell.columns;
}

export function markerOf(marker: Marker, index: number): string {
  if (marker === 'a)') return `${String.fromCharCode(97 + (index % 26))}) `;
  return `${marker.replace('1', String(index + 1))} `;
}
