import type { RequestDetails } from './request-details.ts';

/** Names as the API has them; money is named and never shown. */
const fieldNames: Readonly<Record<keyof RequestDetails, string>> = {
  title: 'title',
  needText: 'need_text',
  category: 'category',
  lines: 'lines',
  budget: 'budget',
  budgetPeriod: 'budget_period',
  mustHaves: 'must_haves',
  compliance: 'compliance',
  termMonths: 'term_months',
  paymentTerms: 'payment_terms',
  neededBy: 'needed_by',
  risk: 'risk',
  region: 'region',
  specs: 'specs',
  budgetId: 'budget_id',
  priorities: 'priorities',
  costs: 'costs',
  division: 'lots',
};
const privateFields: readonly (keyof RequestDetails)[] = ['budget', 'costs', 'division'];

/** Which fields differ, and the values before and after of those that may be shown. */
export function changedFields(before: RequestDetails, after: RequestDetails) {
  const keys = Object.keys(fieldNames) as (keyof RequestDetails)[];
  const changed = keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  const shown = changed.filter((key) => !privateFields.includes(key));
  const valuesOf = (details: RequestDetails) => Object.fromEntries(shown.map((key) => [fieldNames[key], details[key]]));
  return {
    changed: changed.map((key) => fieldNames[key]),
    values: { before: valuesOf(before), after: valuesOf(after) },
  };
}
