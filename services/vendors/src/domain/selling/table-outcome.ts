/** How a table ends, as the vendor's side is told. */
export const tableOutcomes = ['awarded', 'not-awarded', 'no-agreement', 'cancelled'] as const;
export type TableOutcome = (typeof tableOutcomes)[number];
