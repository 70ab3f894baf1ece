import type { PlacedText } from '../upright-pieces.ts';
import type { Ink } from './ink.ts';
import type { PageFrame } from './page-frame.ts';
import type { Glyph, TypeStyle } from './type-style.ts';

/** A gap wider than this share of the size ends a run: what stands behind it may be another cell. */
const widestGap = 0.6;
/** Text that was set apart without a written space, as close cells are, is kept apart: other rows tell whether it is a cell. */
const widestBetweenObjects = 0.2;
/** One or two written spaces are no gap between cells unless they are as wide as this. */
const widestSpaces = 1.3;
const mostSpaces = 2;
/** Dots that lead the eye from a title to its page stand further apart, and still are one line. */
const widestLeaderGap = 2;
const leader = /[.·…_]/u;
/** How far a run may step back, as kerning and marks over letters do, in sizes. */
const farthestBack = 0.5;
/** Raised and lowered signs, such as footnote marks and exponents, stay within this share of the size. */
const sameLine = 0.45;
/** A gap wider than this share of the size separates words where no space is written. */
const wordGap = 0.15;

/** One character with the number of spaces written before it. */
export type Sign = { readonly text: string; readonly spaces: number; readonly glyph: Glyph };

/** Characters that follow each other on one line. Small raised signs belong to it; its size is that of its largest. */
export class TextRun {
  readonly ink: Ink;
  readonly #start: number;
  #object: number;
  #style: TypeStyle;
  #across: number;
  #end: number;
  #text: string;

  constructor(style: TypeStyle, ink: Ink, { text, glyph }: Sign) {
    this.ink = ink;
    this.#object = ink.object;
    this.#style = style;
    this.#start = glyph.start;
    this.#across = glyph.across;
    this.#end = glyph.end;
    this.#text = text;
  }

  get size(): number {
    return this.#style.size;
  }

  takes(style: TypeStyle, ink: Ink, { text, spaces, glyph }: Sign): boolean {
    const { size, alongX, alongY } = this.#style;
    const smaller = Math.min(style.size, size);
    const gap = glyph.start - this.#end;
    return (
      style.alongX === alongX &&
      style.alongY === alongY &&
      isSameInk(ink, this.ink) &&
      Math.abs(glyph.across - this.#across) <= sameLine * smaller &&
      gap >= -farthestBack * smaller &&
      (gap <= this.#widest(ink, spaces) * Math.max(style.size, size) ||
        (spaces > 0 && spaces <= mostSpaces && gap <= widestSpaces * smaller) ||
        (gap <= widestLeaderGap * smaller && leader.test(text) && this.#text.endsWith(text)))
    );
  }

  #widest(ink: Ink, spaces: number): number {
    return spaces > 0 || ink.object === this.#object ? widestGap : widestBetweenObjects;
  }

  add(style: TypeStyle, ink: Ink, { text, spaces, glyph }: Sign): void {
    if (spaces > 0 || glyph.start - this.#end > wordGap * this.#style.size) this.#text += ' ';
    this.#text += text;
    this.#object = ink.object;
    this.#end = Math.max(this.#end, glyph.end);
    if (style.size <= this.#style.size) return;
    this.#style = style;
    this.#across = glyph.across;
  }

  placed(frame: PageFrame): PlacedText {
    const { size, alongX, alongY } = this.#style;
    const [start, across] = [this.#start, this.#across];
    const [x, y] = frame.place(alongX * start - alongY * across, alongY * start + alongX * across);
    const [a, b] = frame.direct(alongX * size, alongY * size);
    return { text: this.#text, matrix: [a, b, -b, a, x, y], width: this.#end - start };
  }
}

/** Text that may not show is judged object by object, so that it takes nothing along that does. */
function isSameInk(one: Ink, other: Ink): boolean {
  if (one.isDoubtful || other.isDoubtful) return one.object === other.object;
  return one.isUnpainted === other.isUnpainted;
}
