import { corrupt } from '../corrupt.ts';
import type { PageFrame } from './page-frame.ts';
import type { PdfFile } from './pdf-file.ts';

/** A page as it looks: four bytes per pixel (blue, green, red, nothing), row by row. */
export type Rendering = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };

/** PDFium's number for pixels of blue, green, red and an unused byte. */
const format = 3;
const white = 0xffffffff;
/** Notes and filled fields are drawn too. */
const withAnnotations = 1;

/** Draws a page on white with this many pixels a point. @throws DomainError invalid when it cannot be drawn. */
export function renderPage(file: PdfFile, page: number, frame: PageFrame, scale: number): Rendering {
  const { calls, memory } = file.pdfium;
  const width = Math.max(1, Math.round(frame.width * scale));
  const height = Math.max(1, Math.round(frame.height * scale));
  const bitmap = calls.FPDFBitmap_CreateEx(width, height, format, 0, 0);
  if (bitmap === 0) throw corrupt('a page of the PDF cannot be drawn');
  calls.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white);
  calls.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, withAnnotations);
  // Rows of four bytes a pixel follow each other without a gap.
  const pixels = new Uint8Array(memory.buffer, calls.FPDFBitmap_GetBuffer(bitmap), width * height * 4).slice();
  calls.FPDFBitmap_Destroy(bitmap);
  return { width, height, pixels };
}
