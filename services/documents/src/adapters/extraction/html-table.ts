import { attribute, type HtmlElement, isElement, isHidden } from './parse-html.ts';
import type { TextBudget } from './text-budget.ts';

/** What browsers allow at most; a hostile page asks for more. */
const mostColumns = 1_000;
const mostRows = 65_534;

export type HtmlCell = {
  readonly element: HtmlElement;
  readonly column: number;
  readonly columns: number;
  readonly rows: number;
};
export type HtmlRow = readonly HtmlCell[];

/** The rows of a table with each cell in its column: cells from above that reach down keep their columns taken. */
export function htmlTableRows(table: HtmlElement, budget: TextBudget): HtmlRow[] {
  const reaching = new Map<number, number>();
  return rowElements(table).map((row) => {
    // A page can ask for more columns than it has characters; they count as if they were some.
    budget.spend(reaching.size);
    const placed = placeCells(row, reaching);
    for (const [column, rows] of reaching) {
      if (rows <= 1) reaching.delete(column);
      else reaching.set(column, rows - 1);
    }
    for (const cell of placed)
      if (cell.rows > 1)
        for (let at = cell.column; at < cell.column + cell.columns; at += 1) reaching.set(at, cell.rows - 1);
    return placed;
  });
}

function placeCells(row: HtmlElement, reaching: ReadonlyMap<number, number>): HtmlCell[] {
  let column = 0;
  return cellElements(row).map((element): HtmlCell => {
    while (reaching.has(column)) column += 1;
    const cell = {
      element,
      column,
      columns: span(element, 'colspan', mostColumns),
      rows: span(element, 'rowspan', mostRows),
    };
    column += cell.columns;
    return cell;
  });
}

/** A table that only places things on the page: declared so, with tables or headings inside, or with a single column. */
export function isLayoutTable(table: HtmlElement, rows: readonly HtmlRow[]): boolean {
  const role = attribute(table, 'role');
  if (role === 'presentation' || role === 'none') return true;
  if (rows.every((row) => row.length <= 1)) return true;
  return rows.some((row) => row.some((cell) => holdsBlocks(cell.element)));
}

const blocks = new Set(['table', 'h1', 'h2', 'h3']);

function holdsBlocks(element: HtmlElement): boolean {
  return element.childNodes.some(
    (node) => isElement(node) && !isHidden(node) && (blocks.has(node.tagName) || holdsBlocks(node)),
  );
}

function rowElements(table: HtmlElement): HtmlElement[] {
  return shownChildren(table).flatMap((child) => {
    if (child.tagName === 'tr') return [child];
    return ['thead', 'tbody', 'tfoot'].includes(child.tagName)
      ? shownChildren(child).filter((row) => row.tagName === 'tr')
      : [];
  });
}

function cellElements(row: HtmlElement): HtmlElement[] {
  return shownChildren(row).filter((cell) => cell.tagName === 'td' || cell.tagName === 'th');
}

function shownChildren(element: HtmlElement): HtmlElement[] {
  return element.childNodes.filter((node): node is HtmlElement => isElement(node) && !isHidden(node));
}

function span(element: HtmlElement, name: string, most: number): number {
  const value = Number.parseInt(attribute(element, name) ?? '1', 10);
  return Number.isNaN(value) ? 1 : Math.min(Math.max(value, 1), most);
}
