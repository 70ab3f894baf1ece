import type { BlockKind, DraftBlock } from '../../domain/layout/extracted-document.ts';
import { isHeadingText, isListItemText } from '../../domain/layout/line-shape.ts';
import { DocxTable } from './docx-table.ts';
import { walkXml } from './walk-xml.ts';

/** Deleted and moved-away text, and the drawing copy of a text box for old programs, are not what a reader sees. */
const skipped = new Set(['del', 'moveFrom', 'Fallback', 'instrText', 'delText']);
const headingStyle = /^(?:heading|title|titre|titel|ttulo|überschrift|berschrift)/i;

type Paragraph = { text: string; isHeading: boolean; isListItem: boolean };

/** Paragraphs and tables of one part of a Word document in their order; text boxes follow the paragraph they hang on. */
export function docxBlocks(xml: string, part: string): DraftBlock[] {
  const walk = new DocxWalk(part);
  walkXml(xml, {
    open: (name, attributes) => walk.open(name, attributes),
    close: (name) => walk.close(name),
    text: (text) => walk.text(text),
  });
  return walk.blocks;
}

class DocxWalk {
  readonly blocks: DraftBlock[] = [];
  readonly #part: string;
  readonly #paragraphs: Paragraph[] = [];
  readonly #tables: DocxTable[] = [];
  #skipDepth = 0;
  #inText = false;
  #paragraphCount = 0;
  #tableCount = 0;

  constructor(part: string) {
    this.#part = part;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#skipDepth > 0 || skipped.has(name)) this.#skipDepth += 1;
    else if (name === 'p') this.#paragraphs.push({ text: '', isHeading: false, isListItem: false });
    else if (name === 't') this.#inText = true;
    else if (name === 'tab' || name === 'br' || name === 'cr' || name === 'noBreakHyphen')
      this.#append(characterFor(name));
    else if (name === 'tbl') this.#tables.push(new DocxTable(`${this.#part}/tbl[${++this.#tableCount}]`));
    else this.#property(name, attributes);
  }

  close(name: string): void {
    if (this.#skipDepth > 0) this.#skipDepth -= 1;
    else if (name === 't') this.#inText = false;
    else if (name === 'p') this.#endParagraph();
    else if (name === 'tr') this.#tables.at(-1)?.endRow();
    else if (name === 'tc') this.#tables.at(-1)?.endCell();
    else if (name === 'tbl') this.#endTable();
  }

  text(text: string): void {
    if (this.#inText && this.#skipDepth === 0) this.#append(text);
  }

  #append(text: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph) paragraph.text += text;
  }

  #property(name: string, attributes: Readonly<Record<string, string>>): void {
    const paragraph = this.#paragraphs.at(-1);
    const value = attributes.val ?? '';
    if (name === 'gridSpan') this.#tables.at(-1)?.spanColumns(Number(value));
    else if (name === 'pStyle' && paragraph && headingStyle.test(value)) paragraph.isHeading = true;
    else if ((name === 'numPr' || (name === 'pStyle' && /^list/i.test(value))) && paragraph)
      paragraph.isListItem = true;
  }

  /** A paragraph inside a table goes into its cell; a nested table gives its text to the cell it stands in. */
  #endParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    const text = paragraph?.text.replace(/[^\S\n\t]+/g, ' ').trim() ?? '';
    const table = this.#tables.at(-1);
    if (!paragraph || text === '') return;
    if (table) table.addText(text);
    else this.blocks.push(this.#block(text, kindOf(paragraph, text)));
  }

  #block(text: string, kind: BlockKind): DraftBlock {
    this.#paragraphCount += 1;
    return { kind, lines: [{ text, place: { page: 1, path: `${this.#part}/p[${this.#paragraphCount}]` } }] };
  }

  #endTable(): void {
    const table = this.#tables.pop();
    const outer = this.#tables.at(-1);
    if (!table || table.lines.length === 0) return;
    if (outer) for (const line of table.lines) outer.addText(line.text.replaceAll('\t', ' '));
    else this.blocks.push({ kind: 'table', lines: table.lines });
  }
}

function characterFor(name: string): string {
  if (name === 'tab') return '\t';
  return name === 'noBreakHyphen' ? '-' : '\n';
}

function kindOf(paragraph: Paragraph, text: string): BlockKind {
  if (paragraph.isHeading || (!paragraph.isListItem && isHeadingText(text))) return 'heading';
  return paragraph.isListItem || isListItemText(text) ? 'list-item' : 'paragraph';
}
