import type { Line } from '../layout/extracted-document.ts';
import { type ColumnRole, columnRoles, roleOfHead } from './column-roles.ts';
import { findUnit } from './unit-codes.ts';

/** Which column plays which part, and which rows above the items said so. `confidence` is lower when guessed from cells. */
export type TableHead = {
  readonly roles: ReadonlyMap<number, ColumnRole>;
  readonly heads: ReadonlyMap<number, string>;
  readonly rows: number;
  readonly confidence: number;
};

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

export function headAt(lines: readonly Line[], at: number): TableHead | undefined {
  const line = lines[at];
  if (!line?.cells || line.cells.length < 2) return undefined;
  const heads = new Map(line.cells.map((cell) => [cell.column, line.text.slice(cell.start, cell.end)]));
  const roles = distinctRoles(heads, lines.slice(at + 1, at + 30));
  const parts = new Set(roles.values());
  const isItems =
    parts.has('description') || parts.has('partNumber') || (parts.has('specification') && parts.has('quantity'));
  const named = roles.size / line.cells.length;
  return isItems && roles.size >= 2 && named >= 0.4 && hasItemPart(parts)
    ? { roles, heads, rows: 1, confidence: 0.97 }
    : undefined;
}

/** Description with remarks alone is a list of conditions, not of things to buy. */
function hasItemPart(parts: ReadonlySet<ColumnRole>): boolean {
  return (
    parts.has('quantity') ||
    parts.has('unitPrice') ||
    parts.has('partNumber') ||
    parts.has('lineTotal') ||
    (parts.has('unit') && parts.has('description'))
  );
}

/** Each part goes to one column. "Item" above running numbers is the position; above words it is the description. */
function distinctRoles(heads: ReadonlyMap<number, string>, below: readonly Line[]): Map<number, ColumnRole> {
  const roles = new Map<number, ColumnRole>();
  const taken = new Set<ColumnRole>();
  const wanted = [...heads].map(([column, head]) => ({ column, role: settle(roleOfHead(head), head, column, below) }));
  for (const role of columnRoles) {
    const candidates = wanted.filter((entry) => entry.role === role);
    const chosen = candidates[0];
    if (!chosen || taken.has(role)) continue;
    roles.set(chosen.column, role);
    taken.add(role);
  }
  return roles;
}

function settle(
  role: ColumnRole | undefined,
  head: string,
  column: number,
  below: readonly Line[],
): ColumnRole | undefined {
  if (role !== 'position' && role !== 'description' && role !== 'unit' && role !== 'quantity') return role;
  const texts = cellsBelow(below, column);
  if (texts.length === 0) return role;
  const share = (test: (text: string) => boolean) => texts.filter(test).length / texts.length;
  if (/^\s*(?:item|items|line item)s?\s*$/i.test(head))
    return share((text) => /^[\d.\s-]{1,8}[a-z]?$/i.test(text)) > 0.5 ? 'position' : 'description';
  // "Units" heads numbers as often as unit names; the cells say which.
  if (role === 'unit' && share((text) => /^\d[\d.,]*$/.test(text)) > 0.5) return 'quantity';
  if (role === 'quantity' && share((text) => findUnit(text) !== undefined) > 0.5) return 'unit';
  return role;
}

export function cellsBelow(lines: readonly Line[], column: number): string[] {
  return lines.flatMap((line) => {
    const cell = line.cells?.find((candidate) => candidate.column === column);
    return cell ? [line.text.slice(cell.start, cell.end).trim()] : [];
  });
}
