import type { Line } from '../layout/extracted-document.ts';
import { isHeadingText } from '../layout/line-shape.ts';
import { type ColumnRole, unitInHead } from './column-roles.ts';
import type { DecimalMark } from './decimal-notation.ts';
import { guessHead, rolesByContent } from './headless-table.ts';
import type { LineUse } from './line-use.ts';
import type { DraftRequirement } from './requirement.ts';
import { findHead, headAt, type TableHead } from './table-head.ts';
import { type RowCells, readRow } from './table-row-item.ts';

export type TableReading = {
  readonly items: readonly DraftRequirement[];
  readonly uses: readonly LineUse[];
  /** Handed on, because a table often continues on the next page without its head. */
  readonly head: TableHead | undefined;
};

const totalRow =
  /^(?:sub|sous|zwischen)?[\s-]*(?:total|totaux|grand total|sum|summe|vat|tax|gst|iva|mwst|ust|tva|importe|summe|gesamt\w*|zwischensumme|montant|shipping|freight|discount|net|gross|i\.v\.a\.?)\b/iu;

/** Reads the rows of one table; `inherited` is the head of the table before it, used when this one has none. */
export function readItemTable(
  lines: readonly Line[],
  mark: DecimalMark,
  inherited: TableHead | undefined,
): TableReading {
  const found = findHead(lines);
  const start = found ? found.at + found.head.rows : 0;
  const head = found?.head ?? (inherited && fits(inherited, lines) ? continued(inherited, lines) : guessHead(lines));
  if (!head) return { items: [], uses: [], head: undefined };
  const above = lines
    .slice(0, start)
    .map((line): LineUse => ({ line: line.index, use: 'heading', reason: 'table head' }));
  const body = readRows(lines.slice(start), head, mark);
  return { items: body.items, uses: [...above, ...body.uses], head };
}

function readRows(
  lines: readonly Line[],
  head: TableHead,
  mark: DecimalMark,
): { items: DraftRequirement[]; uses: LineUse[] } {
  const items: DraftRequirement[] = [];
  const uses: LineUse[] = [];
  const notes = notesAmong(lines, head);
  lines.forEach((line, at) => {
    const use = (name: LineUse['use'], reason: string) => uses.push({ line: line.index, use: name, reason });
    const row = cellsByRole(line, head);
    const last = items.at(-1);
    if (line.hidden) use('rejected', 'hidden row');
    else if (headAt(lines, at)) use('boilerplate', 'repeated table head');
    else if (isTotal(line, row)) use('rejected', 'total, tax or discount row');
    else if (isItem(row, head)) {
      items.push(readRow(line, row, { head, mark }));
      use('requirement', 'item row');
    } else if (last && isContinuation(row) && !isTitle(line, lines[at + 1])) {
      items[items.length - 1] = withMore(last, readRow(line, row, { head, mark }), isWrapped(line) && !notes.has(at));
      use('requirement', 'continues the item above');
    } else
      use(
        row.description || (line.cells?.length ?? 0) <= 1 ? 'heading' : 'rejected',
        'row without a quantity, number or part number',
      );
  });
  return { items, uses };
}

function cellsByRole(line: Line, head: TableHead): RowCells {
  const cells: Partial<Record<ColumnRole, { text: string; start: number; end: number }>> = {};
  for (const cell of line.cells ?? []) {
    const role = head.roles.get(cell.column);
    const text = line.text.slice(cell.start, cell.end);
    if (role && text.trim() !== '') cells[role] = { text, start: cell.start, end: cell.end };
  }
  const quantityColumn = [...head.roles].find(([, role]) => role === 'quantity')?.[0];
  const headUnit = quantityColumn === undefined ? undefined : unitInHead(head.heads.get(quantityColumn) ?? '');
  return { ...cells, ...(headUnit && { headUnit }) };
}

function isItem(row: RowCells, head: TableHead): boolean {
  const named = (row.description ?? row.specification ?? row.partNumber) !== undefined;
  const name = row.description?.text ?? row.specification?.text ?? '';
  if (!named || (name === '' && !row.partNumber) || (name !== '' && !/[\p{L}\p{N}]{2}/u.test(name))) return false;
  if (row.quantity && /\d|\p{L}{3}/u.test(row.quantity.text)) return true;
  const expectsQuantity = [...head.roles.values()].includes('quantity');
  return (
    row.partNumber !== undefined ||
    (row.position !== undefined &&
      name !== '' &&
      (!expectsQuantity || row.unit !== undefined || row.unitPrice !== undefined))
  );
}

