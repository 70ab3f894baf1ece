import type { Line } from '../layout/extracted-document.ts';
import type { ColumnRole } from './column-roles.ts';
import { type FormEntry, formItem, isComplete } from './form-item.ts';
import { roleOfLabel } from './label-roles.ts';
import type { DecimalMark } from './number-notation.ts';
import { bullet } from './prose-words.ts';
import type { DraftRequirement } from './requirement.ts';

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
  return title && isCounted && isTitle && labelledParts(title).length === 0
    ? [{ role: 'description', line: title, start: marker, end: title.text.length, more: [] }]
    : [];
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
const nextLabel = /\s*(?:[;|,]|\s[–—-])\s*(?<label>[\p{L}][\p{L} ./#’']{1,30}?)\s*[:=]\s*(?=\S)/gu;

/** The labelled values of one line: mostly one, or several behind each other with marks between them. */
function labelledParts(line: Line): FormEntry[] {
  const first = firstLabel.exec(line.text);
  if (!first) return [];
  const rest = line.text.slice(first[0].length);
  const more = [...rest.matchAll(nextLabel)].filter(({ groups }) => roleOfLabel(groups?.label ?? '', '') !== undefined);
  const starts = [
    { label: first.groups?.label ?? '', from: 0, start: first[0].length },
    ...more.map((match) => ({
      label: match.groups?.label ?? '',
      from: first[0].length + match.index,
      start: first[0].length + match.index + match[0].length,
    })),
  ];
  return starts.flatMap(({ label, start }, index): FormEntry[] => {
    const end = starts[index + 1]?.from ?? line.text.length;
    const role = roleOfLabel(label, line.text.slice(start, end));
    return role ? [{ role, line, start, end, more: [] }] : [];
  });
}

/** Labels that tenders also use for themselves; a delivery date right below an item is the item's. */
const otherLabels: ReadonlySet<ColumnRole> = new Set([
  'remarks',
  'lineTotal',
  'deliveryDate',
  'deliveryPlace',
  'specification',
]);
