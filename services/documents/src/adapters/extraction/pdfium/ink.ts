import { isCutAway } from './clipping.ts';
import type { Extent } from './matrix.ts';
import type { PageObjects, Shape } from './page-objects.ts';
import type { PdfFile } from './pdf-file.ts';

/** How one text object is painted, as far as that tells whether it shows. */
export type Ink = {
  readonly object: number;
  /** Drawn neither filled nor stroked, as the text over a scan is. */
  readonly isUnpainted: boolean;
  /**
   * It lies outside of what its clipping paths let through, something is painted over it later, or it differs little from what is known to be below it. Only such text is drawn
   * to see whether it shows, because drawing takes as long as reading.
   */
  readonly isDoubtful: boolean;
};

type Color = readonly [red: number, green: number, blue: number, opacity: number];

const modes = { fill: 0, fillAndStroke: 2, invisible: 3, fillAndClip: 4, allAndClip: 6, clip: 7 } as const;
const filling: readonly number[] = [modes.fill, modes.fillAndStroke, modes.fillAndClip, modes.allAndClip];
/** Colours whose parts all differ by less than this are hard to tell apart. */
const contrast = 60;
const opaque = 250;
const white = [255, 255, 255] as const;

export function inkOf(file: PdfFile, objects: PageObjects, object: number): Ink {
  const mode = file.pdfium.calls.FPDFTextObj_GetTextRenderMode(object);
  if (mode === modes.invisible || mode === modes.clip) return { object, isUnpainted: true, isDoubtful: false };
  const color = filling.includes(mode) ? fillColor(file, object) : undefined;
  return { object, isUnpainted: false, isDoubtful: isCutAway(file, object) || isDoubtful(object, color, objects) };
}

function fillColor(file: PdfFile, object: number): Color | undefined {
  const { scratch } = file;
  const at = scratch.address;
  if (!file.pdfium.calls.FPDFPageObj_GetFillColor(object, at, at + 4, at + 8, at + 12)) return undefined;
  return [scratch.integer(0), scratch.integer(1), scratch.integer(2), scratch.integer(3)];
}

function isDoubtful(object: number, color: Color | undefined, objects: PageObjects): boolean {
  if (color && color[3] < opaque) return true;
  const isLight = color !== undefined && !contrasts(color, white);
  if (objects.shapes.length === 0) return isLight;
  const extent = objects.extentOf(object);
  const order = objects.orderOf(object);
  let below: Shape | undefined;
  for (const shape of objects.shapes) {
    if (!liesOn(extent, shape.extent)) continue;
    if (shape.order > order) return true;
    below = shape;
  }
  return color !== undefined && (below ? !contrasts(color, below.color) : isLight);
}

/** Light text over a picture has its contrast from what the picture shows, which is not known. */
function contrasts(color: Color, ground: readonly [number, number, number] | undefined): boolean {
  const [red, green, blue] = color;
  if (!ground) return Math.max(red, green, blue) < 255 - contrast;
  return (
    Math.abs(red - ground[0]) >= contrast ||
    Math.abs(green - ground[1]) >= contrast ||
    Math.abs(blue - ground[2]) >= contrast
  );
}

/** Whether a shape reaches over the middle of a text or of one of its halves; what only touches its edge hides nothing. */
function liesOn(text: Extent, shape: Extent): boolean {
  const y = (text.bottom + text.top) / 2;
  if (y < shape.bottom || y > shape.top) return false;
  return [0.25, 0.5, 0.75].some((share) => {
    const x = text.left + share * (text.right - text.left);
    return x >= shape.left && x <= shape.right;
  });
}
