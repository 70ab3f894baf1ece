import { attribute, type HtmlElement, type HtmlNode, isElement } from '../parse-html.ts';
import type { TextBudget } from '../text-budget.ts';
import { localName, type MarkedItem, type MarkedValue } from './marked-item.ts';

/** The attributes by which a notation marks things and what they have. */
type Notation = {
  readonly typesOf: (element: HtmlElement) => string | undefined;
  readonly property: string;
  readonly references: string;
};

const microdata: Notation = {
  typesOf: (element) =>
    attribute(element, 'itemscope') === undefined ? undefined : (attribute(element, 'itemtype') ?? ''),
  property: 'itemprop',
  references: 'itemref',
};
const rdfa: Notation = { typesOf: (element) => attribute(element, 'typeof'), property: 'property', references: '' };

/** What a page marks in its elements, as microdata or RDFa, in the order of the page; things that belong to others are theirs. */
export function markupItems(nodes: readonly HtmlNode[], budget: TextBudget): MarkedItem[] {
  const elements = [...elementsIn(nodes)];
  const byId = new Map<string, HtmlElement>();
  for (const element of elements) {
    const id = attribute(element, 'id');
    if (id !== undefined && !byId.has(id)) byId.set(id, element);
  }
  return [microdata, rdfa].flatMap((notation) =>
    elements
      .filter((element) => isItem(element, notation) && attribute(element, notation.property) === undefined)
      .map((element) => new MarkupReader(notation, byId, budget).item(element)),
  );
}

function* elementsIn(nodes: readonly HtmlNode[]): Generator<HtmlElement> {
  for (const node of nodes)
    if (isElement(node)) {
      yield node;
      yield* elementsIn(node.childNodes);
    }
}

function isItem(element: HtmlElement, { typesOf }: Notation): boolean {
  return typesOf(element) !== undefined;
}

/** What looking at a node counts, in characters. */
const perNode = 100;

/** Reads one thing with all that belongs to it. */
class MarkupReader {
  readonly #notation: Notation;
  readonly #byId: ReadonlyMap<string, HtmlElement>;
  readonly #budget: TextBudget;
  readonly #open = new Set<HtmlElement>();

  constructor(notation: Notation, byId: ReadonlyMap<string, HtmlElement>, budget: TextBudget) {
    this.#notation = notation;
    this.#byId = byId;
    this.#budget = budget;
  }

  item(element: HtmlElement): MarkedItem {
    const properties = new Map<string, MarkedValue[]>();
    const types = words(this.#notation.typesOf(element)).map(localName);
    this.#open.add(element);
    for (const child of [...element.childNodes, ...this.#referred(element)]) this.#collect(child, properties);
    this.#open.delete(element);
    return { types, properties, element };
  }

  #referred(element: HtmlElement): HtmlElement[] {
    const { references } = this.#notation;
    return words(references === '' ? '' : attribute(element, references)).flatMap((id) => this.#byId.get(id) ?? []);
  }

  /** A page can refer to its largest element from each of the others: what is looked at counts as if it were read. */
  #collect(node: HtmlNode, properties: Map<string, MarkedValue[]>): void {
    this.#budget.spend(perNode);
    if (!isElement(node) || this.#open.has(node)) return;
    const isInner = isItem(node, this.#notation);
    const names = words(attribute(node, this.#notation.property)).map(localName);
    if (names.length > 0) {
      const value = isInner ? this.item(node) : saidBy(node);
      for (const name of names) properties.set(name, [...(properties.get(name) ?? []), value]);
    }
    if (!isInner) for (const child of node.childNodes) this.#collect(child, properties);
  }
}

function words(list: string | undefined): string[] {
  return (list ?? '').split(/\s+/).filter((word) => word !== '');
}

const addressOf: Readonly<Record<string, string>> = {
  a: 'href',
  area: 'href',
  link: 'href',
  img: 'src',
  audio: 'src',
  video: 'src',
  source: 'src',
  embed: 'src',
  iframe: 'src',
  track: 'src',
  object: 'data',
  data: 'value',
  meter: 'value',
  time: 'datetime',
};

/** What the element says to machines, else what it shows. */
function saidBy(element: HtmlElement): string {
  const said = attribute(element, 'content') ?? attribute(element, addressOf[element.tagName] ?? 'content');
  return (said ?? shownText(element)).replace(/\s+/g, ' ').trim();
}

function shownText(node: HtmlNode): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  return isElement(node) ? node.childNodes.map(shownText).join('') : '';
}
