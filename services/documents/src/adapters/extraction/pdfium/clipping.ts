import type { PdfFile } from './pdf-file.ts';

/** Programs that write PDF clip to a rectangle or two; more than these are not looked at. */
const mostPaths = 8;
const mostSegments = 64;

/** Whether the middle of a text lies outside of one of the paths that cut it. Paths are taken as wide as they reach. */
export function isCutAway(file: PdfFile, text: number): boolean {
  const { calls } = file.pdfium;
  const { scratch } = file;
  const clip = calls.FPDFPageObj_GetClipPath(text);
  const paths = clip === 0 ? 0 : Math.min(calls.FPDFClipPath_CountPaths(clip), mostPaths);
  if (paths <= 0) return false;
  const at = scratch.address;
  calls.FPDFPageObj_GetBounds(text, at, at + 4, at + 8, at + 12);
  const x = (scratch.float(0) + scratch.float(2)) / 2;
  const y = (scratch.float(1) + scratch.float(3)) / 2;
  for (let path = 0; path < paths; path += 1) if (liesOutside(file, clip, path, x, y)) return true;
  return false;
}

function liesOutside(file: PdfFile, clip: number, path: number, x: number, y: number): boolean {
  const { calls } = file.pdfium;
  const { scratch } = file;
  const count = calls.FPDFClipPath_CountPathSegments(clip, path);
  if (count <= 0 || count > mostSegments) return false;
  const sides = { left: false, right: false, below: false, above: false };
  for (let index = 0; index < count; index += 1) {
    const segment = calls.FPDFClipPath_GetPathSegment(clip, path, index);
    calls.FPDFPathSegment_GetPoint(segment, scratch.address, scratch.address + 4);
    const [pointX, pointY] = [scratch.float(0), scratch.float(1)];
    sides.left ||= pointX <= x;
    sides.right ||= pointX >= x;
    sides.below ||= pointY <= y;
    sides.above ||= pointY >= y;
  }
  return !(sides.left && sides.right && sides.below && sides.above);
}
