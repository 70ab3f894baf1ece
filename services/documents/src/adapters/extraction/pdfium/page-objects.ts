import { type Extent, extentAfter, type Matrix, times, unchanged } from './matrix.ts';
import type { PdfFile } from './pdf-file.ts';

/** Something that is painted over an area: a filled path, a picture, a shading. */
export type Shape = {
  readonly order: number;
  readonly extent: Extent;
  readonly isPicture: boolean;
  /** Set where all of the extent gets this one colour: red, green, blue. */
  readonly color?: readonly [number, number, number];
};

const kinds = { text: 1, path: 2, picture: 3, form: 5 } as const;
/** Thinner shapes are rules and borders and hide nothing. */
const thinnest = 2;
/** A path of more segments is no rectangle: its colour does not fill its extent. */
const mostSegments = 6;
const deepestForm = 8;
/** A drawing of more objects is not looked through to its end. */
const mostObjects = 100_000;

/** What a page paints, in the order of painting: its text objects, and the shapes that are not thin lines. */
export class PageObjects {
  readonly shapes: Shape[] = [];
  readonly #file: PdfFile;
  readonly #texts = new Map<number, { readonly order: number; readonly matrix: Matrix }>();
  #order = 0;

  constructor(file: PdfFile, page: number) {
    this.#file = file;
    const { calls } = file.pdfium;
    const count = calls.FPDFPage_CountObjects(page);
    for (let index = 0; index < count; index += 1) this.#visit(calls.FPDFPage_GetObject(page, index), unchanged, 0);
  }

  /** Where a text object comes in the order of painting. */
  orderOf(text: number): number {
    return this.#texts.get(text)?.order ?? 0;
  }

  extentOf(text: number): Extent {
    return this.#extent(text, this.#texts.get(text)?.matrix ?? unchanged);
  }

  #visit(object: number, matrix: Matrix, depth: number): void {
    this.#order += 1;
    if (this.#order > mostObjects) return;
    const kind = this.#file.pdfium.calls.FPDFPageObj_GetType(object);
    if (kind === kinds.text) this.#texts.set(object, { order: this.#order, matrix });
    else if (kind === kinds.form) this.#visitForm(object, matrix, depth);
    else this.#addShape(object, kind, matrix);
  }

  #visitForm(form: number, matrix: Matrix, depth: number): void {
    if (depth === deepestForm) return;
    const { calls } = this.#file.pdfium;
    const { scratch } = this.#file;
    calls.FPDFPageObj_GetMatrix(form, scratch.address);
    const [a, b, c, d, e, f] = [0, 1, 2, 3, 4, 5].map((index) => scratch.float(index)) as [...Matrix];
    const inner = times([a, b, c, d, e, f], matrix);
    const count = calls.FPDFFormObj_CountObjects(form);
    for (let index = 0; index < count; index += 1)
      this.#visit(calls.FPDFFormObj_GetObject(form, index), inner, depth + 1);
  }

  #addShape(object: number, kind: number, matrix: Matrix): void {
    const isPath = kind === kinds.path;
    if (isPath && !this.#isFilled(object)) return;
    const extent = this.#extent(object, matrix);
    if (extent.right - extent.left < thinnest || extent.top - extent.bottom < thinnest) return;
    const color = isPath ? this.#evenColor(object) : undefined;
    this.shapes.push({ order: this.#order, extent, isPicture: kind === kinds.picture, ...(color && { color }) });
  }

  #isFilled(path: number): boolean {
    const { address } = this.#file.scratch;
    this.#file.pdfium.calls.FPDFPath_GetDrawMode(path, address, address + 4);
    return this.#file.scratch.integer(0) !== 0;
  }

  #extent(object: number, matrix: Matrix): Extent {
    const { calls } = this.#file.pdfium;
    const { scratch } = this.#file;
    const at = scratch.address;
    calls.FPDFPageObj_GetBounds(object, at, at + 4, at + 8, at + 12);
    const [left, bottom, right, top] = [scratch.float(0), scratch.float(1), scratch.float(2), scratch.float(3)];
    const extent = { left, bottom, right, top };
    return matrix === unchanged ? extent : extentAfter(extent, matrix);
  }

  #evenColor(path: number): readonly [number, number, number] | undefined {
    const { calls } = this.#file.pdfium;
    const { scratch } = this.#file;
    const at = scratch.address;
    if (calls.FPDFPath_CountSegments(path) > mostSegments || calls.FPDFPageObj_HasTransparency(path)) return undefined;
    if (!calls.FPDFPageObj_GetFillColor(path, at, at + 4, at + 8, at + 12) || scratch.integer(3) < 255)
      return undefined;
    return [scratch.integer(0), scratch.integer(1), scratch.integer(2)];
  }
}
