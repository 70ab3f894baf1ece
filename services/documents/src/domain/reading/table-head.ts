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

export function headAt(lines: readonly Line[], at: number): TableHead | undefined {
  const line = lines[at];
  if (!line?.cells || line.cells.length < 2) return undefined;
  const heads = new Map(line.cells.map((cell) => [cell.column, line.text.slice(cell.start, cell.end)]));
  const texts = [...heads.values()];
  if (texts.some((text) => plainNumber.test(text)) || !texts.some((text) => roleOfHead(text) !== undefined))
    return undefined;
  const roles = distinctRoles(heads, lines.slice(at + 1, at + 1 + rowsToLookAt));
  const named = [...roles.keys()].filter((column) => roleOfHead(heads.get(column) ?? '') !== undefined).length;
  const isNamed = named >= 2 && named / line.cells.length >= 0.4;
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
  const profiles = new Map(columnProfiles(below).map((profile) => [profile.column, profile]));
  const wanted = [...heads].map(([column, head]) => ({
    column,
    role: settle(roleOfHead(head), head, profiles.get(column)),
  }));
  const roles = new Map<number, ColumnRole>();
  for (const role of columnRoles) {
    const chosen = wanted.find((entry) => entry.role === role);
    if (chosen) roles.set(chosen.column, role);
  }
  const full = below.filter((line) => (line.cells?.length ?? 0) >= 0.7 * heads.size);
  return full.length > 0 ? completed(roles, rolesByContent(full, roles)) : roles;
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

const mayHeadNumbers =
  /^\s*(?:items?|ítems?|articles?|lots?|los|lote|poste?|partida|ref\.?|réf\.?|referenc\w*|référence|position|leistung)\s*$/iu;

function settle(role: ColumnRole | undefined, head: string, cells: ColumnProfile | undefined): ColumnRole | undefined {
  if (!cells || cells.texts.length === 0) return role;
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
