import { type BuyerSetup, openBuyer } from '@procur/negotiation-engine/buyer';
import type { Explanation } from '@procur/negotiation-engine/explanation';
import type { Move } from '@procur/negotiation-engine/history';
import { type Issue, valueAt, valueCount } from '@procur/negotiation-engine/issue';
import type { ValueRule } from '@procur/negotiation-engine/mandate';
import type { Bid } from '@procur/negotiation-engine/outcome-space';
import { compileProfile, type Profile, utilityOf } from '@procur/negotiation-engine/profile';
import { ScenarioError } from '@procur/negotiation-engine/scenario-error';
import { profileFromWorth } from '@procur/negotiation-engine/worth-profile';
import { Decimal } from 'decimal.js';
import { expectationsOf, rememberedOffers } from './expectations.ts';
import type { Mandate } from './mandate.ts';
import { expectedDiscount, type RememberedDeal } from './memory.ts';
import { toTerms } from './table-terms.ts';
import { engineWorth, type TermWorth, worthOf } from './term-worth.ts';
import { issueNames, type Terms } from './terms.ts';

/** Names the engine in every result, so that a decision can be recomputed with the same one. */
export const engineName = 'rules/1.0';

/** The engine's setup of one thread. Plain JSON and private: stored before the first offer, so that a later release or a crash changes no decision. */
export type ThreadAgent = BuyerSetup;

/** The table as the agent sees it. */
export type TableState = {
  readonly moves: readonly Move[];
  readonly round: number;
  /** True after the last round: the standing offer can be taken or left. */
  readonly closing: boolean;
  /** Price at which this vendor would be no better than the best terms agreed elsewhere. */
  readonly alternativePrice: string | null;
};

export type AgentDecision = {
  readonly action: 'offer' | 'accept' | 'end';
  /** What is offered; absent unless the action is an offer. */
  readonly terms?: Terms;
  readonly bid?: readonly number[];
  readonly explanation: Explanation;
  /** Offers of about the same value that were weighed against the one made; absent unless one is. */
  readonly passedOver?: readonly PassedOver[];
};

/** An offer that was weighed and not made. Utilities are ours; the vendor's is an estimate. */
export type PassedOver = {
  readonly terms: Terms;
  readonly own: number;
  readonly other: number;
  readonly reason: string;
};

export type AgentFacts = {
  readonly issues: readonly Issue[];
  readonly mandate: Mandate;
  readonly worth: TermWorth;
  readonly seed: number;
  /** How earlier negotiations of the organisation ended; none when absent. */
  readonly memory?: readonly RememberedDeal[];
};

/** The agent of one thread, or `undefined` when no outcome at this table lies within the mandate. */
export function prepareAgent(facts: AgentFacts): ThreadAgent | undefined {
  const setup = toSetup(facts);
  try {
    openBuyer(setup);
    // Only now: a table without a permitted outcome has no utilities that an expectation could be measured in.
    return withPrior(setup, facts);
  } catch (error) {
    // The engine finds no permitted value for an issue: a fact about this vendor's terms, not a fault.
    if (error instanceof ScenarioError && error.fault.field.startsWith('mandate.allowed')) return undefined;
    throw error;
  }
}

/** What to do now. The same agent and state give the same decision, in every process and after every crash. */
export function decideMove(agent: ThreadAgent, { moves, round, closing, alternativePrice }: TableState): AgentDecision {
  const alternative = alternativePrice === null ? undefined : alternativeUtility(agent, alternativePrice);
  // After the last round the rounds are used up and only an acceptance is left; it belongs to the last round.
  const buyer = openBuyer(alternative === undefined || closing ? agent : { ...agent, alternative });
  const { action, bid, explanation } = buyer.decide({ moves, round, closing });
  if (action !== 'offer' || bid === null) return { action, explanation };
  const passedOver = explanation.rejected.map(({ bid: rejected, own, other, reason }) => ({
    ...{ own, other, reason },
    terms: toTerms(agent.issues, rejected),
  }));
  return { action, bid, terms: toTerms(agent.issues, bid), explanation, passedOver };
}

// Below this share of the walk-away price an opening is not taken seriously; between both lies the room to give way.
const openingShareOfWalkAway = '0.9';
const openingShareOfList = '0.85';
// Found by playing second deals against the seven sellers of the engine (bench/negotiation/memory.ts): between .84 and .95
// there is little difference.
const openingShareOfExpected = '0.92';

/** Whether an agent that was prepared before keeps to the walk-away price of this mandate, which a vendor's charges move. */
export function isPreparedFor({ issues, walkAwayPrice }: ThreadAgent, mandate: Mandate): boolean {
  return pricesOf(issues, mandate).limit.eq(walkAwayPrice);
}

function pricesOf(issues: readonly Issue[], { walkAwayUnitPrice }: Mandate) {
  const price = issues.find((issue) => issue.name === issueNames.unitPrice);
  const list = price?.type === 'money' ? price.max : walkAwayUnitPrice;
  // A vendor's list price can be had without negotiating, so nothing above it is ever worth agreeing to.
  return { list, limit: Decimal.min(walkAwayUnitPrice, list) };
}

