import type { Division } from '../domain/lots/division.ts';
import type { LotDeal, SupplyBound } from '../domain/lots/lot-deal.ts';
import type { SplitDecision } from '../domain/lots/split-decision.ts';
import type { AmountText } from '../domain/shortlist.ts';
import { type AwardColumn, fromAwardColumn, fromText, toAwardColumn, toText } from './award-column.ts';
import { type CostColumn, fromCostColumn, toCostColumn } from './cost-column.ts';

/** How a request is divided, as JSON: amounts are text, and what is unsaid is null. */
export type DivisionColumn = {
  readonly lots: readonly {
    readonly name: string;
    readonly category: string;
    readonly budget: AmountText | null;
    readonly fees: CostColumn['fees'];
  }[];
  readonly rules: {
    readonly allowPartialAward: boolean;
    readonly maximumVendors: number;
    readonly onboardingCost: AmountText | null;
  };
};

export function toDivisionColumn({ lots, rules }: Division): DivisionColumn {
  const { onboardingCost } = rules;
  return {
    lots: lots.map(({ budget, fees, ...lot }) => ({
      ...lot,
      budget: budget ? toText(budget) : null,
      fees: toCostColumn({ fees, ...unsaid }).fees,
    })),
    rules: { ...rules, onboardingCost: onboardingCost ? toText(onboardingCost) : null },
  };
}

export function fromDivisionColumn({ lots, rules }: DivisionColumn): Division {
  const { onboardingCost } = rules;
  return {
    lots: lots.map(({ budget, fees, ...lot }) => ({
      ...lot,
      budget: budget ? fromText(budget) : undefined,
      fees: fromCostColumn({ fees, taxPercent: '', taxTreatment: null, budgetBasis: null }).fees,
    })),
    rules: { ...rules, onboardingCost: onboardingCost ? fromText(onboardingCost) : undefined },
  };
}

const unsaid = { taxPercent: '', taxTreatment: undefined, budgetBasis: undefined };

export type DealColumn = {
  readonly award: AwardColumn;
  readonly comparableTotal: AmountText;
  readonly units?: string;
  readonly supply?: Omit<SupplyBound, 'minimumOrder'> & { readonly minimumOrder: AmountText | null };
};

export function toDealColumn({ award, comparableTotal, units, supply }: LotDeal): DealColumn {
  const order = supply?.minimumOrder;
  const bound = supply && { supply: { ...supply, minimumOrder: order ? toText(order) : null } };
  return { award: toAwardColumn(award), comparableTotal: toText(comparableTotal), ...(units && { units }), ...bound };
}

export function fromDealColumn({ award, comparableTotal, units, supply }: DealColumn): LotDeal {
  const order = supply?.minimumOrder;
  const bound = supply && { supply: { ...supply, minimumOrder: order ? fromText(order) : null } };
  return { award: fromAwardColumn(award), comparableTotal: fromText(comparableTotal), units, ...bound };
}

/** Who gets which lot, and what is shown of it. */
export type SplitColumn = {
  readonly awards: readonly { readonly lotId: string; readonly vendorId: string }[];
  readonly shares: readonly (Omit<SplitDecision['shares'][number], 'contractTotal' | 'marginalValue'> & {
    readonly contractTotal: AmountText;
    readonly marginalValue: AmountText;
  })[];
  readonly soleVendor:
    | (Omit<NonNullable<SplitDecision['soleVendor']>, 'behindBy'> & { readonly behindBy: AmountText })
    | null;
  readonly openLots: readonly string[];
  readonly total: AmountText;
  readonly contractTotal: AmountText;
  readonly explanation: readonly string[];
};

export function toSplitColumn(decision: SplitDecision, awards: SplitColumn['awards']): SplitColumn {
  const { shares, soleVendor, total, contractTotal, openLots, explanation } = decision;
  return {
    ...{ awards, openLots, explanation, total: toText(total), contractTotal: toText(contractTotal) },
    shares: shares.map((share) => ({
      ...share,
      contractTotal: toText(share.contractTotal),
      marginalValue: toText(share.marginalValue),
    })),
    soleVendor: soleVendor ? { ...soleVendor, behindBy: toText(soleVendor.behindBy) } : null,
  };
}

export function fromSplitColumn({ awards: _, ...column }: SplitColumn): SplitDecision {
  return {
    ...column,
    total: fromText(column.total),
    contractTotal: fromText(column.contractTotal),
    shares: column.shares.map((share) => ({
      ...share,
      contractTotal: fromText(share.contractTotal),
      marginalValue: fromText(share.marginalValue),
    })),
    soleVendor: column.soleVendor
      ? { ...column.soleVendor, behindBy: fromText(column.soleVendor.behindBy) }
      : undefined,
  };
}
