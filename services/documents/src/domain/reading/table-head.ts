import type { Line } from '../layout/extracted-document.ts';
import { type ColumnProfile, columnProfiles } from './column-profile.ts';
import { type ColumnRole, columnRoles, roleOfHead } from './column-roles.ts';
import { rolesByContent } from './headless-table.ts';

/** Which column plays which part, and which rows above the items said so; guessed from the cells where no row did. */
export type TableHead = {
  readonly roles: ReadonlyMap<number, ColumnRole>;
  readonly heads: ReadonlyMap<number, string>;
  readonly rows: number;
  readonly isGuessed: boolean;
};

/** Rows below a head that are looked at to settle what its words leave open. */
const rowsToLookAt = 30;

/** A head names at least two parts, and one of them says that the rows are things to buy. */
export function findHead(
  lines: readonly Line[],
  from = 0,
): { readonly at: number; readonly head: TableHead } | undefined {
  for (let at = from; at < lines.length; at += 1) {
    const head = headAt(lines, at);
    if (head) return { at, head };
  }
  return undefined;
}

const plainNumber = /^[^\p{L}\d]*\d[\d.,'’\s]*[^\p{L}\d]*$/u;

/** The head that begins at this row; a head may be written over two rows. */
export function headAt(lines: readonly Line[], at: number): TableHead | undefined {
  const below = lines[at + 1];
  const [upper, lower] = [headTexts(lines[at]), headTexts(below)];
  const both = below && isSecondRow(lines, at + 1) ? joined(upper, lower, lines[at]) : undefined;
  const double = both && headOf(both, lines.slice(at + 2));
  return double ? { ...double, rows: 2 } : headOf(upper, lines.slice(at + 1));
}

function headTexts(line: Line | undefined): Map<number, string> {
  return new Map(line?.cells?.map((cell) => [cell.column, line.text.slice(cell.start, cell.end)]) ?? []);
}

const longestSecond = 24;

/** Short words without a figure, two of them at least, above a row of figures. */
function isSecondRow(lines: readonly Line[], at: number): boolean {
  const texts = [...headTexts(lines[at]).values()];
  const next = lines[at + 1];
  return (
    texts.length >= 2 &&
    headTexts(lines[at - 1]).size >= 2 &&
    texts.every((text) => text.length <= longestSecond && !/\d/.test(text)) &&
    next !== undefined &&
    [...headTexts(next).values()].some((text) => /\d/.test(text))
  );
}

/** Words above and below each other are one name; those that stand above several columns only add to it. */
function joined(
  upper: ReadonlyMap<number, string>,
  lower: ReadonlyMap<number, string>,
  line: Line | undefined,
): Map<number, string> {
  const spanning = new Set(line?.cells?.filter((cell) => (cell.columns ?? 1) > 1).map((cell) => cell.column));
  const columns = [...new Set([...upper.keys(), ...lower.keys()])].sort((a, b) => a - b);
  return new Map(
    columns.map((column) => {
      const [above = '', below = ''] = [upper.get(column), lower.get(column)];
      if (below === '') return [column, above];
      const isAddition = spanning.has(column) && roleOfHead(below) !== undefined;
      return [
        column,
        above === '' || isAddition || roleOfHead(`${above} ${below}`) === undefined ? below : `${above} ${below}`,
      ];
    }),
  );
}

function headOf(heads: ReadonlyMap<number, string>, below: readonly Line[]): TableHead | undefined {
  const texts = [...heads.values()];
  if (texts.length < 2) return undefined;
  if (texts.some((text) => plainNumber.test(text)) || !texts.some((text) => roleOfHead(text) !== undefined))
    return undefined;
  const roles = distinctRoles(heads, below.slice(0, rowsToLookAt));
  const named = [...roles.keys()].filter((column) => roleOfHead(heads.get(column) ?? '') !== undefined).length;
  const isNamed = named >= 2 && named / texts.length >= 0.4;
  return isNamed && isItemList(new Set(roles.values())) ? { roles, heads, rows: 1, isGuessed: false } : undefined;
}

/** Names with remarks alone are a list of conditions, not of things to buy. */
function isItemList(parts: ReadonlySet<ColumnRole>): boolean {
  const names =
    parts.has('description') || parts.has('partNumber') || (parts.has('specification') && parts.has('quantity'));
  const counts =
    parts.has('quantity') ||
    parts.has('unitPrice') ||
    parts.has('partNumber') ||
    parts.has('lineTotal') ||
    (parts.has('unit') && parts.has('description'));
  return names && counts && parts.size >= 2;
}

/** Each part goes to one column: as its head says, unless its cells say otherwise; then by the cells alone. */
function distinctRoles(heads: ReadonlyMap<number, string>, below: readonly Line[]): Map<number, ColumnRole> {
  // Titles and sums between the rows say nothing about what stands in a column.
  const rows = below.filter((line) => (line.cells?.length ?? 0) >= 0.5 * heads.size);
  const shown = columnProfiles(rows.length > 0 ? rows : below);
  const profiles = new Map(shown.map((profile) => [profile.column, profile]));
  const wanted = [...heads].map(([column, head]) => ({
    column,
    role: settle(roleOfHead(head), head, profiles.get(column)),
  }));
  const roles = new Map<number, ColumnRole>();
  const isFilled = (column: number) => (profiles.get(column)?.texts.length ?? 0) > 0;
  for (const role of columnRoles) {
    const named = wanted.filter((entry) => entry.role === role);
    // What a bidder is to fill in is empty and has the name of what the buyer filled in.
    const chosen = named.find(({ column }) => isFilled(column)) ?? named[0];
    if (chosen) roles.set(chosen.column, role);
  }
  const full = below.filter((line) => (line.cells?.length ?? 0) >= 0.7 * heads.size);
  if (full.length === 0) return roles;
  return completed(roles, rolesByContent(full, roles, full.length === rows.length ? shown : undefined));
}

/** Columns without a telling head are read by their cells only where a part is still missing. */
function completed(
  roles: Map<number, ColumnRole>,
  byContent: ReadonlyMap<number, ColumnRole>,
): Map<number, ColumnRole> {
  const taken = new Set(roles.values());
  for (const [column, role] of byContent)
    if (!roles.has(column) && !taken.has(role) && role !== 'lineTotal') roles.set(column, role);
  return roles;
}

/** 1, 2, 3 or 10, 20, 30, from the first row on. */
function countsUp(texts: readonly string[]): boolean {
  const numbers = texts.map((text) => Number(/^\s*(\d+)[.)]?\s*$/.exec(text)?.[1] ?? Number.NaN));
  const [step = Number.NaN] = numbers;
  return numbers.every((value, index) => value === step * (index + 1));
}

