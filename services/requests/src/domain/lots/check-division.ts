import { DomainError } from '@procur/service-kit/domain-error';
import { checkCostTerms, noCostTerms } from '../cost-terms.ts';
import type { RequestDetails } from '../request-details.ts';
import { type LotTerms, lotNameLength, planLots, type SplitRules } from './division.ts';

// More than lots there may be; a bound against mistakes.
const mostVendors = 50;

/** @throws DomainError invalid naming what no later answer could complete; what is merely missing is allowed. */
export function checkDivision(details: Pick<RequestDetails, 'lines' | 'division'>): void {
  details.lines.forEach(({ lot = '' }, index) => {
    if (lot.length > lotNameLength) throw nameTooLong(`lines[${index}].lot`, lot);
    if (lot !== '' && !details.division) {
      throw invalid('LOT_WITHOUT_MODE', { field: `lines[${index}].lot`, given: lot, allowed: ['award_mode BY_LOT'] });
    }
  });
  if (!details.division) return;
  const { lots, rules } = details.division;
  const names = planLots(details).map(({ name }) => name);
  lots.forEach((lot, index) => {
    checkLot(lot, { field: `lots[${index}]`, names });
    if (lots.findIndex(({ name }) => name === lot.name) === index) return;
    throw invalid('LOT_TWICE', { field: `lots[${index}].name`, given: lot.name, allowed: ['each name once'] });
  });
  checkRules(rules);
}

function checkLot({ name, category, budget, fees }: LotTerms, { field, names }: { field: string; names: string[] }) {
  if (name.length > lotNameLength) throw nameTooLong(`${field}.name`, name);
  if (!names.includes(name)) throw invalid('LOT_UNKNOWN', { field: `${field}.name`, given: name, allowed: names });
  if (category !== '' && !/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/.test(category)) {
    const allowed = ['lower-case words joined by dots, e.g. "software.crm"'];
    throw invalid('CATEGORY_INVALID', { field: `${field}.category`, given: category, allowed });
  }
  if (budget?.value.lte(0)) {
    const given = budget.value.toFixed();
    throw invalid('BUDGET_INVALID', { field: `${field}.budget`, given, allowed: ['an amount above 0'] });
  }
  checkCostTerms({ ...noCostTerms, fees });
}

function checkRules({ maximumVendors, onboardingCost }: SplitRules): void {
  if (!Number.isInteger(maximumVendors) || maximumVendors < 0 || maximumVendors > mostVendors) {
    const allowed = [`0 (any number) to ${mostVendors}`];
    const place = { field: 'split_rules.maximum_vendors', given: String(maximumVendors), allowed };
    throw invalid('SPLIT_RULES_INVALID', place);
  }
  if (onboardingCost?.value.lt(0)) {
    const given = onboardingCost.value.toFixed();
    const place = { field: 'split_rules.onboarding_cost', given, allowed: ['an amount of 0 or more'] };
    throw invalid('SPLIT_RULES_INVALID', place);
  }
}

function nameTooLong(field: string, given: string): DomainError {
  const allowed = [`at most ${lotNameLength} characters`];
  return invalid('TEXT_TOO_LONG', { field, given: `${given.length} characters`, allowed });
}

type Fault = { readonly field: string; readonly given: string; readonly allowed: readonly string[] };

function invalid(reason: string, { field, given, allowed }: Fault): DomainError {
  const shown = given === '' ? 'nothing' : `"${given.slice(0, 80)}"`;
  return new DomainError('invalid', reason, `${field}: given ${shown}, allowed is ${allowed.join(' or ')}`, {
    ...{ field, given: given.slice(0, 80), allowed },
  });
}
