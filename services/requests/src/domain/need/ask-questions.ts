import type { RequestDetails } from '../request-details.ts';
import { categoryWords, isBoughtForATerm } from './categories.ts';
import { offeredCurrencies } from './currencies.ts';
import type { ClarifyingQuestion } from './need-draft.ts';
import type { NeedReadings } from './understand-need.ts';

const maximumQuestions = 5;

/** What the text leaves open, most important first: without the first ones nothing can be submitted. */
export function askQuestions(details: RequestDetails, readings: NeedReadings): readonly ClarifyingQuestion[] {
  return [
    ...aboutThing(details, readings),
    ...aboutQuantity(details),
    ...aboutUnits(details),
    ...aboutBudget(details, readings),
    ...aboutTerm(details, readings),
    ...aboutDay(readings),
    ...aboutCompliance(details),
    ...aboutRegion(details),
  ].slice(0, maximumQuestions);
}

function aboutThing({ category, lines }: RequestDetails, readings: NeedReadings): readonly ClarifyingQuestion[] {
  if (category !== '' && (readings.category?.confidence ?? 0) >= 0.55) return [];
  const groups = Object.keys(categoryWords).filter(
    (code) => category === '' || code.startsWith(`${category.split('.')[0]}`),
  );
  const thing = lines[0] ? `“${lines[0].description}”` : 'it';
  const question =
    category === '' && lines.length === 0 ? 'What do you want to buy?' : `Which category does ${thing} belong to?`;
  return [ask('category', question, groups.slice(0, 8))];
}

function aboutQuantity({ lines }: RequestDetails): readonly ClarifyingQuestion[] {
  const index = lines.findIndex(({ quantity }) => quantity === undefined);
  if (index === -1) return [];
  return [ask(`lines[${index}].quantity`, `How many (“${lines[index]?.description}”) do you need?`)];
}

// One table negotiates one unit price.
function aboutUnits({ lines }: RequestDetails): readonly ClarifyingQuestion[] {
  const units = [...new Set(lines.flatMap(({ quantity }) => quantity?.unitCode ?? []))];
  if (units.length < 2) return [];
  return [ask('award_mode', `Lines in ${units.join(' and ')} share no unit price. Award each by lot?`, ['BY_LOT'])];
}

function aboutBudget(details: RequestDetails, { budget }: NeedReadings): readonly ClarifyingQuestion[] {
  if (!details.budget || !budget) return [ask('budget', 'What may it cost at most, in which currency?')];
  const { value, currencyCode } = details.budget;
  const currency = ask('budget.currency_code', `Which currency is ${value.toFixed()} in?`, offeredCurrencies);
  const period = ask('budget_period', `Is ${value.toFixed()} the total, or for each year or month?`, [
    'TOTAL',
    'PER_YEAR',
    'PER_MONTH',
  ]);
  const isPeriodOpen = budget.period === undefined && (isBoughtForATerm(details.category) || details.termMonths > 0);
  return [...(currencyCode === '' ? [currency] : []), ...(isPeriodOpen ? [period] : [])];
}

function aboutTerm(
  { category, termMonths, budgetPeriod }: RequestDetails,
  { term }: NeedReadings,
): readonly ClarifyingQuestion[] {
  const isNeeded = isBoughtForATerm(category) || budgetPeriod === 'per_year' || budgetPeriod === 'per_month';
  if (term !== undefined || termMonths > 0 || !isNeeded) return [];
  return [ask('term_months', 'For how long do you need it?', ['12 months', '24 months', '36 months'])];
}

function aboutDay({ neededBy }: NeedReadings): readonly ClarifyingQuestion[] {
  if (neededBy === undefined) return [ask('needed_by', 'By which day do you need it?')];
  if (neededBy.otherwise === undefined) return [];
  return [ask('needed_by', 'Which day is meant?', [neededBy.value, neededBy.otherwise])];
}

function aboutCompliance({ compliance, category }: RequestDetails): readonly ClarifyingQuestion[] {
  if (compliance.length > 0 || !category.startsWith('software')) return [];
  return [ask('compliance', 'Which certificates must the vendor hold?', ['SOC2', 'ISO27001', 'GDPR', 'none'])];
}

function aboutRegion({ region }: RequestDetails): readonly ClarifyingQuestion[] {
  return region === '' ? [ask('region', 'Where is it needed?', ['EU', 'US', 'GB', 'GLOBAL'])] : [];
}

function ask(field: string, question: string, options: readonly string[] = []): ClarifyingQuestion {
  return { field, question, options };
}
