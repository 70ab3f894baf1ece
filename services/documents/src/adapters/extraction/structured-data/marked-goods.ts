import type { DraftBlock } from '../../../domain/layout/extracted-document.ts';
import { tableRow } from '../../../domain/layout/table-row.ts';
import type { HtmlSource } from '../html-blocks.ts';
import { type HtmlElement, type HtmlNode, isElement } from '../parse-html.ts';
import { type Goods, goodsOf } from './goods-in-page.ts';
import { jsonLdItems } from './json-ld-items.ts';
import { markupItems } from './markup-items.ts';

export type MarkedGoods = {
  /** A table of what the page offers, a row for each; each row stands where its element does. */
  readonly blocks: readonly DraftBlock[];
  /** The elements whose text says the same to people. */
  readonly elements: ReadonlySet<HtmlElement>;
};

/** Reads what a page marks for machines (microdata, RDFa, JSON-LD) as goods: shown or not, it is what the page offers. */
export function markedGoods(nodes: readonly HtmlNode[], { page, budget }: HtmlSource): MarkedGoods {
  const goods = goodsOf([...markupItems(nodes, budget), ...jsonLdItems(nodes, budget)]);
  const columns = columnsFor(goods);
  const texts = [columns.map(([head]) => head), ...goods.map((one, at) => columns.map(([, cell]) => cell(one, at)))];
  const lines = texts.map((cells, row) => {
    const line = tableRow(cells, { page, path: pathOf(goods[Math.max(0, row - 1)]?.element) });
    budget.spend(line.text.length);
    return line;
  });
  return {
    blocks: goods.length === 0 ? [] : [{ kind: 'table', lines }],
    elements: new Set(goods.map(({ element }) => element)),
  };
}

type Column = readonly [head: string, cell: (goods: Goods, row: number) => string];

const columns: readonly Column[] = [
  ['Pos', (_, row) => String(row + 1)],
  ['Description', ({ name }) => name],
  ['Brand', ({ brand }) => brand],
  ['Part number', ({ partNumber }) => partNumber],
  ['Quantity', ({ quantity }) => quantity],
  ['Unit', ({ unit }) => unit],
  ['Unit price', ({ price }) => price],
  ['More', ({ details }) => details.map(([name, value]) => `${name}: ${value}`).join('; ')],
];

/** Without those in which nothing stands. A page of one thing without a number still has the columns that make a list. */
function columnsFor(goods: readonly Goods[]): Column[] {
  const always = new Set(['Pos', 'Description', 'Unit price']);
  return columns.filter(([head, cell]) => always.has(head) || goods.some((one, row) => cell(one, row) !== ''));
}

/** The way from the body to the element, counting among elements of one name. */
function pathOf(element: HtmlElement | undefined): string {
  const steps: string[] = [];
  for (let at = element; at && at.tagName !== 'html'; at = parentOf(at)) steps.unshift(stepOf(at));
  return steps.join('/');
}

function stepOf(element: HtmlElement): string {
  const { tagName } = element;
  if (tagName === 'body' || tagName === 'head') return tagName;
  const alike = (element.parentNode?.childNodes ?? []).filter((node) => isElement(node) && node.tagName === tagName);
  return `${tagName}[${alike.indexOf(element) + 1}]`;
}

function parentOf({ parentNode }: HtmlElement): HtmlElement | undefined {
  return parentNode && 'tagName' in parentNode ? parentNode : undefined;
}