function toSetup({ issues, mandate, worth, seed, memory = [] }: AgentFacts): BuyerSetup {
  const { list, limit } = pricesOf(issues, mandate);
  const openings = [new Decimal(list).times(openingShareOfList), limit.times(openingShareOfWalkAway)];
  const expected = expectedPrice(list, memory).map((price) => price.times(openingShareOfExpected));
  const wished = mandate.targetUnitPrice === undefined ? [] : [new Decimal(mandate.targetUnitPrice)];
  return {
    issues,
    walkAwayPrice: limit.toFixed(),
    openingPrice: Decimal.min(...openings, ...wished, ...expected).toFixed(),
    normalTerms: leastWelcomeTerms(issues, worth, allowedValues(mandate)),
    worth: engineWorth(worth, issues),
    mandate: { version: mandate.policyVersion, allowed: allowedValues(mandate), maxRounds: mandate.maximumRounds },
    seed,
  };
}

/**
 * What is remembered becomes what the agent believes of the vendor before its first offer. Where it ends is measured with
 * the least welcome terms, which is as little as such a price can be worth.
 */
function withPrior(setup: BuyerSetup, { issues, memory = [] }: AgentFacts): BuyerSetup {
  const price = issues.find((issue) => issue.name === issueNames.unitPrice);
  const expected = expectationsOf(memory, issues);
  const offers = rememberedOffers(memory, issues);
  if (!expected || price?.type !== 'money' || offers.length === 0) return setup;
  const utilityAt = (discount: number) => {
    const asked = new Decimal(price.max).times(new Decimal(1).minus(discount.toFixed(4)));
    return profileWithLimit(setup, asked.toFixed()).reservation;
  };
  const { mean, deviation } = expected.discount;
  const end = utilityAt(mean);
  // Six decimals are the same in every process and in the certificate.
  const shown = (value: number) => Number(value.toFixed(6));
  return {
    ...setup,
    prior: { offers, end: { mean: shown(end), deviation: shown(utilityAt(mean + deviation) - end) } },
  };
}

// What is remembered lowers what is asked for first and nothing else: the limits are the mandate's.
function expectedPrice(list: string, memory: readonly RememberedDeal[]): readonly Decimal[] {
  const discount = expectedDiscount(memory);
  return discount === undefined ? [] : [new Decimal(list).times(new Decimal(1).minus(discount.toFixed(4)))];
}

function allowedValues(mandate: Mandate): Readonly<Record<string, ValueRule>> {
  const { allowedPaymentTerms, allowedTermMonths, allowedSupportLevels, maximumDeliveryDays } = mandate;
  return {
    ...(allowedPaymentTerms.length > 0 && { [issueNames.paymentTerms]: { values: allowedPaymentTerms } }),
    ...(allowedTermMonths.length > 0 && { [issueNames.termMonths]: { values: allowedTermMonths } }),
    ...(allowedSupportLevels.length > 0 && { [issueNames.supportLevel]: { values: allowedSupportLevels } }),
    ...(maximumDeliveryDays !== undefined && { [issueNames.deliveryDays]: { max: maximumDeliveryDays } }),
  };
}

/** The walk-away price holds with any allowed terms, so the limit is that price with the least welcome of them. */
function leastWelcomeTerms(
  issues: readonly Issue[],
  worth: TermWorth,
  allowed: Readonly<Record<string, ValueRule>>,
): Record<string, string | number> {
  const others = issues.filter((issue) => issue.name !== issueNames.unitPrice);
  return Object.fromEntries(
    others.map((issue) => {
      const values = valuesOf(issue).filter((value) => isAllowed(allowed[issue.name], value));
      const [worst] = values.toSorted((a, b) => worthOf(worth, issue.name, a) - worthOf(worth, issue.name, b));
      return [issue.name, worst ?? valuesOf(issue)[0] ?? ''];
    }),
  );
}

function valuesOf(issue: Issue): readonly string[] {
  return Array.from({ length: valueCount(issue) }, (_, index) => String(valueAt(issue, index)));
}

function isAllowed(rule: ValueRule | undefined, value: string): boolean {
  if (rule?.values && !rule.values.map(String).includes(value)) return false;
  return rule?.max === undefined || Number(value) <= Number(rule.max);
}

/**
 * The utility at which this thread is no better than the agreement elsewhere. That agreement is known as a price with all
 * terms counted in; here it becomes the price that is worth the same with the least welcome terms.
 */
function alternativeUtility(agent: ThreadAgent, price: string): number {
  const others = agent.issues.filter((issue) => issue.name !== issueNames.unitPrice);
  const included = others.reduce((sum, { name }) => sum + engineWorthOf(agent, name), 0);
  return profileWithLimit(agent, new Decimal(price).plus(included.toFixed(4)).toFixed()).reservation;
}

/** What an offer is worth to the buyer on the agent's own scale: 1 is the best it may ask for. */
export function utilityOfBid(agent: ThreadAgent, bid: Bid): number {
  return utilityOf(compileProfile(agent.issues, profileOf(agent)), bid);
}

/** The buyer's preferences in one thread, with the walk-away as reservation. */
export function profileOf(agent: ThreadAgent): Profile {
  return profileWithLimit(agent, agent.walkAwayPrice);
}

function profileWithLimit(agent: ThreadAgent, unitPrice: string) {
  const range = { min: agent.openingPrice ?? '0', max: agent.walkAwayPrice };
  return profileFromWorth({
    issues: agent.issues,
    worth: { [issueNames.unitPrice]: { perUnit: -1 }, ...agent.worth },
    limit: { ...agent.normalTerms, unit_price: unitPrice },
    allowed: { ...agent.mandate.allowed, [issueNames.unitPrice]: range },
  });
}

function engineWorthOf({ worth, normalTerms }: ThreadAgent, issue: string): number {
  const value = String(normalTerms[issue]);
  const declared = worth[issue];
  if (!declared) return 0;
  return 'perUnit' in declared ? declared.perUnit * Number(value) : (declared.byValue[value] ?? 0);
}
