import type { JsonObject } from '@bufbuild/protobuf';
import type { Amount } from '@procur/service-kit/money';
import type { CostTerms } from './cost-terms.ts';
import type { Division } from './lots/division.ts';
import type { Priorities } from './priorities.ts';

export const budgetPeriods = ['total', 'per_year', 'per_month'] as const;
export type BudgetPeriod = (typeof budgetPeriods)[number];

/** In rising order: a rule that asks for medium applies to high as well. */
export const riskLevels = ['low', 'medium', 'high'] as const;
export type RiskLevel = (typeof riskLevels)[number];

export type Specs = JsonObject;

/** `value` is a decimal number as text; `unitCode` is UN/ECE Recommendation 20. */
export type Quantity = { readonly value: string; readonly unitCode: string };

export type RequestLine = {
  readonly description: string;
  readonly quantity: Quantity | undefined;
  readonly specs: Specs;
  /** Lines of the same lot are awarded together; absent or empty is a lot of its own. */
  readonly lot?: string;
};

/** What a person asks for; everything may be missing in a draft. */
export type RequestDetails = {
  readonly title: string;
  readonly needText: string;
  readonly category: string;
  readonly lines: readonly RequestLine[];
  readonly budget: Amount | undefined;
  readonly budgetPeriod: BudgetPeriod | undefined;
  readonly mustHaves: readonly string[];
  readonly compliance: readonly string[];
  /** 0 means bought once. */
  readonly termMonths: number;
  readonly paymentTerms: readonly string[];
  /** YYYY-MM-DD, or empty. */
  readonly neededBy: string;
  readonly risk: RiskLevel | undefined;
  /** ISO 3166-1 alpha-2, EU or GLOBAL; empty means anywhere. */
  readonly region: string;
  readonly specs: Specs;
  /** Empty means the organisation's default budget. */
  readonly budgetId: string;
  /** Come before those of the policy. */
  readonly priorities: Priorities;
  /** Come before those of the policy. */
  readonly costs: CostTerms;
  /** Present when the lots are awarded each to whom it is worth most; absent when all lines go to one vendor. */
  readonly division?: Division | undefined;
};

/** A request of unstated risk is treated as one of medium risk: not waved through, not held up. */
export function effectiveRisk(details: Pick<RequestDetails, 'risk'>): RiskLevel {
  return details.risk ?? 'medium';
}
