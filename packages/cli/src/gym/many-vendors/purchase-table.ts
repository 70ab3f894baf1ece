import { type Agent, openAgent, prepareSide } from '@procur/negotiation-engine/agent';
import type { Bid } from '@procur/negotiation-engine/outcome-space';
import { buildProcurementSpace } from '@procur/negotiation-engine/procurement-space';
import { utilityOf } from '@procur/negotiation-engine/profile';
import { profileFromWorth, type Worth } from '@procur/negotiation-engine/worth-profile';

/** What several vendors are asked for: seats at a list price of 1,200 against a budget of 1,150, in six rounds. */
export const purchase = { listPrice: 1200, walkAwayPrice: 1150, openingPrice: 1020, rounds: 6 };

// Steps of 2.00 and three terms keep a table small enough for hundreds of tables of up to five vendors in a minute.
export const issues = buildProcurementSpace({
  currencyCode: 'USD',
  listPrice: `${purchase.listPrice}.00`,
  priceStep: '2.00',
  termMonths: [12, 24, 36],
  paymentDays: [14, 30, 60],
  supportLevels: ['standard', 'premium'],
});

/** Values that both sides' limits include. */
export const normalTerms = { term_months: '36', payment_days: '30', support_level: 'standard' };

const worth: Readonly<Record<string, Worth>> = {
  unit_price: { perUnit: -1 },
  term_months: { byValue: { 12: -4, 24: 0, 36: 0 } },
  payment_days: { byValue: { 14: -4, 30: 0, 60: 6 } },
  support_level: { byValue: { premium: 18 } },
};

const walkAway = `${purchase.walkAwayPrice}.00`;
const opening = `${purchase.openingPrice}.00`;
const profile = profileFromWorth({
  issues,
  worth,
  limit: { ...normalTerms, unit_price: walkAway },
  allowed: { unit_price: { min: opening, max: walkAway } },
});
const setup = {
  issues,
  profile,
  hasClosingWord: true,
  rounds: purchase.rounds,
  strategy: 'steadfast' as const,
  mandate: { version: 1, allowed: { unit_price: { max: walkAway } }, maxRounds: purchase.rounds },
  asking: { unit_price: { min: opening } },
};
const side = prepareSide(setup);

/** Utility to the buyer of buying nothing. */
export const noDeal = profile.reservation;

/** The buyer's agent for one vendor; `alternative` is the utility of what can be had elsewhere. */
export function openBuyerAt(seed: number, alternative = Number.NEGATIVE_INFINITY): Agent {
  const reservation = Math.max(profile.reservation, alternative);
  const raised = { ...side, preferences: { ...side.preferences, reservation } };
  return openAgent({ ...setup, seed, profile: { ...profile, reservation } }, { side: raised });
}

/** What an outcome is worth to the buyer: 1 at the opening price with the best terms. */
export function worthToBuyer(bid: Bid): number {
  return utilityOf(side.preferences, bid);
}
