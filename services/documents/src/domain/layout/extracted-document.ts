import type { MailAttachment } from './mail-attachment.ts';
import type { ReadingNotice } from './reading-notice.ts';

export const documentFormats = ['pdf', 'docx', 'xlsx', 'csv', 'txt', 'html', 'eml'] as const;
export type DocumentFormat = (typeof documentFormats)[number];

/** A rectangle in points (1/72 inch), measured from the top left corner of the page as it is displayed. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Where a line stands in its source: page and box (PDF), sheet and cells (XLSX), or a path (all others). */
export type Place = {
  readonly page: number;
  readonly box?: Box;
  readonly sheet?: string;
  readonly cells?: string;
  readonly path?: string;
};

/**
 * One cell of a table row: its column and the offsets of its text within the text of the row. `columns` and `rows` say
 * how far a merged cell reaches; without them it covers one.
 */
export type Cell = {
  readonly column: number;
  readonly start: number;
  readonly end: number;
  readonly columns?: number;
  readonly rows?: number;
  readonly hidden?: true;
};

/** The smallest unit that is accounted for: a line of text, a paragraph, or a whole table row (then with cells). */
export type Line = {
  readonly index: number;
  readonly text: string;
  readonly place: Place;
  readonly cells?: readonly Cell[];
  /** In the file, but not shown by the program that opens it: hidden rows and sheets, hidden or invisible text. */
  readonly hidden?: true;
};

export const blockKinds = ['paragraph', 'heading', 'list-item', 'table', 'page-header', 'page-footer'] as const;
export type BlockKind = (typeof blockKinds)[number];
/** `isListed` marks text about things that stand, marked for machines, in a table of the same page. */
export type Block = { readonly kind: BlockKind; readonly lines: readonly Line[]; readonly isListed?: true };

/** A page of a PDF, a sheet of a workbook, or the whole of a format without pages. */
export type Page = { readonly number: number; readonly label?: string; readonly blocks: readonly Block[] };

export type ExtractedDocument = {
  readonly format: DocumentFormat;
  readonly pages: readonly Page[];
  /** Pages that show something but hold no text, such as scans: their content is not in the result. */
  readonly unreadPages: readonly number[];
  readonly notices?: readonly ReadingNotice[];
  readonly attachments?: readonly MailAttachment[];
};

/** The same shapes before lines are numbered through the document. */
export type DraftLine = Omit<Line, 'index'>;
export type DraftBlock = Omit<Block, 'lines'> & { readonly lines: readonly DraftLine[] };
export type DraftPage = { readonly number: number; readonly label?: string; readonly blocks: readonly DraftBlock[] };

/**
 * Numbers the lines from 0 in reading order, so that a span needs only a line number and two offsets. Lines that have
 * numbers already get new ones.
 */
export function numberLines(drafts: readonly DraftPage[]): Page[] {
  let next = 0;
  const number = (line: DraftLine): Line => ({ ...line, index: next++ });
  return drafts.map((page) => ({
    ...page,
    blocks: page.blocks.map((block) => ({ ...block, lines: block.lines.map(number) })),
  }));
}

export function allLines(document: ExtractedDocument): Line[] {
  return document.pages.flatMap((page) => page.blocks.flatMap((block) => block.lines));
}
