import type { BlockKind, DraftBlock, DraftLine } from '../../domain/layout/extracted-document.ts';
import { isListItemText } from '../../domain/layout/line-shape.ts';
import { type CellExtent, tableRow } from '../../domain/layout/table-row.ts';
import { htmlListMarker } from './html-list-marker.ts';
import { type HtmlRow, htmlTableRows, isLayoutTable } from './html-table.ts';
import { attribute, type HtmlElement, type HtmlNode, isElement, isHidden } from './parse-html.ts';
import { markedGoods } from './structured-data/marked-goods.ts';
import type { TextBudget } from './text-budget.ts';

const inline = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

export type HtmlSource = { readonly page: number; readonly path: string; readonly budget: TextBudget };

/**
 * Headings, paragraphs, list entries and tables of a web page in the order they stand in it, then what it marks as on offer;
 * hidden parts are left out.
 */
export function htmlBlocks(nodes: readonly HtmlNode[], source: HtmlSource): DraftBlock[] {
  const marked = markedGoods(nodes, source);
  const walk = new HtmlWalk(source, marked.elements);
  walk.all(nodes);
  walk.endBlock();
  return [...walk.blocks, ...marked.blocks];
}

class HtmlWalk {
  readonly blocks: DraftBlock[] = [];
  readonly #source: HtmlSource;
  readonly #listed: ReadonlySet<HtmlElement>;
  #text = '';
  #isListed = false;
  #kind: BlockKind = 'paragraph';
  #paragraphs = 0;
  #tables = 0;

  constructor(source: HtmlSource, listed: ReadonlySet<HtmlElement>) {
    this.#source = source;
    this.#listed = listed;
  }

  all(nodes: readonly HtmlNode[]): void {
    for (const node of nodes) this.#node(node);
  }

  endBlock(): void {
    const lines = this.#text.split('\n').flatMap((line): DraftLine[] => {
      const text = line.replace(/\s+/g, ' ').trim();
      return text === '' ? [] : [this.#line(text)];
    });
    this.#text = '';
    if (lines.length === 0) return;
    const isList = this.#kind === 'paragraph' && isListItemText(lines[0]?.text ?? '');
    this.#push(isList ? 'list-item' : this.#kind, lines);
  }

  #push(kind: BlockKind, lines: readonly DraftLine[]): void {
    this.blocks.push({ kind, lines, ...(this.#isListed && { isListed: true }) });
  }

  #line(text: string): DraftLine {
    this.#source.budget.spend(text.length);
    this.#paragraphs += 1;
    return { text, place: { page: this.#source.page, path: `${this.#source.path}/p[${this.#paragraphs}]` } };
  }

  #node(node: HtmlNode): void {
    if (node.nodeName === '#text' && 'value' in node) this.#text += node.value.replace(/\s+/g, ' ');
    else if (isElement(node) && !isHidden(node)) {
      if (this.#listed.has(node)) this.#listedElement(node);
      else this.#element(node);
    }
  }

  #listedElement(element: HtmlElement): void {
    this.endBlock();
    const outer = this.#isListed;
    this.#isListed = true;
    this.#element(element);
    this.endBlock();
    this.#isListed = outer;
  }

  #element(element: HtmlElement): void {
    const { tagName } = element;
    if (tagName === 'br') this.#text += '\n';
    else if (tagName === 'input') this.#text += shownValue(element);
    else if (tagName === 'pre') this.#preformatted(element);
    else if (tagName === 'table') this.#table(element);
    else if (inline.has(tagName)) this.all(element.childNodes);
    else this.#block(element);
  }

  #block(element: HtmlElement): void {
    this.endBlock();
    const outer = this.#kind;
    this.#kind = kindOf(element, outer);
    if (element.tagName === 'li') this.#text = htmlListMarker(element);
    this.all(element.childNodes);
    this.endBlock();
    this.#kind = outer;
  }

  #preformatted(element: HtmlElement): void {
    this.endBlock();
    this.#text = rawText(element);
    this.endBlock();
  }

  #table(element: HtmlElement): void {
    this.endBlock();
    const rows = htmlTableRows(element, this.#source.budget);
    const caption = element.childNodes.find((node) => node.nodeName === 'caption');
    if (caption) this.#node(caption);
    if (isLayoutTable(element, rows)) {
      for (const row of rows) for (const cell of row) this.#block(cell.element);
      return;
    }
    this.#tables += 1;
    const path = `${this.#source.path}/table[${this.#tables}]`;
    const lines = rows.flatMap((row, index) => this.#tableLine(row, `${path}/tr[${index + 1}]`));
    if (lines.length > 0) this.#push('table', lines);
  }

  #tableLine(row: HtmlRow, path: string): DraftLine[] {
    const texts: string[] = [];
    const extents = new Map<number, CellExtent>();
    for (const { element, column, columns, rows } of row) {
      this.#source.budget.spend(column + columns - texts.length);
      while (texts.length < column + columns) texts.push('');
      texts[column] = cellText(element);
      if (columns > 1 || rows > 1) extents.set(column, { ...(columns > 1 && { columns }), ...(rows > 1 && { rows }) });
    }
    if (texts.every((text) => text === '')) return [];
    const line = tableRow(texts, { page: this.#source.page, path }, extents);
    this.#source.budget.spend(line.text.length);
    return [line];
  }
}

function kindOf({ tagName }: HtmlElement, outer: BlockKind): BlockKind {
  if (/^h[1-6]$/.test(tagName)) return 'heading';
  return tagName === 'li' ? 'list-item' : outer === 'list-item' ? outer : 'paragraph';
}

function shownValue(element: HtmlElement): string {
  const type = attribute(element, 'type') ?? 'text';
  return ['text', 'number', 'date', 'email', 'tel', 'url'].includes(type)
    ? ` ${attribute(element, 'value') ?? ''} `
    : '';
}

/** Cells hold lines; each paragraph or break inside begins one. */
function cellText(element: HtmlElement): string {
  return textOf(element)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

function textOf(node: HtmlNode): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value.replace(/\s+/g, ' ');
  if (!isElement(node) || isHidden(node)) return '';
  if (node.tagName === 'br') return '\n';
  if (node.tagName === 'input') return shownValue(node);
  const text = node.childNodes.map(textOf).join('');
  if (inline.has(node.tagName) || node.tagName === 'td' || node.tagName === 'th') return text;
  return `\n${node.tagName === 'li' ? htmlListMarker(node) : ''}${text}\n`;
}

function rawText(node: HtmlNode): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  return isElement(node) && !isHidden(node) ? node.childNodes.map(rawText).join('') : '';
}
