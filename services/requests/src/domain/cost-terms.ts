import { type Costs, type FeeBasis, feeBases } from '@procur/buyer-agent/costs';
import { DomainError } from '@procur/service-kit/domain-error';
import type { Amount } from '@procur/service-kit/money';

export const taxTreatments = ['added', 'included'] as const;
export type TaxTreatment = (typeof taxTreatments)[number];

export const budgetBases = ['net', 'all_in'] as const;
export type BudgetBasis = (typeof budgetBases)[number];

/** A charge on top of the unit price. Without amount or basis it is unresolved. */
export type Fee = {
  readonly name: string;
  readonly amount: Amount | undefined;
  readonly basis: FeeBasis | undefined;
};

/** What is paid besides the unit price, as a request or a policy says it. */
export type CostTerms = {
  readonly fees: readonly Fee[];
  /** Decimal text; empty is unsaid. */
  readonly taxPercent: string;
  readonly taxTreatment: TaxTreatment | undefined;
  readonly budgetBasis: BudgetBasis | undefined;
};

export const noCostTerms: CostTerms = { fees: [], taxPercent: '', taxTreatment: undefined, budgetBasis: undefined };

/** What is paid besides the unit price once nothing is open any more. */
export type ResolvedCosts = {
  /** Zero included, which strikes out nothing here any more. */
  readonly fees: Costs['fees'];
  readonly taxPercent: string;
  readonly taxTreatment: TaxTreatment;
  readonly budgetBasis: BudgetBasis;
};

/** What comes on top of the unit prices at the table: tax that the prices contain does not. */
export function costsOnTop({ fees, taxPercent, taxTreatment }: ResolvedCosts): Costs {
  return { fees, taxPercent: taxTreatment === 'included' ? '0' : taxPercent };
}

/**
 * What the request says before what the policy says, fee by fee; an amount of 0 strikes out the policy's.
 * @throws DomainError invalid for a fee that is unresolved or in another currency than the budget.
 */
export function resolveCosts(request: CostTerms, policy: CostTerms, currencyCode: string): ResolvedCosts {
  const own = request.fees.map((fee, i) => resolveFee(fee, { field: `costs.fees[${i}]`, currencyCode }));
  const names = new Set(own.map(({ name }) => name));
  const inherited = policy.fees
    .filter(({ name }) => !names.has(name))
    .map((fee) => resolveFee(fee, { field: `costs.fees (policy: ${fee.name})`, currencyCode }));
  const taxTreatment = request.taxTreatment ?? policy.taxTreatment ?? 'added';
  const budgetBasis = request.budgetBasis ?? policy.budgetBasis ?? 'all_in';
  const taxPercent = request.taxPercent || policy.taxPercent;
  // Without the rate nobody can say what a net budget allows in prices that contain the tax.
  if (taxPercent === '' && taxTreatment === 'included' && budgetBasis === 'net')
    throw missing('costs.tax_percent', ['a rate, because prices contain the tax and the budget does not']);
  const fees = [...inherited, ...own].filter(({ amount }) => Number(amount) > 0);
  return { fees, taxPercent: taxPercent || '0', taxTreatment, budgetBasis };
}

type Place = { readonly field: string; readonly currencyCode: string };

function resolveFee({ name, amount, basis }: Fee, { field, currencyCode }: Place): Costs['fees'][number] {
  if (amount === undefined)
    throw missing(`${field}.amount`, [`an amount in ${currencyCode}; 0 when it is not charged`]);
  if (basis === undefined) throw missing(`${field}.basis`, basisNames);
  if (amount.currencyCode !== currencyCode) {
    // Converting would be guessing at a rate.
    throw new DomainError('invalid', 'FEE_CURRENCY_MISMATCH', `fee "${name}" is in ${amount.currencyCode}`, {
      field: `${field}.amount.currency_code`,
      given: amount.currencyCode,
      allowed: [`${currencyCode}, the currency of the budget`],
    });
  }
  return { name, amount: amount.value.toFixed(), basis };
}

const basisNames = feeBases.map((basis) => basis.toUpperCase().replaceAll('-', '_'));

/** @throws DomainError invalid COSTS_INVALID naming the entry; what is merely missing is allowed. */
export function checkCostTerms({ fees, taxPercent }: CostTerms): void {
  if (fees.length > mostFees) throw invalid('costs.fees', `${fees.length} fees`, [`at most ${mostFees}`]);
  fees.forEach(checkFee);
  const twice = fees.find(({ name }, i) => fees.findIndex((other) => other.name === name) !== i);
  if (twice) throw invalid('costs.fees', `${twice.name} twice`, ['each name once']);
  if (taxPercent === '' || (plainPercent.test(taxPercent) && Number(taxPercent) <= highestTaxPercent)) return;
  throw invalid('costs.tax_percent', taxPercent, [`0 to ${highestTaxPercent} with at most 6 decimals, e.g. "19"`]);
}

/** @throws DomainError invalid COSTS_INVALID when a fee of a policy is unresolved: nobody could resolve it later. */
export function checkPolicyCosts(costs: CostTerms): void {
  checkCostTerms(costs);
  costs.fees.forEach(({ amount, basis }, i) => {
    if (!amount) throw invalid(`costs.fees[${i}].amount`, '', ['an amount']);
    if (!basis) throw invalid(`costs.fees[${i}].basis`, '', basisNames);
  });
}

// A fee for each thing that can be bought with a product is far fewer; more would not fit a contract.
const mostFees = 30;
const longestName = 100;
// A tax of more than the price itself would be a slip of the point.
const highestTaxPercent = 100;
const plainPercent = /^\d{1,3}(\.\d{1,6})?$/;
// What "price" and "tax" are in the list of an award.
const takenNames = ['price', 'tax'];

function checkFee({ name, amount }: Fee, index: number): void {
  const field = `costs.fees[${index}]`;
  if (name.trim() === '' || name.length > longestName)
    throw invalid(`${field}.name`, name, [`a text of 1 to ${longestName} characters`]);
  if (takenNames.includes(name.trim().toLowerCase())) throw invalid(`${field}.name`, name, ['another name']);
  if (amount?.value.lt(0)) throw invalid(`${field}.amount`, amount.value.toFixed(), ['an amount of 0 or more']);
}

function missing(field: string, allowed: readonly string[]): DomainError {
  const message = `${field} is missing; a request can be submitted with ${allowed.join(' or ')}`;
  return new DomainError('invalid', 'DETAILS_INCOMPLETE', message, { field, given: '', allowed });
}

function invalid(field: string, given: string, allowed: readonly string[]): DomainError {
  const shown = given === '' ? 'nothing' : `"${given.slice(0, 80)}"`;
  const message = `${field}: given ${shown}, allowed is ${allowed.join(' or ')}`;
  return new DomainError('invalid', 'COSTS_INVALID', message, { field, given: given.slice(0, 80), allowed });
}
