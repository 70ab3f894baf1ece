import type { Line } from '../layout/extracted-document.ts';
import { type ColumnProfile, columnProfiles } from './column-profile.ts';
import type { ColumnRole } from './column-roles.ts';
import { isProductOf } from './row-arithmetic.ts';
import type { TableHead } from './table-head.ts';

/** Rows with fewer filled cells than this share of the widest are titles or totals and say nothing about the columns. */
const fullRow = 0.7;

/** Without a head the cells must speak plainly: one column of words, one of numbers, over at least two rows. */
export function guessHead(lines: readonly Line[]): TableHead | undefined {
  const widest = Math.max(0, ...lines.map((line) => line.cells?.length ?? 0));
  const rows = lines.filter((line) => (line.cells?.length ?? 0) >= Math.max(2, fullRow * widest));
  if (rows.length < 2) return undefined;
  const roles = rolesByContent(rows);
  const parts = [...roles.values()];
  const hasMore = ['unit', 'position', 'unitPrice', 'partNumber'].some((role) => parts.includes(role as ColumnRole));
  return parts.includes('description') && parts.includes('quantity') && hasMore
    ? { roles, heads: new Map(), rows: 0, isGuessed: true }
    : undefined;
}

/** Each part goes to the column that shows it most plainly, the plainest parts first. `shown` are the profiles of the rows. */
export function rolesByContent(
  rows: readonly Line[],
  known: ReadonlyMap<number, ColumnRole> = new Map(),
  shown: readonly ColumnProfile[] = columnProfiles(rows),
): Map<number, ColumnRole> {
  const profiles = shown.filter((profile) => profile.filled >= 0.5);
  const roles = new Map(known);
  const free = () => profiles.filter((profile) => !roles.has(profile.column));
  const assign = (role: ColumnRole, found: ColumnProfile | undefined) => {
    if (found && ![...roles.values()].includes(role)) roles.set(found.column, role);
  };
  assign('position', rows.length > 1 ? free().find((profile) => profile.running >= 0.8) : undefined);
  assign('description', wordiest(free()));
  assign(
    'unit',
    free().find((profile) => profile.units >= 0.7 && profile.words + profile.units >= 0.7),
  );
  for (const [role, column] of amounts(rows, free())) assign(role, column);
  return roles;
}

function wordiest(profiles: readonly ColumnProfile[]): ColumnProfile | undefined {
  return profiles
    .filter((profile) => profile.words >= 0.7 && profile.meanLength > 4 && profile.units < 0.6 && profile.numbers < 0.3)
    .sort((a, b) => b.meanLength - a.meanLength)[0];
}

/** Quantity, price and total among the columns of numbers: by what multiplies to what, else by how they are written. */
function amounts(rows: readonly Line[], profiles: readonly ColumnProfile[]): [ColumnRole, ColumnProfile | undefined][] {
  const numeric = profiles.filter((profile) => profile.numbers + profile.money + profile.amountsWithUnit >= 0.7);
  for (const total of numeric)
    for (const price of numeric)
      for (const quantity of numeric)
        if (
          quantity !== price &&
          price !== total &&
          quantity !== total &&
          isProductOf(rows, { quantity, price, total })
        ) {
          const isSwapped = quantity.money + quantity.cents > price.money + price.cents;
          return [
            ['quantity', isSwapped ? price : quantity],
            ['unitPrice', isSwapped ? quantity : price],
            ['lineTotal', total],
          ];
        }
  const priced = numeric.filter((profile) => profile.money >= 0.6 || profile.cents >= 0.8);
  const counted = numeric.filter((profile) => !priced.includes(profile));
  return [
    ['quantity', counted.find((profile) => profile.amountsWithUnit >= 0.5) ?? counted[0]],
    ['unitPrice', priced[0]],
    ['lineTotal', priced[1]],
  ];
}
