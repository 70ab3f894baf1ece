import type { ExtractionLimits } from './extraction-limits.ts';
import { type GrayPicture, grayPng } from './gray-png.ts';
import { pageFrame } from './pdfium/page-frame.ts';
import type { PdfFile } from './pdfium/pdf-file.ts';
import { type Rendering, renderPage } from './pdfium/render-page.ts';
import { withPdf } from './pdfium/with-pdf.ts';

/** One page that holds no text as a picture, a PNG file. */
export type PageImage = { readonly page: number; readonly picture: Uint8Array };

export type ImageLimits = ExtractionLimits & { readonly maxImagePages: number; readonly maxImageEdge: number };

/** 300 dots per inch show all that scanners see; small pages are not blown up beyond. */
const mostPixelsPerPoint = 300 / 72;

/**
 * What pages without text show: scans, and letters that are drawn as lines. A page that stays blank is left out, because
 * nobody could tell an empty page from a picture that does not unpack.
 */
export async function pageImages(
  bytes: Uint8Array,
  pages: readonly number[],
  limits: ImageLimits,
): Promise<PageImage[]> {
  return await withPdf(bytes, limits, (file) =>
    pages.slice(0, limits.maxImagePages).flatMap((page) => {
      const shown = gray(draw(file, page, limits.maxImageEdge));
      return shown.pixels.every((shade) => shade === 255) ? [] : [{ page, picture: grayPng(shown) }];
    }),
  );
}

function draw(file: PdfFile, number: number, maxEdge: number): Rendering {
  return file.withPage(number - 1, (page) => {
    const frame = pageFrame(file, page);
    const scale = Math.min(maxEdge / Math.max(frame.width, frame.height), mostPixelsPerPoint);
    return renderPage(file, page, frame, scale);
  });
}

/** Luminance as television weighs the colours. */
function gray({ width, height, pixels }: Rendering): GrayPicture {
  const shades = new Uint8Array(width * height);
  for (let index = 0; index < shades.length; index += 1) {
    const at = index * 4;
    shades[index] = 0.114 * (pixels[at] ?? 0) + 0.587 * (pixels[at + 1] ?? 0) + 0.299 * (pixels[at + 2] ?? 0) + 0.5;
  }
  return { width, height, pixels: shades };
}
