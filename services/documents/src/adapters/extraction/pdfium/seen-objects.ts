import type { Extent } from './matrix.ts';
import type { PageFrame } from './page-frame.ts';
import type { PdfFile } from './pdf-file.ts';
import { type Rendering, renderPage } from './render-page.ts';

/** Enough to see the strokes of small type. */
const mostPixelsPerPoint = 1.5;
const longestEdge = 2_000;
/** Parts of colours that differ by less are not seen on paper. */
const leastDifference = 16;

/**
 * Which of these text objects show: the page is drawn with and without them, and where the two differ text was seen. That
 * holds for every way of hiding text, whatever lies over or under it.
 */
export function seenObjects(
  file: PdfFile,
  page: number,
  frame: PageFrame,
  texts: ReadonlyMap<number, Extent>,
): Set<number> {
  const { calls } = file.pdfium;
  const scale = Math.min(mostPixelsPerPoint, longestEdge / Math.max(frame.width, frame.height));
  const whole = renderPage(file, page, frame, scale);
  for (const object of texts.keys()) calls.FPDFPageObj_SetIsActive(object, 0);
  const without = renderPage(file, page, frame, scale);
  const seen = [...texts].filter(([, extent]) => differs(whole, without, pixelsOf(extent, frame, scale)));
  return new Set(seen.map(([object]) => object));
}

type Area = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

function pixelsOf({ left, bottom, right, top }: Extent, frame: PageFrame, scale: number): Area {
  const [x1, y1] = frame.place(left, top);
  const [x2, y2] = frame.place(right, bottom);
  return {
    left: Math.floor(Math.min(x1, x2) * scale),
    top: Math.floor(Math.min(y1, y2) * scale),
    right: Math.ceil(Math.max(x1, x2) * scale),
    bottom: Math.ceil(Math.max(y1, y2) * scale),
  };
}

function differs(one: Rendering, other: Rendering, area: Area): boolean {
  for (let y = Math.max(0, area.top); y < Math.min(one.height, area.bottom); y += 1)
    for (let x = Math.max(0, area.left); x < Math.min(one.width, area.right); x += 1) {
      const at = (y * one.width + x) * 4;
      for (let part = at; part < at + 3; part += 1)
        if (Math.abs((one.pixels[part] ?? 0) - (other.pixels[part] ?? 0)) >= leastDifference) return true;
    }
  return false;
}
