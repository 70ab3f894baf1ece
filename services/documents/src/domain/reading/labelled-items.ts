import type { Line } from '../layout/extracted-document.ts';
import { type ColumnRole, roleOfHead } from './column-roles.ts';
import type { DecimalMark } from './number-notation.ts';
import type { DraftRequirement } from './requirement.ts';
import { type RowCells, readRow } from './table-row-item.ts';

const labelled = /^\s*(?:[•*–-]\s*)?(?<label>[\p{L}][\p{L} ./#]{1,30}?)\s*[:=]\s*(?<value>\S.*)$/u;

/** An item written as a form: "Item: Laptop", "Quantity: 20", "Brand: any" on lines of their own. */
export function readLabelledItems(
  lines: readonly Line[],
  mark: DecimalMark,
): { readonly items: DraftRequirement[]; readonly lines: readonly number[] } {
  const groups: { role: ColumnRole; line: Line; start: number }[][] = [];
  for (const line of lines) {
    const entry = labelledPart(line);
    if (!entry) continue;
    const group = groups.at(-1);
    const begins =
      !group || group.some((other) => other.role === entry.role) || (group.at(-1)?.line.index ?? 0) < line.index - 8;
    if (begins) groups.push([entry]);
    else group.push(entry);
  }
  const complete = groups.filter(
    (group) => group.some((entry) => entry.role === 'description') && group.some((entry) => entry.role === 'quantity'),
  );
  return {
    items: complete.map((group) => toItem(group, mark)),
    lines: complete.flat().map((entry) => entry.line.index),
  };
}

function labelledPart(line: Line): { role: ColumnRole; line: Line; start: number } | undefined {
  const match = labelled.exec(line.text);
  const label = match?.groups?.label ?? '';
  const role = label === '' ? undefined : roleOfHead(label);
  if (
    !match ||
    !role ||
    role === 'remarks' ||
    role === 'lineTotal' ||
    role === 'deliveryDate' ||
    role === 'specification'
  )
    return undefined;
  return { role, line, start: line.text.length - (match.groups?.value ?? '').length };
}

/** The lines of one form are read as if they were cells of one row, so that the same rules apply. */
function toItem(
  group: readonly { role: ColumnRole; line: Line; start: number }[],
  mark: DecimalMark,
): DraftRequirement {
  const first = group[0] as (typeof group)[number];
  let text = '';
  const cells: Partial<Record<ColumnRole, { text: string; start: number; end: number }>> = {};
  for (const { role, line, start } of group) {
    const value = line.text.slice(start).trim();
    const at = text.length;
    text += `${value}\t`;
    cells[role] = { text: value, start: at, end: at + value.length };
  }
  const row = readRow({ ...first.line, text }, cells as RowCells, {
    head: { roles: new Map(), heads: new Map(), rows: 0, isGuessed: false },
    mark,
    isForm: true,
  });
  return inPlace(row, group);
}

/** Offsets of the imagined row mean nothing to a reader; every field gets the place of its own line. */
function inPlace(
  item: DraftRequirement,
  group: readonly { role: ColumnRole; line: Line; start: number }[],
): DraftRequirement {
  const place = (role: ColumnRole) => {
    const entry = group.find((candidate) => candidate.role === role);
    return entry ? [{ line: entry.line.index, start: entry.start, end: entry.line.text.length }] : [];
  };
  return {
    ...item,
    description: { ...item.description, spans: place('description') },
    ...(item.quantity && { quantity: { ...item.quantity, spans: place('quantity') } }),
    ...(item.unitPrice && { unitPrice: { ...item.unitPrice, spans: place('unitPrice') } }),
    ...(item.partNumber && { partNumber: { ...item.partNumber, spans: place('partNumber') } }),
    ...(item.brand && { brand: { ...item.brand, spans: place('brand') } }),
    specifications: item.specifications.map((specification) => ({ ...specification, spans: place('description') })),
    spans: group.flatMap(({ role }) => place(role)),
  };
}
