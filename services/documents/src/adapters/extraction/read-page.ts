import type { DraftBlock, DraftPage } from '../../domain/layout/extracted-document.ts';
import { pageBlocks } from '../../domain/layout/page-blocks.ts';
import type { ReadingNotice } from '../../domain/layout/reading-notice.ts';
import { pageFrame } from './pdfium/page-frame.ts';
import { type PageText, pageText } from './pdfium/page-text.ts';
import type { PdfFile } from './pdfium/pdf-file.ts';
import type { TextBudget } from './text-budget.ts';
import { uprightPieces } from './upright-pieces.ts';

const longestDetail = 300;

/** One page of a PDF, as plain data that may travel between threads. `height` is in points. */
export type PageReading = {
  readonly draft: DraftPage;
  readonly height: number;
  readonly notices: readonly ReadingNotice[];
  readonly characters: number;
};

/** Reads the page of this number, counted from 1. @throws DomainError invalid when it is broken or holds too much text. */
export function readPage(file: PdfFile, number: number, budget: TextBudget): PageReading {
  return file.withPage(number - 1, (page) => {
    const frame = pageFrame(file, page);
    const text = pageText(file, page, frame);
    const characters = [...text.shown, ...text.hidden].reduce((sum, piece) => sum + piece.text.length, 0);
    budget.spend(characters);
    const label = file.pageLabel(number - 1);
    const blocks = [
      ...pageBlocks(uprightPieces(text.shown), number),
      ...asHidden(pageBlocks(uprightPieces(text.hidden), number)),
    ];
    const draft = { number, ...(label && label !== String(number) && { label }), blocks };
    return { draft, height: frame.height, notices: noticesOf(text, number), characters };
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