const mayHeadNumbers =
  /^\s*(?:items?|ítems?|articles?|art\.?|lots?|los|lote|poste?|partida|ref\.?|réf\.?|referenc\w*|référence|position|leistung)\s*$/iu;

function settle(role: ColumnRole | undefined, head: string, cells: ColumnProfile | undefined): ColumnRole | undefined {
  if (!cells || cells.texts.length === 0) return role;
  const mayBeNumbers = role === undefined || role === 'partNumber' || role === 'description';
  if (mayBeNumbers && cells.texts.length > 1 && countsUp(cells.texts)) return 'position';
  const isShort = cells.texts.filter((text) => /^[\d.\s-]{1,8}[a-z]?$/i.test(text)).length > 0.5 * cells.texts.length;
  if ((role === 'position' || role === 'description') && mayHeadNumbers.test(head))
    return isShort ? 'position' : cells.words > 0.5 && cells.meanLength > 6 ? 'description' : 'position';
  if (role === 'description' && cells.words < 0.2 && cells.numbers > 0.7) return isShort ? 'position' : undefined;
  // "Units" heads numbers as often as unit names; the cells say which. So does "Amount" with sums and quantities.
  if (role === 'unit' && cells.numbers + cells.amountsWithUnit > 0.5) return 'quantity';
  if (role === 'quantity' && cells.units > 0.5) return 'unit';
  if (role === 'quantity' && cells.money > 0.5) return 'lineTotal';
  const isNumeric = role === 'quantity' || role === 'unitPrice' || role === 'lineTotal';
  return isNumeric && cells.words > 0.8 && cells.numbers + cells.money + cells.amountsWithUnit === 0 ? undefined : role;
}
