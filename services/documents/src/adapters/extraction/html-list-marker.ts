import { listNumber, type NumberStyle } from './list-number.ts';
import { attribute, type HtmlElement, isElement } from './parse-html.ts';

const styles: Readonly<Record<string, NumberStyle>> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
};

/** Counted once per list: counting again for each entry would take quadratic time on a long list. */
const numbered = new WeakMap<HtmlElement, ReadonlyMap<HtmlElement, number>>();

/** "3. " in front of the third entry of a numbered list, as a browser shows it; nothing before a bullet. */
export function htmlListMarker(item: HtmlElement): string {
  const list = item.parentNode;
  if (!list || !('tagName' in list) || list.tagName !== 'ol') return '';
  const numbers = numbered.get(list) ?? numberEntries(list);
  numbered.set(list, numbers);
  return `${listNumber(numbers.get(item) ?? 1, styles[attribute(list, 'type') ?? ''] ?? 'decimal')}. `;
}

function numberEntries(list: HtmlElement): Map<HtmlElement, number> {
  const numbers = new Map<HtmlElement, number>();
  let next = integer(attribute(list, 'start')) ?? 1;
  for (const entry of list.childNodes) {
    if (!isElement(entry) || entry.tagName !== 'li') continue;
    next = integer(attribute(entry, 'value')) ?? next;
    numbers.set(entry, next);
    next += 1;
  }
  return numbers;
}

function integer(text: string | undefined): number | undefined {
  const value = Number.parseInt(text ?? '', 10);
  return Number.isNaN(value) ? undefined : value;
}
