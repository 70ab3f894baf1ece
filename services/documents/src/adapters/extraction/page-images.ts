import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { corrupt } from './corrupt.ts';
import type { ExtractionLimits } from './extraction-limits.ts';
import { type Bitmap, toGrayPng } from './gray-png.ts';
import { openPdf, pdfRefusal } from './open-pdf.ts';

/** The pictures of one page that holds no text, as PNG files in the order they are painted. */
export type PageImage = { readonly page: number; readonly pictures: readonly Uint8Array[] };

export type ImageLimits = ExtractionLimits & { readonly maxImagePages: number; readonly maxImageEdge: number };

/** An A4 page scanned at 600 dpi has 35 million. */
const maxPixels = 40_000_000;
/** Smaller pictures are rules, logos and specks. */
const smallestEdge = 64;
/** Some scanners cut a page into strips; more than this many are the tiles of a drawing. */
const mostPictures = 16;

/**
 * What a scanned page shows: the pictures on it, unpacked as the PDF holds them. Pages without pictures, such as drawings
 * of letters, are left out; nothing is rendered.
 */
export async function pageImages(
  bytes: Uint8Array,
  pages: readonly number[],
  limits: ImageLimits,
): Promise<PageImage[]> {
  await using opened = await openPdf(bytes, limits, maxPixels);
  const images: PageImage[] = [];
  for (const number of pages.slice(0, limits.maxImagePages)) {
    const page = await opened.pdf.getPage(number);
    const pictures = await picturesOn(page, limits.maxImageEdge).catch((error: unknown) => {
      throw pdfRefusal(error);
    });
    page.cleanup();
    if (pictures.length > 0) images.push({ page: number, pictures });
  }
  return images;
}

async function picturesOn(page: PDFPageProxy, maxEdge: number): Promise<Uint8Array[]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const pictures: Uint8Array[] = [];
  for (const [index, operation] of fnArray.entries()) {
    if (!painting.has(operation)) continue;
    const bitmap = await bitmapOf(page, argsArray[index]?.[0]);
    if (!bitmap || Math.min(bitmap.width, bitmap.height) < smallestEdge) continue;
    if (pictures.length === mostPictures) throw corrupt('a scanned page is cut into too many pictures');
    pictures.push(toGrayPng(bitmap, { maxEdge, quarterTurns: page.rotate / 90 }));
  }
  return pictures;
}

const painting = new Set<number>([OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject]);

/** Pictures arrive by name and later than the list of operations; small ones stand in the list themselves. */
async function bitmapOf(page: PDFPageProxy, argument: unknown): Promise<Bitmap | undefined> {
  const name = typeof argument === 'string' ? argument : nameIn(argument);
  const found = name === undefined ? argument : await objectNamed(page, name);
  return isBitmap(found) ? found : undefined;
}

function nameIn(argument: unknown): string | undefined {
  const data = typeof argument === 'object' && argument !== null && 'data' in argument ? argument.data : undefined;
  return typeof data === 'string' ? data : undefined;
}

async function objectNamed(page: PDFPageProxy, name: string): Promise<unknown> {
  const store = name.startsWith('g_') ? page.commonObjs : page.objs;
  return await new Promise((resolve) => store.get(name, resolve));
}

function isBitmap(value: unknown): value is Bitmap {
  return (
    typeof value === 'object' &&
    value !== null &&
    'width' in value &&
    'height' in value &&
    'data' in value &&
    ArrayBuffer.isView(value.data)
  );
}
