import type { Line } from '../layout/extracted-document.ts';
import type { ColumnRole } from './column-roles.ts';
import type { DecimalMark } from './decimal-notation.ts';
import type { DraftRequirement } from './requirement.ts';
import type { Span } from './source-text.ts';
import { type RowCells, readRow } from './table-row-item.ts';

/** One labelled value: characters `start` to `end` of a line; a long one may run on in the lines below. */
export type FormEntry = {
  readonly role: ColumnRole;
  readonly line: Line;
  readonly start: number;
  readonly end: number;
  readonly more: readonly Line[];
};

/** The entries of one form are read as if they were cells of one row, so that the same rules apply. */
export function formItem(form: readonly FormEntry[], mark: DecimalMark): DraftRequirement {
  const first = form[0] as FormEntry;
  let text = '';
  const cells: Partial<Record<ColumnRole, { text: string; start: number; end: number }>> = {};
  for (const { role, line, start, end, more } of form) {
    const value = [line.text.slice(start, end), ...more.map((next) => next.text)].join(' ').trim();
    const at = text.length;
    text += `${value}\t`;
    cells[role] = { text: value, start: at, end: at + value.length };
  }
  const head = { roles: new Map(), heads: new Map(), rows: 0, isGuessed: false };
  const row = readRow({ ...first.line, text }, cells as RowCells, { head, mark, isForm: true });
  return inPlace(row, form);
}

/** A form that says what is wanted and how much of it. */
export function isComplete(form: readonly FormEntry[]): boolean {
  return form.some((entry) => entry.role === 'description') && form.some((entry) => entry.role === 'quantity');
}

/** Offsets of the imagined row mean nothing to a reader; every field gets the place of its own line. */
function inPlace(item: DraftRequirement, form: readonly FormEntry[]): DraftRequirement {
  const place = (role: ColumnRole): Span[] => {
    const entry = form.find((candidate) => candidate.role === role);
    if (!entry) return [];
    const rest = entry.more.map((line) => ({ line: line.index, start: 0, end: line.text.length }));
    return [{ line: entry.line.index, start: entry.start, end: entry.end }, ...rest];
  };
  return {
    ...item,
    description: { ...item.description, spans: place('description') },
    ...(item.quantity && { quantity: { ...item.quantity, spans: place('quantity') } }),
    ...(item.unitPrice && { unitPrice: { ...item.unitPrice, spans: place('unitPrice') } }),
    ...(item.partNumber && { partNumber: { ...item.partNumber, spans: place('partNumber') } }),
    ...(item.deliveryDate && { deliveryDate: { ...item.deliveryDate, spans: place('deliveryDate') } }),
    ...(item.deliveryPlace && { deliveryPlace: { ...item.deliveryPlace, spans: place('deliveryPlace') } }),
    ...(item.brand && { brand: { ...item.brand, spans: place('brand') } }),
    specifications: item.specifications.map((specification) => ({ ...specification, spans: place('description') })),
    spans: form.flatMap(({ role }) => place(role)),
  };
}
