import { type PDFDocumentProxy, type PDFPageProxy, Util } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { DraftPage, ExtractedDocument } from '../../domain/layout/extracted-document.ts';
import { numberLines } from '../../domain/layout/extracted-document.ts';
import { pageBlocks } from '../../domain/layout/page-blocks.ts';
import type { ReadingNotice } from '../../domain/layout/reading-notice.ts';
import { markRunningHeaders } from '../../domain/layout/running-headers.ts';
import type { TextPiece } from '../../domain/layout/text-piece.ts';
import { corrupt } from './corrupt.ts';
import type { ExtractionLimits } from './extraction-limits.ts';
import { usesInvisibleMode } from './invisible-mode.ts';
import { drawnText, markInvisible } from './invisible-text.ts';
import { openPdf, pdfRefusal } from './open-pdf.ts';
import { TextBudget } from './text-budget.ts';
import { uprightPieces } from './upright-pieces.ts';

/** Pictures are not looked at when text is read. */
const noPictures = 1;

/** Text with positions, page by page. Pages that hold no text are reported as not read. */
export async function readPdf(bytes: Uint8Array, limits: ExtractionLimits): Promise<ExtractedDocument> {
  await using opened = await openPdf(bytes, limits, noPictures);
  const heights = new Map<number, number>();
  const drafts = await readPages(opened.pdf, new TextBudget(limits.maxCharacters), heights);
  const notices = usesInvisibleMode(bytes) ? await markInvisibleText(opened.pdf, drafts) : [];
  const pages = numberLines(markRunningHeaders(drafts, (page) => heights.get(page) ?? 0));
  return {
    format: 'pdf',
    pages,
    notices,
    unreadPages: pages.filter((page) => page.blocks.length === 0).map((page) => page.number),
  };
}

/** Replaces the pages that hold text which is not shown by the same pages with that text marked. */
async function markInvisibleText(pdf: PDFDocumentProxy, drafts: DraftPage[]): Promise<ReadingNotice[]> {
  const notices: ReadingNotice[] = [];
  for (const [index, draft] of drafts.entries()) {
    const page = await pdf.getPage(draft.number);
    const drawn = await drawnText(page).catch((cause: unknown) => {
      throw pdfRefusal(cause);
    });
    const marked = markInvisible(draft, drawn);
    page.cleanup();
    drafts[index] = marked.page;
    notices.push(...marked.notices);
  }
  return notices;
}

/** A page that cannot be read refuses the document: without it the result would look complete and not be it. */
async function readPages(
  pdf: PDFDocumentProxy,
  budget: TextBudget,
  heights: Map<number, number>,
): Promise<DraftPage[]> {
  const labels = await pageLabels(pdf);
  const drafts: DraftPage[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { pieces, height } = await readPage(pdf, number);
    for (const piece of pieces) budget.spend(piece.text.length);
    heights.set(number, height);
    const label = labels[number - 1];
    drafts.push({ number, ...(label && label !== String(number) && { label }), blocks: pageBlocks(pieces, number) });
  }
  return drafts;
}

async function readPage(pdf: PDFDocumentProxy, number: number): Promise<{ pieces: TextPiece[]; height: number }> {
  try {
    const page = await pdf.getPage(number);
    const pieces = await textPieces(page);
    const { height } = page.getViewport({ scale: 1 });
    page.cleanup();
    return { pieces, height };
  } catch (cause) {
    const refusal = pdfRefusal(cause);
    throw refusal.reason === 'DOCUMENT_CORRUPT'
      ? corrupt(`page ${number} of the PDF is broken and cannot be read`, cause)
      : refusal;
  }
}

/** "iv" or "A-3" as printed, where the file names its pages. Broken labels are no reason to refuse the text. */
async function pageLabels(pdf: PDFDocumentProxy): Promise<readonly string[]> {
  try {
    return (await pdf.getPageLabels()) ?? [];
  } catch {
    return [];
  }
}

async function textPieces(page: PDFPageProxy): Promise<TextPiece[]> {
  const viewport = page.getViewport({ scale: 1 });
  const content = await page.getTextContent({ includeMarkedContent: false });
  return uprightPieces(
    content.items.flatMap((item) => {
      if (!('str' in item) || item.str === '') return [];
      return [
        { text: item.str, matrix: Util.transform(viewport.transform, item.transform) as number[], width: item.width },
      ];
    }),
  );
}
