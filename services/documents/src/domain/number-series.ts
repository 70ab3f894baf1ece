export const seriesKinds = ['quotation', 'contract', 'order'] as const;
export type SeriesKind = (typeof seriesKinds)[number];

const prefixes: Record<SeriesKind, string> = { quotation: 'Q', contract: 'C', order: 'O' };

/** "Q-2026-000004"; a series begins anew each year and never skips. */
export function formatNumber(kind: SeriesKind, year: number, count: number): string {
  return `${prefixes[kind]}-${year}-${String(count).padStart(6, '0')}`;
}
