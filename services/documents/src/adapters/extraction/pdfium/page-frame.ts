import type { PdfFile } from './pdf-file.ts';

/** The part of the page that is shown, turned as it is shown: its size in points, and how places and directions change. */
export type PageFrame = {
  readonly width: number;
  readonly height: number;
  readonly quarterTurns: number;
  /** From the coordinates of the file to points from the top left corner. */
  readonly place: (x: number, y: number) => readonly [number, number];
  readonly direct: (x: number, y: number) => readonly [number, number];
};

export function pageFrame(file: PdfFile, page: number): PageFrame {
  const { calls } = file.pdfium;
  calls.FPDF_GetPageBoundingBox(page, file.scratch.address);
  const [left, top, right, bottom] = [0, 1, 2, 3].map((index) => file.scratch.float(index)) as Corners;
  const quarterTurns = ((calls.FPDFPage_GetRotation(page) % 4) + 4) % 4;
  const [width, height] = [right - left, top - bottom];
  return {
    ...(quarterTurns % 2 === 0 ? { width, height } : { width: height, height: width }),
    quarterTurns,
    place: placing[quarterTurns]?.({ left, top, right, bottom }) ?? placeUpright({ left, top, right, bottom }),
    direct: directing[quarterTurns] ?? directUpright,
  };
}

type Corners = [number, number, number, number];
type Sides = Record<'left' | 'top' | 'right' | 'bottom', number>;
type Place = PageFrame['place'];

const placeUpright =
  ({ left, top }: Sides): Place =>
  (x, y) => [x - left, top - y];
const directUpright: Place = (x, y) => [x, -y];

/** By the quarters of a circle by which a page is turned clockwise. */
const placing: readonly ((sides: Sides) => Place)[] = [
  placeUpright,
  ({ left, bottom }) =>
    (x, y) => [y - bottom, x - left],
  ({ right, bottom }) =>
    (x, y) => [right - x, y - bottom],
  ({ right, top }) =>
    (x, y) => [top - y, right - x],
];
const directing: readonly Place[] = [directUpright, (x, y) => [y, x], (x, y) => [-x, y], (x, y) => [-y, -x]];
