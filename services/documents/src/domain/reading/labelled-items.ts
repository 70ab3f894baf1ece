import type { Line } from '../layout/extracted-document.ts';
import type { ColumnRole } from './column-roles.ts';
import type { DecimalMark } from './decimal-notation.ts';
import { type FormEntry, formItem, isComplete } from './form-item.ts';
import { roleOfLabel } from './label-roles.ts';
import { bullet } from './prose-words.ts';
import type { DraftRequirement } from './requirement.ts';
import { findUnit } from './unit-codes.ts';

/** An item written as a form: "Item: Laptop", "Quantity: 20", "Brand: any" on lines of their own, or on one line. */
export function readLabelledItems(
  lines: readonly Line[],
  mark: DecimalMark,
): { readonly items: DraftRequirement[]; readonly lines: readonly number[] } {
  const complete = formsIn(lines).filter(isComplete);
  return {
    items: complete.map((form) => formItem(form, mark)),
    lines: complete.flat().flatMap((entry) => [entry.line, ...entry.more].map((line) => line.index)),
  };
}

/** A form begins where a label comes again, or far below the last one. */
function formsIn(lines: readonly Line[]): FormEntry[][] {
  const forms: FormEntry[][] = [];
  lines.forEach((line, at) => {
    const above = lines[at - 1];
    const form = forms.at(-1);
    const last = form?.at(-1);
    const entries = labelledParts(line);
    if (entries.length === 0) {
      if (form && last && runsOn(last, line)) form[form.length - 1] = { ...last, more: [...last.more, line] };
      return;
    }
    for (const entry of entries) addTo(forms, entry, above);
  });
  return forms;
}

function addTo(forms: FormEntry[][], entry: FormEntry, above: Line | undefined): void {
  const form = forms.at(-1);
  const last = form?.at(-1)?.line.index ?? 0;
  const isOpen = form !== undefined && last >= entry.line.index - 2;
  if (otherLabels.has(entry.role) && (!isOpen || entry.role !== 'deliveryDate')) return;
  const begins = !form || form.some((other) => other.role === entry.role) || last < entry.line.index - 8;
  if (begins) forms.push([...titleAbove(above, entry), entry]);
  else form.push(entry);
}

/** "1. Laptop computer" above "Quantity: 20": the title names what the labels below belong to. */
function titleAbove(above: Line | undefined, { line, role }: FormEntry): FormEntry[] {
  const title = above?.index === line.index - 1 ? above : undefined;
  const marker = title ? (bullet.exec(title.text)?.[0].length ?? 0) : 0;
  const name = title?.text.slice(marker) ?? '';
  const isTitle = name.length > 3 && name.length < 200 && /\p{L}{3}/u.test(name) && !/[.:;?!]\s*$/.test(name);
  const isCounted = role === 'quantity' || role === 'unit' || role === 'unitPrice' || role === 'partNumber';
  if (!title || !isCounted || !isTitle || labelledParts(title).length > 0) return [];
  const named: FormEntry = { role: 'description', line: title, start: marker, end: title.text.length, more: [] };
  const number = /\d+(?:\.\d+)*/.exec(title.text.slice(0, marker));
  const end = (number?.index ?? 0) + (number?.[0].length ?? 0);
  return number ? [{ ...named, role: 'position', start: number.index, end }, named] : [named];
}

const mostLinesMore = 3;

/** Only lines of a page wrap, and only the name is ever that long. */
function runsOn({ role, line, more }: FormEntry, next: Line): boolean {
  const isWrappable = line.place.box !== undefined || line.place.path?.startsWith('line') === true;
  const isNext = next.index === line.index + more.length + 1;
  return role === 'description' && isWrappable && isNext && more.length < mostLinesMore && !/[:=]\s/.test(next.text);
}

const firstLabel =
  /^\s*(?:(?:[•●▪◦·*–—-]|\(?[a-z\d]{1,3}[.)])\s*)?(?<label>[\p{L}][\p{L} ./#’']{1,30}?)\s*[:=]\s*(?=\S)/u;
/** Words ahead of a colon further on in the line, behind a mark or behind the value before. */
const marked = /(?:[;|,]|\s[–—-]|\s{2})\s*(?<label>[\p{L}][\p{L} ./#’']{1,30}?)\s*$/u;
const lastWords = /(?<words>\p{L}[\p{L}.’'-]*(?:\s\p{L}[\p{L}.’'-]*){0,3})\s*$/u;
const runningOn: ReadonlySet<ColumnRole | undefined> = new Set<ColumnRole>(['quantity', 'unit', 'unitPrice']);

/** The labelled values of one line: mostly one, or several behind each other with or without marks between them. */
function labelledParts(line: Line): FormEntry[] {
  const first = firstLabel.exec(line.text);
  if (!first) return [];
  const starts = [{ label: first.groups?.label ?? '', from: 0, start: first[0].length }];
  for (const colon of line.text.slice(first[0].length, longestForm).matchAll(/\s*[:=]\s*(?=\S)/g)) {
    const end = first[0].length + colon.index;
    const open = starts.at(-1);
    const isName = roleOfLabel(open?.label ?? '', 'x') === 'description';
    const label = labelBefore(line.text.slice(open?.start ?? 0, end), isName);
    if (label) starts.push({ label, from: end - label.length, start: end + colon[0].length });
  }
  return starts.flatMap(({ label, start }, index): FormEntry[] => {
    const next = starts[index + 1];
    const value = line.text.slice(start, next?.from).replace(/(?:[\s;|,]|\s[–—-])+$/u, '');
    const role = roleOfLabel(label, value);
    return role ? [{ role, line, start, end: start + value.length, more: [] }] : [];
  });
}

/** A form that somebody wrote on one line is not longer than this. */
const longestForm = 600;

/** Behind a name the fewest words make the label, so that the name keeps its own; behind a figure the most that hold no unit. */
function labelBefore(text: string, isName: boolean): string | undefined {
  const label = marked.exec(text)?.groups?.label;
  if (label && roleOfLabel(label, '') !== undefined) return label;
  const words = lastWords.exec(text)?.groups?.words?.split(' ') ?? [];
  const candidates = words
    .map((word, from) => ({ word, label: words.slice(from).join(' ') }))
    .filter(({ word, label: text }) => findUnit(word) === undefined && runningOn.has(roleOfLabel(text, '')));
  return (isName ? candidates.at(-1) : candidates[0])?.label;
}

/** Labels that tenders also use for themselves; a delivery date right below an item is the item's. */
const otherLabels: ReadonlySet<ColumnRole> = new Set([
  'remarks',
  'lineTotal',
  'deliveryDate',
  'deliveryPlace',
  'specification',
]);
