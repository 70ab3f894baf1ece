import type { Amount, Quantity } from './priced-line.ts';

export const matchOutcomes = ['accepted', 'needs_review', 'no_match'] as const;
export type MatchOutcome = (typeof matchOutcomes)[number];

/** Where a line of a quotation may stand: as matched, or a person decided to offer nothing. */
export const lineOutcomes = [...matchOutcomes, 'no_bid'] as const;
export type LineOutcome = (typeof lineOutcomes)[number];

export type Constraint = {
  readonly attribute: string;
  readonly operator: string;
  readonly value: string;
  readonly unit: string;
  readonly text: string;
};

export type LineToMatch = {
  readonly lineId: string;
  readonly description: string;
  readonly quantity: Quantity;
  readonly partNumber: string;
  readonly brand: string;
  /** What the document says that one piece costs, where it says so in a known currency. */
  readonly expectedUnitPrice?: Amount;
  readonly constraints: readonly Constraint[];
};

export type Candidate = {
  readonly productId: string;
  readonly productName: string;
  readonly sku: string;
  readonly vendorId: string;
  readonly probability: number;
  readonly reasons: readonly string[];
  readonly isDeviation: boolean;
  /** In words, each constraint that the product violates or cannot be shown to meet. */
  readonly deviations: readonly string[];
  readonly unproven: readonly string[];
};

export type LineMatch = {
  readonly lineId: string;
  readonly outcome: MatchOutcome;
  readonly candidates: readonly Candidate[];
  readonly explanation: string;
};
