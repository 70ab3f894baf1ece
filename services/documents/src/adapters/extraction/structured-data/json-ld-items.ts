import { attribute, type HtmlElement, type HtmlNode, isElement } from '../parse-html.ts';
import type { TextBudget } from '../text-budget.ts';
import { localName, type MarkedItem, type MarkedValue } from './marked-item.ts';

/** Things hold things that hold things; deeper ones say nothing about what is offered. */
const deepest = 12;

/** What the scripts of a page say about it as JSON-LD. A script that is no JSON says nothing. */
export function jsonLdItems(nodes: readonly HtmlNode[], budget: TextBudget): MarkedItem[] {
  return nodes.filter(isElement).flatMap((element) => {
    if (element.tagName !== 'script') return jsonLdItems(element.childNodes, budget);
    if (!/^application\/ld\+json\b/i.test(attribute(element, 'type')?.trim() ?? '')) return [];
    const text = element.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
    budget.spend(text.length);
    return topItems(parsed(text), element);
  });
}

/** Pages wrap their JSON into comments and break lines within strings, which JSON does not allow. */
function parsed(script: string): unknown {
  const bare = script
    .replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|\/\/\s*\]\]>|\]\]>)\s*$/, '')
    .replace(/[\n\r\t]/g, ' ')
    .replace(/;\s*$/, '');
  try {
    return JSON.parse(bare);
  } catch {
    return undefined;
  }
}

function topItems(value: unknown, element: HtmlElement): MarkedItem[] {
  const values = Array.isArray(value) ? value : [value];
  return values.filter(isObject).flatMap((one) => {
    const graph = Array.isArray(one['@graph']) ? one['@graph'].filter(isObject) : undefined;
    return (graph ?? [one]).map((node) => toItem(node, element, 0));
  });
}

type JsonObject = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toItem(node: JsonObject, element: HtmlElement, depth: number): MarkedItem {
  const properties = new Map<string, MarkedValue[]>();
  for (const [name, value] of Object.entries(node)) {
    const values = (Array.isArray(value) ? value : [value]).flatMap((one) => toValue(one, element, depth));
    if (values.length > 0) properties.set(name.startsWith('@') ? name : localName(name), values);
  }
  const types = (properties.get('@type') ?? []).filter((type) => typeof type === 'string').map(localName);
  return { types, properties, element };
}

function toValue(value: unknown, element: HtmlElement, depth: number): MarkedValue[] {
  if (typeof value === 'string') return [value.replace(/\s+/g, ' ').trim()];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  return isObject(value) && depth < deepest ? [toItem(value, element, depth + 1)] : [];
}
