/**
 * Log-odds that a field read with these signals is right. Fitted by `bench/fit-confidence.ts` on rendered purchases;
 * the error of the resulting probabilities on other layouts is printed by `bench/quality-reading.ts`.
 */
export const confidenceWeights = {
  description: { start: 2.5 },
  quantity: { start: 2.5 },
  unit: { start: 2.5 },
  unitPrice: { start: 2.5 },
  deadline: { start: 2.5 },
  code: { start: 2.5 },
  specification: { start: 1.5 },
} as const;
