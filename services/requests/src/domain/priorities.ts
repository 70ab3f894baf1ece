import { DomainError } from '@procur/service-kit/domain-error';

/** Parts of a vendor's score and issues of a negotiation, by the names that `vendors` and `negotiation` give them. */
export const scoreParts = ['compliance', 'price', 'rating', 'features', 'lead time', 'category'] as const;
export const negotiatedTerms = [
  'unit_price',
  'term_months',
  'payment_terms',
  'support_level',
  'delivery_days',
] as const;
export const tones = ['', 'firm', 'balanced', 'friendly'] as const;
export type Tone = (typeof tones)[number];

export type Weights = Readonly<Record<string, number>>;

/** What matters how much. What is not named keeps its default; an empty tone is balanced. */
export type Priorities = { readonly vendorScore: Weights; readonly terms: Weights; readonly tone: Tone };

export const noPriorities: Priorities = { vendorScore: {}, terms: {}, tone: '' };

/** Those of the request before those of the policy, name by name. */
export function combinePriorities(request: Priorities, policy: Priorities): Priorities {
  return {
    vendorScore: { ...policy.vendorScore, ...request.vendorScore },
    terms: { ...policy.terms, ...request.terms },
    tone: request.tone || policy.tone,
  };
}

/** @throws DomainError invalid PRIORITIES_INVALID naming the entry. */
export function checkPriorities({ vendorScore, terms }: Priorities): void {
  checkWeights(vendorScore, 'priorities.vendor_score', scoreParts);
  checkWeights(terms, 'priorities.terms', negotiatedTerms);
}

/** @throws DomainError invalid PRIORITIES_INVALID when the word is no tone. */
export function requireTone(given: string): Tone {
  const tone = tones.find((known) => known === given);
  if (tone === undefined) throw invalid('priorities.tone', given, tones.slice(1));
  return tone;
}

// Relative figures: a hundred leaves room for percentages, and nobody needs a finer scale.
const heaviest = 100;

function checkWeights(weights: Weights, field: string, names: readonly string[]): void {
  for (const [name, weight] of Object.entries(weights)) {
    if (!names.includes(name)) throw invalid(field, name, names);
    if (!(weight >= 0 && weight <= heaviest)) throw invalid(`${field}.${name}`, String(weight), [`0 to ${heaviest}`]);
  }
}

function invalid(field: string, given: string, allowed: readonly string[]): DomainError {
  return new DomainError('invalid', 'PRIORITIES_INVALID', `${field}: given "${given}"`, { field, given, allowed });
}
