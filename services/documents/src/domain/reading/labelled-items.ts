import type { Line } from '../layout/extracted-document.ts';
import { type ColumnRole, roleOfHead } from './column-roles.ts';
import type { DecimalMark } from './number-notation.ts';
import { bullet } from './prose-words.ts';
import type { DraftRequirement } from './requirement.ts';
import { type RowCells, readRow } from './table-row-item.ts';

const labelled = /^\s*(?:[•*–-]\s*)?(?<label>[\p{L}][\p{L} ./#]{1,30}?)\s*[:=]\s*(?<value>\S.*)$/u;

/** One labelled line; a long value may run on in the line below. */
type Entry = { readonly role: ColumnRole; readonly line: Line; readonly start: number; readonly more: readonly Line[] };

/** An item written as a form: "Item: Laptop", "Quantity: 20", "Brand: any" on lines of their own. */
export function readLabelledItems(
  lines: readonly Line[],
  mark: DecimalMark,
): { readonly items: DraftRequirement[]; readonly lines: readonly number[] } {
  const complete = formsIn(lines).filter(
    (form) => form.some((entry) => entry.role === 'description') && form.some((entry) => entry.role === 'quantity'),
  );
  return {
    items: complete.map((form) => toItem(form, mark)),
    lines: complete.flat().flatMap((entry) => [entry.line, ...entry.more].map((line) => line.index)),
  };
}

/** A form begins where a label comes again, or far below the last one. */
function formsIn(lines: readonly Line[]): Entry[][] {
  const forms: Entry[][] = [];
  for (const line of lines) {
    const form = forms.at(-1);
    const last = form?.at(-1);
    const entry = labelledPart(line);
    if (!entry) {
      if (form && last && runsOn(last, line)) form[form.length - 1] = { ...last, more: [...last.more, line] };
      continue;
    }
    const isOpen = form !== undefined && (last?.line.index ?? 0) >= line.index - 2;
    if (otherLabels.has(entry.role) && (!isOpen || entry.role !== 'deliveryDate')) continue;
    const begins = !form || form.some((other) => other.role === entry.role) || (last?.line.index ?? 0) < line.index - 8;
    if (begins) forms.push([...titleAbove(lines, line, entry), entry]);
    else form.push(entry);
  }
  return forms;
}

/** "1. Laptop computer" above "Quantity: 20": the title names what the labels below belong to. */
function titleAbove(lines: readonly Line[], line: Line, { role }: Entry): Entry[] {
  const title = lines.find((candidate) => candidate.index === line.index - 1);
  const marker = title ? (bullet.exec(title.text)?.[0].length ?? 0) : 0;
  const name = title?.text.slice(marker) ?? '';
  const isTitle = name.length > 3 && name.length < 200 && /\p{L}{3}/u.test(name) && !/[.:;?!]\s*$/.test(name);
  const isCounted = role === 'quantity' || role === 'unit' || role === 'unitPrice' || role === 'partNumber';
  return title && isCounted && isTitle && !labelledPart(title)
    ? [{ role: 'description', line: title, start: marker, more: [] }]
    : [];
}

const mostLinesMore = 3;

/** Only lines of a page wrap, and only the name is ever that long. */
function runsOn({ role, line, more }: Entry, next: Line): boolean {
  const isWrappable = line.place.box !== undefined || line.place.path?.startsWith('line') === true;
  const isNext = next.index === line.index + more.length + 1;
  return role === 'description' && isWrappable && isNext && more.length < mostLinesMore && !/[:=]\s/.test(next.text);
}

function labelledPart(line: Line): Entry | undefined {
  const match = labelled.exec(line.text);
  const label = match?.groups?.label ?? '';
  const role = label === '' ? undefined : roleOfHead(label);
  if (!match || !role) return undefined;
  return { role, line, start: line.text.length - (match.groups?.value ?? '').length, more: [] };
}

/** Labels that tenders also use for themselves; a delivery date right below an item is the item's. */
const otherLabels: ReadonlySet<ColumnRole> = new Set([
  'remarks',
  'lineTotal',
  'deliveryDate',
  'deliveryPlace',
  'specification',
]);

/** The lines of one form are read as if they were cells of one row, so that the same rules apply. */
function toItem(form: readonly Entry[], mark: DecimalMark): DraftRequirement {
  const first = form[0] as Entry;
  let text = '';
  const cells: Partial<Record<ColumnRole, { text: string; start: number; end: number }>> = {};
  for (const { role, line, start, more } of form) {
    const value = [line.text.slice(start), ...more.map((next) => next.text)].join(' ').trim();
    const at = text.length;
    text += `${value}\t`;
    cells[role] = { text: value, start: at, end: at + value.length };
  }
  const head = { roles: new Map(), heads: new Map(), rows: 0, isGuessed: false };
  const row = readRow({ ...first.line, text }, cells as RowCells, { head, mark, isForm: true });
  return inPlace(row, form);
}

/** Offsets of the imagined row mean nothing to a reader; every field gets the place of its own line. */
function inPlace(item: DraftRequirement, form: readonly Entry[]): DraftRequirement {
  const place = (role: ColumnRole) => {
    const entry = form.find((candidate) => candidate.role === role);
    if (!entry) return [];
    const rest = entry.more.map((line) => ({ line: line.index, start: 0, end: line.text.length }));
    return [{ line: entry.line.index, start: entry.start, end: entry.line.text.length }, ...rest];
  };
  return {
    ...item,
    description: { ...item.description, spans: place('description') },
    ...(item.quantity && { quantity: { ...item.quantity, spans: place('quantity') } }),
    ...(item.unitPrice && { unitPrice: { ...item.unitPrice, spans: place('unitPrice') } }),
    ...(item.partNumber && { partNumber: { ...item.partNumber, spans: place('partNumber') } }),
    ...(item.deliveryDate && { deliveryDate: { ...item.deliveryDate, spans: place('deliveryDate') } }),
    ...(item.brand && { brand: { ...item.brand, spans: place('brand') } }),
    specifications: item.specifications.map((specification) => ({ ...specification, spans: place('description') })),
    spans: form.flatMap(({ role }) => place(role)),
  };
}
