/** One line of one cell, in points from the top of the page. */
export type CellLine = {
  readonly column: number;
  readonly top: number;
  readonly bottom: number;
  readonly isNumber: boolean;
  readonly isSum: boolean;
};
/** How the cells of a row stand beside its tallest one. */
export type Alignment = 'top' | 'middle';
/** What is usual in a table: cells of a whole row, points from one line of a cell to the next, and the widest such step in lines. */
export type Usual = { readonly cells: number; readonly pitch: number; readonly widestStep: number };

/** A cell may stand this share of a line off its place: sizes of type differ. */
const slack = 0.15;
/** A cell a line off its place, a hole in a cell, a sum or a number under another entry, half a row: what each says against one row. */
const weight = { offPlace: 2, mostOffPlace: 2, hole: 2, sum: 2, secondNumber: 1, halfRow: 1 } as const;

/** Lines of a table that might be one row, taken in from the bottom up. */
export class RowWindow {
  readonly #usual: Usual;
  readonly #cells = new Map<number, { top: number; bottom: number; hasNumber: boolean; hasSum: boolean }>();
  /** What only grows as lines are taken in: holes, and numbers under each other. */
  breaks = 0;

  constructor(usual: Usual) {
    this.#usual = usual;
  }

  takeAbove(lines: readonly CellLine[]): void {
    for (const { column, top, bottom, isNumber, isSum } of lines) {
      const cell = this.#cells.get(column);
      if (!cell) {
        this.#cells.set(column, { top, bottom, hasNumber: isNumber, hasSum: isSum });
        continue;
      }
      if (cell.top - top > this.#usual.widestStep * this.#usual.pitch) this.breaks += weight.hole;
      if (cell.hasSum || isSum) this.breaks += weight.sum;
      if (cell.hasNumber && isNumber) this.breaks += weight.secondNumber;
      cell.hasNumber ||= isNumber;
      cell.hasSum ||= isSum;
      cell.top = Math.min(cell.top, top);
      cell.bottom = Math.max(cell.bottom, bottom);
    }
  }

  /** What speaks against these lines being one row; 0 when nothing does. */
  cost(alignment: Alignment): number {
    const places = [...this.#cells.values()].map(({ top, bottom }) => (alignment === 'top' ? top : (top + bottom) / 2));
    const usual = places.sort((a, b) => a - b)[Math.floor(places.length / 2)] ?? 0;
    const off = places.reduce((sum, place) => sum + this.#offPlace(Math.abs(place - usual)), 0);
    return this.breaks + off + (places.length <= this.#usual.cells / 2 ? weight.halfRow : 0);
  }

  #offPlace(distance: number): number {
    const lines = Math.max(0, distance / this.#usual.pitch - slack);
    return Math.min(weight.mostOffPlace, weight.offPlace * lines);
  }
}
