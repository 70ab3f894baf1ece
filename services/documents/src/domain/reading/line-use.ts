/** What became of a source line. Everything but `rejected` was understood; a rejection always says why. */
export const lineUses = ['requirement', 'terms', 'heading', 'boilerplate', 'rejected'] as const;
export type LineUse = { readonly line: number; readonly use: (typeof lineUses)[number]; readonly reason: string };
