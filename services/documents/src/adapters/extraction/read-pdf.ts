import type { DraftBlock, DraftPage, ExtractedDocument } from '../../domain/layout/extracted-document.ts';
import { numberLines } from '../../domain/layout/extracted-document.ts';
import { pageBlocks } from '../../domain/layout/page-blocks.ts';
import type { ReadingNotice } from '../../domain/layout/reading-notice.ts';
import { markRunningHeaders } from '../../domain/layout/running-headers.ts';
import type { ExtractionLimits } from './extraction-limits.ts';
import { pageFrame } from './pdfium/page-frame.ts';
import { type PageText, pageText } from './pdfium/page-text.ts';
import type { PdfFile } from './pdfium/pdf-file.ts';
import { withPdf } from './pdfium/with-pdf.ts';
import { TextBudget } from './text-budget.ts';
import { uprightPieces } from './upright-pieces.ts';

const longestDetail = 300;

/** Text with positions, page by page. Pages that hold no text are reported as not read. */
export async function readPdf(bytes: Uint8Array, limits: ExtractionLimits): Promise<ExtractedDocument> {
  return await withPdf(bytes, limits, (file) => readPages(file, new TextBudget(limits.maxCharacters)));
}

function readPages(file: PdfFile, budget: TextBudget): ExtractedDocument {
  const numbers = Array.from({ length: file.pageCount }, (_, index) => index + 1);
  const read = numbers.map((number) => readPage(file, number, budget));
  const pages = numberLines(
    markRunningHeaders(
      read.map(({ draft }) => draft),
      (page) => read[page - 1]?.height ?? 0,
    ),
  );
  return {
    format: 'pdf',
    pages,
    notices: read.flatMap(({ notices }) => notices),
    unreadPages: pages.filter((page) => page.blocks.length === 0).map((page) => page.number),
  };
}

type PageReading = { readonly draft: DraftPage; readonly height: number; readonly notices: readonly ReadingNotice[] };

function readPage(file: PdfFile, number: number, budget: TextBudget): PageReading {
  return file.withPage(number - 1, (page) => {
    const frame = pageFrame(file, page);
    const text = pageText(file, page, frame);
    for (const piece of [...text.shown, ...text.hidden]) budget.spend(piece.text.length);
    const label = file.pageLabel(number - 1);
    const blocks = [
      ...pageBlocks(uprightPieces(text.shown), number),
      ...asHidden(pageBlocks(uprightPieces(text.hidden), number)),
    ];
    const draft = { number, ...(label && label !== String(number) && { label }), blocks };
    return { draft, height: frame.height, notices: noticesOf(text, number) };
  });
}

/** Laid out apart from what shows: hidden text may lie anywhere, also across a table. */
function asHidden(blocks: readonly DraftBlock[]): DraftBlock[] {
  return blocks.map((block) => ({ ...block, lines: block.lines.map((line) => ({ ...line, hidden: true as const })) }));
}

function noticesOf({ hidden, isOverScan }: PageText, page: number): ReadingNotice[] {
  const notice = (detail: string): ReadingNotice => ({ kind: 'invisible_text', page, detail });
  if (isOverScan) return [notice('the text lies invisibly at a picture, as scanners add it')];
  if (hidden.length === 0) return [];
  const words = hidden.map((piece) => piece.text).join(' ');
  return [notice(words.slice(0, longestDetail))];
}
