import type { Agent } from '@procur/negotiation-engine/agent';
import type { Issue } from '@procur/negotiation-engine/issue';
import type { ValueRule } from '@procur/negotiation-engine/mandate';
import type { Outcome } from '@procur/negotiation-engine/outcome-space';
import { openSeller } from '@procur/negotiation-engine/seller';
import type { Worth } from '@procur/negotiation-engine/worth-profile';
import { Decimal } from 'decimal.js';
import type { Guardrails } from '../guardrails.ts';
import { nothingPresses, type Occasion, situationOf } from './selling-situation.ts';
import { nearestStep } from './table-setup.ts';

export type SellerBrief = {
  readonly threadId: string;
  readonly issues: readonly Issue[];
  readonly listOffer: Outcome;
  readonly maximumRounds: number;
  readonly guardrails: Guardrails;
  /** What the table is about and since when; without it nothing presses the vendor. */
  readonly occasion?: Occasion;
  /** True once the buyer has said that somebody is ahead. */
  readonly isBehind?: boolean;
};

/** The seller's side of one table. Deterministic: the same brief and moves give the same answer. */
export function openSellerAgent(brief: SellerBrief): Agent {
  const { issues, listOffer, guardrails } = brief;
  const listPrice = String(listOffer.unit_price);
  const floorPrice = floorOn(issues, guardrails.floorUnitPrice);
  const allowed = allowedValues(issues, guardrails);
  return openSeller({
    issues,
    personality: guardrails.personality,
    situation: { ...pressureOn(brief), competition: brief.isBehind ? 1 : 0 },
    floorPrice,
    normalTerms: normalTerms(issues, listOffer, allowed),
    worth: worthOfTerms(issues, new Decimal(listPrice)),
    allowed,
    rounds: brief.maximumRounds,
    seed: seedOf(brief.threadId),
  });
}

function pressureOn({ guardrails: { situation = nothingPresses }, occasion }: SellerBrief) {
  return occasion ? situationOf(situation, occasion) : { quarterProgress: 0, idleCapacity: 0 };
}

/** The list price with terms that the guardrails allow: all that a seller without margin has to offer. */
export function firmOffer({ issues, listOffer, guardrails }: Omit<SellerBrief, 'threadId' | 'maximumRounds'>): Outcome {
  return normalTerms(issues, listOffer, allowedValues(issues, guardrails));
}

/** Whether the guardrails leave nothing to negotiate below the list price. */
export function hasNoMargin({ issues, guardrails }: Pick<SellerBrief, 'issues' | 'guardrails'>): boolean {
  const price = issues.find((issue) => issue.name === 'unit_price');
  return price?.type === 'money' && new Decimal(floorOn(issues, guardrails.floorUnitPrice)).gte(price.max);
}

/** Whether the guardrails leave any deal at this table; without one the seller stands up at once. */
export function canDeal({ issues, guardrails }: Pick<SellerBrief, 'issues' | 'guardrails'>): boolean {
  const price = issues.find((issue) => issue.name === 'unit_price');
  if (price?.type !== 'money') return false;
  const rules = allowedValues(issues, guardrails);
  const isSayable = issues.every((issue) => hasAllowedValue(issue, rules[issue.name]));
  return (
    isSayable && guardrails.currencyCode === price.currencyCode && new Decimal(guardrails.floorUnitPrice).lte(price.max)
  );
}

/** The floor on the grid of prices, rounded up: a step below it is a loss. */
function floorOn(issues: readonly Issue[], floor: string): string {
  const price = issues.find((issue) => issue.name === 'unit_price');
  if (price?.type !== 'money') return floor;
  const steps = Decimal.max(0, new Decimal(floor).minus(price.min)).dividedBy(price.step).ceil();
  return Decimal.min(price.max, new Decimal(price.min).plus(steps.times(price.step))).toFixed();
}

