import type { PlacedText } from '../upright-pieces.ts';
import { type Ink, inkOf } from './ink.ts';
import type { PageFrame } from './page-frame.ts';
import { PageObjects } from './page-objects.ts';
import type { PdfFile } from './pdf-file.ts';
import { seenObjects } from './seen-objects.ts';
import { textRuns } from './text-runs.ts';

/** The text of a page, apart what shows and what does not. */
export type PageText = {
  readonly shown: readonly PlacedText[];
  readonly hidden: readonly PlacedText[];
  /** Set where all text of a page is invisible and lies at a picture: what a scanner's software read from it. */
  readonly isOverScan: boolean;
};

/** A scan takes up at least this share of its page. */
const scanShare = 0.5;
/** Type smaller than this (in points) is not read by people, unless the whole page is small. */
const smallestType = 1.5;
const smallestShare = 0.002;

export function pageText(file: PdfFile, page: number, frame: PageFrame): PageText {
  const { calls } = file.pdfium;
  const text = calls.FPDFText_LoadPage(page);
  if (text === 0) return { shown: [], hidden: [], isOverScan: false };
  const objects = new PageObjects(file, page);
  const runs = textRuns(file, text, (object) => inkOf(file, objects, object));
  calls.FPDFText_ClosePage(text);
  const doubtful = new Map(
    runs.filter(({ ink }) => ink.isDoubtful).map(({ ink }) => [ink.object, objects.extentOf(ink.object)]),
  );
  const seen = doubtful.size > 0 ? seenObjects(file, page, frame, doubtful) : new Set<number>();
  const isUnseen = (ink: Ink) => ink.isUnpainted || (ink.isDoubtful && !seen.has(ink.object));
  const smallest = Math.min(smallestType, smallestShare * Math.max(frame.width, frame.height));
  const placed = runs.map((run) => ({ run, text: run.placed(frame) }));
  const isShown = ({ run, text: piece }: (typeof placed)[number]) =>
    !isUnseen(run.ink) && run.size >= smallest && isOnPage(piece, frame);
  const shown = placed.filter(isShown).map((one) => one.text);
  const others = placed.filter((one) => !isShown(one));
  const hidden = others.map((one) => one.text);
  const isOverScan =
    shown.length === 0 &&
    others.length > 0 &&
    others.every(({ run }) => isUnseen(run.ink)) &&
    holdsScan(objects, frame);
  return isOverScan ? { shown: hidden, hidden: [], isOverScan } : { shown, hidden, isOverScan };
}

function isOnPage({ matrix, width }: PlacedText, frame: PageFrame): boolean {
  const [a = 1, b = 0, , , x = 0, y = 0] = matrix;
  const size = Math.hypot(a, b) || 1;
  const middleX = x + ((a / size) * width) / 2 + b / 3;
  const middleY = y + ((b / size) * width) / 2 - a / 3;
  const reach = Math.max(width / 2, size / 2);
  return middleX + reach > 0 && middleX - reach < frame.width && middleY + reach > 0 && middleY - reach < frame.height;
}

function holdsScan({ shapes }: PageObjects, { width, height }: PageFrame): boolean {
  const areas = shapes
    .filter(({ isPicture }) => isPicture)
    .map(({ extent }) => (extent.right - extent.left) * (extent.top - extent.bottom));
  return areas.reduce((sum, area) => sum + area, 0) >= scanShare * width * height;
}