function isContinuation(row: RowCells): boolean {
  const text = row.description?.text ?? row.specification?.text ?? row.remarks?.text;
  return text !== undefined && row.position === undefined && row.quantity === undefined && row.unitPrice === undefined;
}

const sectionTitle =
  /^\s*(?:lots?|los|lote|section|part|category|group|abschnitt|titel|kapitel|sección|partie)\s+[\dA-Z]{1,3}\b/iu;

/** A lone text that names a section, or stands right above the head repeated for the next one, belongs to no item. */
function isTitle(line: Line, next: Line | undefined): boolean {
  const text = line.text.trim();
  return sectionTitle.test(text) || isHeadingText(text) || (next !== undefined && headAt([next], 0) !== undefined);
}

function isTotal(line: Line, row: RowCells): boolean {
  const first = line.cells?.map((cell) => line.text.slice(cell.start, cell.end).trim())[0] ?? '';
  const name = row.description?.text.trim() ?? first;
  return (
    (totalRow.test(first) || totalRow.test(name)) &&
    row.partNumber === undefined &&
    !/[\p{L}]+\s+[\p{L}]+\s+[\p{L}]+\s+[\p{L}]+\s+[\p{L}]+/u.test(name)
  );
}

const remark =
  /^\s*[(*-]?\s*(?:or\s|incl|excl|note|remark|see\s|with delivery|o\s+(?:similar|equivalente)|incluye|nota|ou\s|y compris|livraison|oder\s|inkl|zzgl|hinweis|option)/iu;

/** Lines of a page wrap; a row of a sheet or of a Word table says something further about the item. */
function isWrapped(line: Line): boolean {
  const isOnPage = line.place.box !== undefined || line.place.path?.startsWith('line ') === true;
  return isOnPage && !remark.test(line.text);
}

const mostNoteLines = 12;
const sentence = /^\s*(?:[*(–-]\s*)?\p{Lu}[\s\S]*\p{L}{2}[.!)]\s*$/u;

/** Rows below an item that make a sentence of their own are a note on it, however many lines that takes. */
function notesAmong(lines: readonly Line[], head: TableHead): Set<number> {
  const texts = lines.map((line) => {
    const row = cellsByRole(line, head);
    return isContinuation(row) ? (row.description?.text ?? row.specification?.text ?? '') : undefined;
  });
  const notes = new Set<number>();
  texts.forEach((text, at) => {
    if (text === undefined || notes.has(at)) return;
    const near = texts.slice(at, at + mostNoteLines);
    const end = near.indexOf(undefined);
    const run = near.slice(0, end === -1 ? near.length : end);
    if (sentence.test(run.join(' '))) for (let index = at; index < at + run.length; index += 1) notes.add(index);
  });
  return notes;
}

function withMore(item: DraftRequirement, more: DraftRequirement, isName: boolean): DraftRequirement {
  const description = {
    ...item.description,
    value: isName ? `${item.description.value} ${more.description.value}` : item.description.value,
    spans: [...item.description.spans, ...more.description.spans],
  };
  return {
    ...item,
    description,
    specifications: [...item.specifications, ...more.specifications],
    spans: [...item.spans, ...more.spans],
  };
}

/** What the head left open because nothing stood below it, the cells of the rows below may tell. */
function continued(head: TableHead, lines: readonly Line[]): TableHead {
  const rows = lines.filter((line) => (line.cells?.length ?? 0) >= 0.7 * head.heads.size);
  return rows.length > 0 ? { ...head, roles: rolesByContent(rows, head.roles) } : head;
}

/** A continued table has no more columns than the one it continues, and numbers where quantities were. */
function fits(head: TableHead, lines: readonly Line[]): boolean {
  const quantity = [...head.roles].find(([, role]) => role === 'quantity')?.[0];
  const width = Math.max(...head.heads.keys(), ...head.roles.keys());
  const columns = Math.max(...lines.flatMap((line) => line.cells?.map((cell) => cell.column) ?? [0]));
  const numbers = lines.filter((line) =>
    line.cells?.some((cell) => cell.column === quantity && /\d/.test(line.text.slice(cell.start, cell.end))),
  );
  return columns === width && (quantity === undefined || numbers.length >= 0.5 * lines.length);
}
