import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { DraftPage } from '../../domain/layout/extracted-document.ts';
import type { ReadingNotice } from '../../domain/layout/reading-notice.ts';

type Drawn = { readonly shown: string; readonly invisible: string };

const invisibleModes = new Set([3, 7]);
const opening = new Set<number>([OPS.save, OPS.paintFormXObjectBegin]);
const closing = new Set<number>([OPS.restore, OPS.paintFormXObjectEnd]);
const longestDetail = 300;

/** What a page draws to be seen and what it draws invisibly, without white space. */
export async function drawnText(page: PDFPageProxy): Promise<Drawn> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const saved: number[] = [];
  const drawn = { shown: '', invisible: '' };
  let mode = 0;
  for (const [index, operation] of fnArray.entries()) {
    if (opening.has(operation)) saved.push(mode);
    else if (closing.has(operation)) mode = saved.pop() ?? 0;
    else if (operation === OPS.setTextRenderingMode) mode = Number(argsArray[index]?.[0]);
    else if (operation === OPS.showText)
      drawn[invisibleModes.has(mode) ? 'invisible' : 'shown'] += glyphs(argsArray[index]?.[0]);
  }
  return drawn;
}

function glyphs(shown: unknown): string {
  if (!Array.isArray(shown)) return '';
  return shown
    .map((glyph: unknown) => (typeof glyph === 'object' && glyph && 'unicode' in glyph ? String(glyph.unicode) : ''))
    .join('')
    .replace(/\s/g, '');
}

/**
 * Marks lines that nobody sees as hidden. Where all text of a page is invisible it lies over the picture of a scan: then
 * it is what the page says, and only noted.
 */
export function markInvisible(
  page: DraftPage,
  { shown, invisible }: Drawn,
): { page: DraftPage; notices: ReadingNotice[] } {
  if (invisible === '') return { page, notices: [] };
  const notice = (detail: string): ReadingNotice => ({ kind: 'invisible_text', page: page.number, detail });
  if (shown === '') return { page, notices: [notice('the text lies invisibly over a picture, as scanners add it')] };
  const isHidden = (text: string) => {
    const bare = text.replace(/\s/g, '');
    return invisible.includes(bare) && !shown.includes(bare);
  };
  const blocks = page.blocks.map((block) => ({
    ...block,
    lines: block.lines.map((line) => (isHidden(line.text) ? { ...line, hidden: true as const } : line)),
  }));
  return { page: { ...page, blocks }, notices: [notice(invisible.slice(0, longestDetail))] };
}
