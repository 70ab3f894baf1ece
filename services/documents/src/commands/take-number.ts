import type { EntityManager } from '@mikro-orm/postgresql';
import { formatNumber, type SeriesKind } from '../domain/number-series.ts';

/**
 * The next number of a series, in the caller's transaction: it is used if that commits and free again if it does not.
 * The row stays locked until then, so numbers have no gaps; the price is that an organisation's numbers are given one
 * after the other, which a short transaction makes cheap.
 */
export async function takeNumber(
  em: EntityManager,
  series: { readonly organisationId: string; readonly kind: SeriesKind; readonly year: number },
): Promise<string> {
  const rows = await em.execute<{ last_count: number }[]>(
    `insert into number_series (organisation_id, kind, year, last_count) values (?, ?, ?, 1)
     on conflict (organisation_id, kind, year) do update set last_count = number_series.last_count + 1
     returning last_count`,
    [series.organisationId, series.kind, series.year],
  );
  const count = rows[0]?.last_count;
  if (count === undefined) throw new Error('the number series gave no number');
  return formatNumber(series.kind, series.year, count);
}
