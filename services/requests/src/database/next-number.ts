import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * The next number of the organisation and year, "PR-2026-000017". Gap-free: the series' row stays locked until the
 * transaction ends, and a transaction that is rolled back takes its number back.
 */
export async function nextNumber(em: EntityManager, organisationId: string, year: number): Promise<string> {
  const rows = await em.execute<{ last_number: number }[]>(
    `insert into number_series as s (organisation_id, year, last_number) values (?, ?, 1)
     on conflict (organisation_id, year) do update set last_number = s.last_number + 1
     returning last_number`,
    [organisationId, year],
  );
  return `PR-${year}-${String(rows[0]?.last_number).padStart(6, '0')}`;
}
