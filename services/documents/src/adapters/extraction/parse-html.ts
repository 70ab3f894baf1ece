import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse } from 'parse5';
import { tooDeep } from './corrupt.ts';

export type HtmlNode = DefaultTreeAdapterMap['childNode'];
export type HtmlElement = DefaultTreeAdapterMap['element'];

/** The tree a browser would build. Nesting is bounded while it is built: deep trees take quadratic time. */
export function parseHtml(html: string, maxNesting: number): readonly HtmlNode[] {
  let depth = 0;
  const treeAdapter = {
    ...defaultTreeAdapter,
    onItemPush: () => {
      depth += 1;
      if (depth > maxNesting) throw tooDeep('elements', maxNesting);
    },
    onItemPop: () => {
      depth -= 1;
    },
  };
  return parse(html, { treeAdapter }).childNodes;
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node;
}

export function attribute(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value;
}

const withoutText = new Set([
  'script',
  'style',
  'head',
  'template',
  'noscript',
  'iframe',
  'object',
  'svg',
  'canvas',
  'audio',
  'video',
  'datalist',
]);
const invisible = /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;

/** Whether a browser shows nothing of the element by what stands on it; style sheets are not applied. */
export function isHidden(element: HtmlElement): boolean {
  return (
    withoutText.has(element.tagName) ||
    attribute(element, 'hidden') !== undefined ||
    invisible.test(attribute(element, 'style') ?? '')
  );
}
