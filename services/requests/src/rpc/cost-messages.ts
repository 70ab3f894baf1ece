import type { MessageInitShape } from '@bufbuild/protobuf';
import type { FeeBasis } from '@procur/buyer-agent/costs';
import {
  type CostFee,
  type CostFeeSchema,
  type CostTermsSchema,
  BudgetBasis as WireBudgetBasis,
  type CostTerms as WireCostTerms,
  CostFeeBasis as WireFeeBasis,
  TaxTreatment as WireTaxTreatment,
} from '@procur/contracts/gen/procur/requests/v1/cost_terms_pb.ts';
import { amountToMoney } from '@procur/service-kit/money';
import { fromWireEnum } from '@procur/service-kit/wire-enum';
import { type BudgetBasis, type CostTerms, type Fee, noCostTerms, type TaxTreatment } from '../domain/cost-terms.ts';
import { fromMoneyAt } from './wire-money.ts';

/** @throws DomainError invalid naming the amount or word that is none. */
export function fromWireCosts(wire: WireCostTerms | undefined): CostTerms {
  if (!wire) return noCostTerms;
  return {
    fees: fromWireFees(wire.fees, 'costs.fees'),
    taxPercent: wire.taxPercent.trim(),
    taxTreatment: fromWireEnum('costs.tax_treatment', taxTreatments, wire.taxTreatment),
    budgetBasis: fromWireEnum('costs.budget_basis', budgetBases, wire.budgetBasis),
  };
}

export function toWireCosts(costs: CostTerms): MessageInitShape<typeof CostTermsSchema> {
  const { taxPercent, taxTreatment, budgetBasis } = costs;
  return {
    fees: toWireFees(costs.fees),
    taxPercent,
    ...(taxTreatment && { taxTreatment: taxTreatments[taxTreatment] }),
    ...(budgetBasis && { budgetBasis: budgetBases[budgetBasis] }),
  };
}

/** `field` is where the fees stand. @throws DomainError invalid naming the amount or word that is none. */
export function fromWireFees(fees: readonly CostFee[], field: string): readonly Fee[] {
  return fees.map(({ name, amount, basis }, i) => ({
    name: name.trim(),
    amount: amount && fromMoneyAt(`${field}[${i}].amount`, amount),
    basis: fromWireEnum(`${field}[${i}].basis`, feeBases, basis),
  }));
}

export function toWireFees(fees: readonly Fee[]): MessageInitShape<typeof CostFeeSchema>[] {
  return fees.map(({ name, amount, basis }) => ({
    name,
    ...(amount && { amount: amountToMoney(amount) }),
    ...(basis && { basis: feeBases[basis] }),
  }));
}

const feeBases: Readonly<Record<FeeBasis, WireFeeBasis>> = {
  once: WireFeeBasis.ONCE,
  'per-year': WireFeeBasis.PER_YEAR,
  'per-unit-and-year': WireFeeBasis.PER_UNIT_AND_YEAR,
};
const taxTreatments: Readonly<Record<TaxTreatment, WireTaxTreatment>> = {
  added: WireTaxTreatment.ADDED,
  included: WireTaxTreatment.INCLUDED,
};
const budgetBases: Readonly<Record<BudgetBasis, WireBudgetBasis>> = {
  net: WireBudgetBasis.NET,
  all_in: WireBudgetBasis.ALL_IN,
};
