import { type CostTerms, type Fee, noCostTerms } from '../domain/cost-terms.ts';
import type { AmountText } from '../domain/shortlist.ts';
import { fromText, toText } from './award-column.ts';

/** Cost terms as JSON: amounts are text, and what is unsaid is null. */
export type CostColumn = Pick<CostTerms, 'taxPercent'> & {
  readonly fees: readonly FeeColumn[];
  readonly taxTreatment: CostTerms['taxTreatment'] | null;
  readonly budgetBasis: CostTerms['budgetBasis'] | null;
};
type FeeColumn = {
  readonly name: string;
  readonly amount: AmountText | null;
  readonly basis: Fee['basis'] | null;
};

export function toCostColumn({ fees, taxPercent, taxTreatment, budgetBasis }: CostTerms): CostColumn {
  return {
    fees: fees.map(({ name, amount, basis }) => ({
      name,
      amount: amount ? toText(amount) : null,
      basis: basis ?? null,
    })),
    taxPercent,
    taxTreatment: taxTreatment ?? null,
    budgetBasis: budgetBasis ?? null,
  };
}

/** `undefined` in policies of before there were any. */
export function fromCostColumn(column: CostColumn | undefined): CostTerms {
  if (!column) return noCostTerms;
  return {
    fees: column.fees.map(({ name, amount, basis }) => ({
      name,
      amount: amount ? fromText(amount) : undefined,
      basis: basis ?? undefined,
    })),
    taxPercent: column.taxPercent,
    taxTreatment: column.taxTreatment ?? undefined,
    budgetBasis: column.budgetBasis ?? undefined,
  };
}