function allowedValues(issues: readonly Issue[], guardrails: Guardrails): Readonly<Record<string, ValueRule>> {
  const { allowedPaymentTerms, allowedSupportLevels, minimumTermMonths, maximumTermMonths, minimumDeliveryDays } =
    guardrails;
  const rules: Readonly<Record<string, ValueRule | undefined>> = {
    payment_terms: allowedPaymentTerms.length > 0 ? { values: allowedPaymentTerms } : undefined,
    support_level: allowedSupportLevels.length > 0 ? { values: allowedSupportLevels } : undefined,
    term_months: { min: minimumTermMonths, ...(maximumTermMonths > 0 ? { max: maximumTermMonths } : {}) },
    delivery_days: { min: minimumDeliveryDays },
  };
  const named = issues.flatMap((issue) => {
    const rule = rules[issue.name];
    return rule ? [[issue.name, rule]] : [];
  });
  return Object.fromEntries(named);
}

function hasAllowedValue(issue: Issue, rule: ValueRule | undefined): boolean {
  if (rule?.values && issue.type === 'choice') return issue.values.some((value) => rule.values?.includes(value));
  if (issue.type !== 'number' || rule === undefined) return true;
  const last = nearestStep(issue, issue.max) > issue.max ? issue.max - issue.step : nearestStep(issue, issue.max);
  const first = nearestStep(issue, Number(rule.min ?? issue.min));
  return last >= Number(rule.min ?? issue.min) && first <= Number(rule.max ?? issue.max);
}

/** What the floor price includes: the list offer's terms, moved to the nearest that the guardrails allow. */
function normalTerms(
  issues: readonly Issue[],
  listOffer: Outcome,
  allowed: Readonly<Record<string, ValueRule>>,
): Outcome {
  const terms = issues.map((issue) => {
    const [value, rule] = [listOffer[issue.name] ?? '', allowed[issue.name]];
    if (issue.type === 'choice' && rule?.values && !rule.values.includes(value))
      return [issue.name, firstAllowed(issue.values, rule)] as const;
    if (issue.type === 'number' && rule?.min !== undefined)
      return [issue.name, nearestStep(issue, Math.max(Number(value), Number(rule.min)))] as const;
    return [issue.name, value] as const;
  });
  return Object.fromEntries(terms);
}

function firstAllowed(values: readonly string[], rule: ValueRule): string {
  return values.find((value) => rule.values?.includes(value)) ?? values[0] ?? '';
}

// What a seller of subscriptions commonly reckons with, as shares of the list price: money costs 8 % a year, a step of support
// costs 2 % to give, and a month of commitment saves 0.15 % of selling again.
const yearlyInterest = 0.08;
const supportStepCost = 0.02;
const termMonthValue = 0.0015;

function worthOfTerms(issues: readonly Issue[], listPrice: Decimal): Readonly<Record<string, Worth>> {
  const list = listPrice.toNumber();
  const worth = issues.flatMap((issue): (readonly [string, Worth])[] => {
    if (issue.name === 'payment_terms' && issue.type === 'choice')
      return [[issue.name, paymentWorth(issue.values, list)]];
    if (issue.name === 'support_level' && issue.type === 'choice')
      return [[issue.name, { perUnit: -list * supportStepCost }]];
    if (issue.name === 'term_months' && issue.type === 'number')
      return [[issue.name, { perUnit: list * termMonthValue }]];
    return [];
  });
  return Object.fromEntries(worth);
}

function paymentWorth(values: readonly string[], list: number): Worth {
  const days = (terms: string) => Number(/(\d+)$/.exec(terms)?.[1] ?? 0);
  return { byValue: Object.fromEntries(values.map((terms) => [terms, (-list * yearlyInterest * days(terms)) / 365])) };
}

/** 32 bits of the thread's id (FNV-1a): stable for ever, so that a decision can be recomputed. */
export function seedOf(threadId: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(threadId)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}
