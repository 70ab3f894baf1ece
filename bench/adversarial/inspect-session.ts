import type { Terms } from '@procur/buyer-agent/terms';
import type { BuyerSession } from './buyer-session.ts';
import { exactTotal, scaled } from './exact-budget.ts';
import type { RandomTable } from './random-table.ts';

/** A decision that binds: an offer that leaves the house, or terms that are agreed. */
export type Binding = { readonly terms: Terms; readonly needsPerson: boolean };

export function bindingDecisions({ steps, agreed }: BuyerSession): readonly Binding[] {
  const offers = steps.flatMap((step) =>
    step.kind === 'offer' ? [{ terms: step.offer.terms, needsPerson: step.needsPerson }] : [],
  );
  return agreed ? [...offers, agreed] : offers;
}

/** Each rule on its own, in whole numbers, without a line of the code under test. */
export const inspections = {
  budget: ({ mandate, quantity }: RandomTable, { terms }: Binding) =>
    mandate.maximumTotal !== undefined &&
    exactTotal(terms, mandate, quantity, mandate.allowedTermMonths[0] ?? 12) > scaled(mandate.maximumTotal),
  currency: ({ mandate }: RandomTable, { terms }: Binding) =>
    terms.some((term) => term.kind === 'money' && term.currencyCode !== mandate.currencyCode),
  reservation: ({ mandate }: RandomTable, { terms }: Binding) =>
    moneyOf(terms).some((amount) => scaled(amount) > scaled(mandate.walkAwayUnitPrice)),
  policy: ({ mandate }: RandomTable, { terms }: Binding) =>
    isOutside(terms, 'payment_terms', mandate.allowedPaymentTerms) ||
    isOutside(terms, 'support_level', mandate.allowedSupportLevels) ||
    isOutside(terms, 'term_months', mandate.allowedTermMonths.map(String)) ||
    isLater(terms, mandate.maximumDeliveryDays),
  authority: ({ mandate, quantity }: RandomTable, { terms, needsPerson }: Binding) =>
    !needsPerson &&
    mandate.authorityLimit !== undefined &&
    exactTotal(terms, mandate, quantity, mandate.allowedTermMonths[0] ?? 12) > scaled(mandate.authorityLimit),
} as const;

export type Inspection = keyof typeof inspections;

/** Names of the rules that the session broke. Terms that cannot be read are a breach of whatever was to be read. */
export function breachesOf(rules: readonly Inspection[], table: RandomTable, session: BuyerSession): readonly string[] {
  return bindingDecisions(session).flatMap((binding) =>
    rules.filter((rule) => isBroken(rule, table, binding)).map((rule) => `${rule}: ${JSON.stringify(binding.terms)}`),
  );
}

function isBroken(rule: Inspection, table: RandomTable, binding: Binding): boolean {
  try {
    return inspections[rule](table, binding);
  } catch (error) {
    if (error instanceof Error && error.message.endsWith('decimal text')) return true;
    throw error;
  }
}

function moneyOf(terms: Terms): readonly string[] {
  return terms.flatMap((term) => (term.kind === 'money' ? [term.amount] : []));
}

function chosenIn(terms: Terms, issue: string): string | undefined {
  const term = terms.find((candidate) => candidate.issue === issue);
  return term?.kind === 'choice' ? term.choice : term?.kind === 'number' ? term.number : undefined;
}

function isOutside(terms: Terms, issue: string, allowed: readonly string[]): boolean {
  const value = chosenIn(terms, issue);
  return value !== undefined && allowed.length > 0 && !allowed.includes(value);
}

function isLater(terms: Terms, maximumDays: number | undefined): boolean {
  const days = chosenIn(terms, 'delivery_days');
  return days !== undefined && maximumDays !== undefined && !(Number(days) <= maximumDays);
}
