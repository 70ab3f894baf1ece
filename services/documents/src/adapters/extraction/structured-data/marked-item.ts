import type { HtmlElement } from '../parse-html.ts';

/** A thing that a web page describes for machines, whichever notation it uses. Names are those of schema.org. */
export type MarkedItem = {
  /** Without the address of the vocabulary: "Product". */
  readonly types: readonly string[];
  readonly properties: ReadonlyMap<string, readonly MarkedValue[]>;
  /** Where in the page it stands. */
  readonly element: HtmlElement;
};
export type MarkedValue = string | MarkedItem;

/** "http://schema.org/Product", "schema:Product" and "Product" are the same. */
export function localName(name: string): string {
  return /[^/#:]*$/.exec(name.trim())?.[0] ?? '';
}

/** The first value of the first of these properties that has one in words. */
export function textOf(item: MarkedItem | undefined, ...names: readonly string[]): string {
  for (const name of names)
    for (const value of item?.properties.get(name) ?? []) {
      const text = typeof value === 'string' ? value : textOf(value, 'name', 'value', '@value');
      if (text !== '') return text;
    }
  return '';
}

export function itemsOf(item: MarkedItem, ...names: readonly string[]): MarkedItem[] {
  return names.flatMap((name) => (item.properties.get(name) ?? []).filter((value) => typeof value !== 'string'));
}
