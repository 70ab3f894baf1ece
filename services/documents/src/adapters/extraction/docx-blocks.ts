import type { BlockKind, DraftBlock } from '../../domain/layout/extracted-document.ts';
import { isHeadingText, isListItemText } from '../../domain/layout/line-shape.ts';
import type { ReadingNotice } from '../../domain/layout/reading-notice.ts';
import type { DocxNumbering } from './docx-numbering.ts';
import { DocxParagraph } from './docx-paragraph.ts';
import type { DocxStyle } from './docx-styles.ts';
import { DocxTable } from './docx-table.ts';
import type { TextBudget } from './text-budget.ts';
import { walkXml } from './walk-xml.ts';

/** The drawing copy of a text box for old programs, and the codes of fields, are not what a reader sees. */
const skipped = new Set([
  'Fallback',
  'instrText',
  'delInstrText',
  'pPrChange',
  'rPrChange',
  'sectPr',
  'sdtPr',
  'sdtEndPr',
]);
const deleting = new Set(['del', 'moveFrom']);
const characters: Readonly<Record<string, string>> = { tab: '\t', br: '\n', cr: '\n', noBreakHyphen: '-' };

export type DocxContext = {
  readonly numbering: DocxNumbering;
  readonly style: (id: string) => DocxStyle;
  readonly budget: TextBudget;
  readonly maxNesting: number;
};
export type DocxPart = { readonly blocks: readonly DraftBlock[]; readonly notices: readonly ReadingNotice[] };

/**
 * Paragraphs and tables of one part of a Word document in their order; text boxes follow the paragraph they hang on.
 * Of tracked changes the inserted text is read and the deleted text is only noted.
 */
export function docxBlocks(xml: string, part: string, context: DocxContext): DocxPart {
  const walk = new DocxWalk(part, context);
  walkXml(
    xml,
    {
      open: (name, attributes) => walk.open(name, attributes),
      close: (name) => walk.close(name),
      text: (text) => walk.text(text),
    },
    context.maxNesting,
  );
  return walk;
}

class DocxWalk {
  readonly blocks: DraftBlock[] = [];
  readonly notices: ReadingNotice[] = [];
  readonly #part: string;
  readonly #context: DocxContext;
  readonly #paragraphs: DocxParagraph[] = [];
  readonly #tables: DocxTable[] = [];
  #skipDepth = 0;
  #deleteDepth = 0;
  #insertDepth = 0;
  #inText = false;
  #inProperties = '';
  #paragraphCount = 0;
  #tableCount = 0;

  constructor(part: string, context: DocxContext) {
    this.#part = part;
    this.#context = context;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#skipDepth > 0 || skipped.has(name)) this.#skipDepth += 1;
    else if (deleting.has(name)) this.#openDeleted();
    else if (name === 'ins' || name === 'moveTo') this.#insertDepth += 1;
    else if (name === 'p') this.#paragraphs.push(new DocxParagraph());
    else if (name === 'r') this.#paragraphs.at(-1)?.beginRun();
    else if (name === 't' || name === 'delText') this.#inText = true;
    else if (name === 'trPr' || name === 'pPr' || name === 'rPr' || name === 'tcPr') this.#inProperties = name;
    else if (name === 'tbl') this.#tables.push(new DocxTable(`${this.#part}/tbl[${++this.#tableCount}]`));
    else if (characters[name] !== undefined && this.#inProperties === '') this.#append(characters[name]);
    else this.#property(name, attributes);
  }

  close(name: string): void {
    if (this.#skipDepth > 0) this.#skipDepth -= 1;
    else if (deleting.has(name)) this.#deleteDepth -= 1;
    else if (name === 'ins' || name === 'moveTo') this.#insertDepth -= 1;
    else if (name === 't' || name === 'delText') this.#inText = false;
    else if (name === this.#inProperties) this.#inProperties = '';
    else if (name === 'p') this.#endParagraph();
    else if (name === 'tr') this.#note('deleted_text', this.#tables.at(-1)?.endRow() ?? '');
    else if (name === 'tc') this.#tables.at(-1)?.endCell();
    else if (name === 'tbl') this.#endTable();
  }

  text(text: string): void {
    if (this.#inText && this.#skipDepth === 0) this.#append(text);
  }

  #openDeleted(): void {
    this.#deleteDepth += 1;
    if (this.#inProperties === 'trPr') this.#tables.at(-1)?.deleteRow();
  }

  #append(text: string): void {
    this.#context.budget.spend(text.length);
    const change = this.#deleteDepth > 0 ? 'deleted' : this.#insertDepth > 0 ? 'inserted' : undefined;
    this.#paragraphs.at(-1)?.append(text, change);
  }

  #property(name: string, attributes: Readonly<Record<string, string>>): void {
    const value = attributes.val ?? '';
    const paragraph = this.#paragraphs.at(-1);
    if (name === 'gridSpan') this.#tables.at(-1)?.spanColumns(Number(value));
    else if (name === 'vMerge') this.#tables.at(-1)?.mergeDown(value === 'restart');
    else if (this.#inProperties !== 'pPr' || name !== 'pStyle') paragraph?.property(name, value);
    else paragraph?.takeStyle(value, this.#context.style(value));
  }

  /** A paragraph inside a table goes into its cell. */
  #endParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    if (!paragraph) return;
    this.#note('deleted_text', paragraph.deleted);
    this.#note('inserted_text', paragraph.inserted);
    const marker = paragraph.isNumbered ? this.#context.numbering.next(paragraph.numberId, paragraph.level) : '';
    const table = this.#tables.at(-1);
    if (table && paragraph.text !== '') table.addText(marker + paragraph.text);
    else if (paragraph.text !== '') this.blocks.push(this.#block(marker + paragraph.text, kindOf(paragraph)));
    if (paragraph.hidden === '') return;
    this.#note('hidden', paragraph.hidden);
    this.blocks.push(this.#block(paragraph.hidden, 'paragraph', true));
  }

  #block(text: string, kind: BlockKind, isHidden = false): DraftBlock {
    this.#paragraphCount += 1;
    const place = { page: 1, path: `${this.#part}/p[${this.#paragraphCount}]` };
    return { kind, lines: [{ text, place, ...(isHidden && { hidden: true as const }) }] };
  }

  /** A table inside a cell that has rows and columns of its own is a table of its own, after the one it stands in. */
  #endTable(): void {
    const table = this.#tables.pop();
    const outer = this.#tables.at(-1);
    if (!table) return;
    const own: DraftBlock[] = table.lines.length > 0 ? [{ kind: 'table', lines: table.lines }] : [];
    if (!outer) this.blocks.push(...own, ...table.inner);
    else if (table.isGrid) outer.inner.push(...own, ...table.inner);
    else {
      for (const line of table.lines) outer.addText(line.text.replaceAll('\t', ' '));
      outer.inner.push(...table.inner);
    }
  }

  #note(kind: ReadingNotice['kind'], text: string): void {
    if (text.trim() !== '') this.notices.push({ kind, page: 1, detail: shortened(text.trim()) });
  }
}

/** Notices point to a change; the whole text stands in the document. */
const longestDetail = 300;

function shortened(text: string): string {
  return text.length <= longestDetail ? text : `${text.slice(0, longestDetail)}…`;
}

function kindOf({ isHeading, isListItem, text }: DocxParagraph): BlockKind {
  if (isHeading || (!isListItem && isHeadingText(text))) return 'heading';
  return isListItem || isListItemText(text) ? 'list-item' : 'paragraph';
}
