import { type BuyerSetup, openBuyer } from './buyer.ts';
import type { PersonalityName } from './personality.ts';
import { playSession, type SessionResult } from './play-session.ts';
import { buildProcurementSpace } from './procurement-space.ts';
import { openSeller, type SellerSetup } from './seller.ts';

/** One buyer, one vendor, seats of software: the two cases the product is measured on. */
export type ReferenceCase = {
  readonly listPrice: string;
  readonly floorPrice: string;
  readonly walkAwayPrice: string;
  readonly seats: number;
  readonly rounds: number;
  readonly leastSaving: number;
};

export const s12: ReferenceCase = {
  listPrice: '1200.00',
  floorPrice: '1060.00',
  walkAwayPrice: '1150.00',
  seats: 150,
  rounds: 6,
  leastSaving: 0.075,
};

export const s24: ReferenceCase = {
  listPrice: '950.00',
  floorPrice: '820.00',
  walkAwayPrice: '900.00',
  seats: 80,
  rounds: 7,
  leastSaving: 0.06,
};

const normalTerms = { term_months: '36', payment_days: '30', support_level: 'standard', delivery_days: '14' };

export function issuesOf({ listPrice }: Pick<ReferenceCase, 'listPrice'>) {
  return buildProcurementSpace({
    currencyCode: 'USD',
    listPrice,
    termMonths: [12, 24, 36],
    paymentDays: [14, 30, 45, 60],
    supportLevels: ['standard', 'premium'],
    deliveryDays: [7, 14, 30],
  });
}

export function buyerSetup(reference: ReferenceCase, seed: number): BuyerSetup {
  return {
    issues: issuesOf(reference),
    walkAwayPrice: reference.walkAwayPrice,
    normalTerms,
    worth: {
      term_months: { byValue: { 12: -4, 24: 0, 36: 0 } },
      payment_days: { byValue: { 14: -4, 30: 0, 45: 3, 60: 6 } },
      support_level: { byValue: { premium: 18 } },
      delivery_days: { byValue: { 7: 3, 14: 0, 30: -5 } },
    },
    mandate: { version: 1, allowed: {}, maxRounds: reference.rounds },
    seed,
  };
}

export function sellerSetup(reference: ReferenceCase, personality: PersonalityName, seed: number): SellerSetup {
  return {
    issues: issuesOf(reference),
    personality,
    situation: { quarterProgress: 0.4, idleCapacity: 0.2 },
    floorPrice: reference.floorPrice,
    normalTerms,
    worth: {
      term_months: { byValue: { 12: -20, 24: -8, 36: 0 } },
      payment_days: { byValue: { 14: 2, 30: 0, 45: -4, 60: -8 } },
      support_level: { byValue: { premium: -12 } },
      delivery_days: { byValue: { 7: -5, 14: 0, 30: 2 } },
    },
    rounds: reference.rounds,
    seed,
  };
}

export function playReference(reference: ReferenceCase, personality: PersonalityName, seed: number): SessionResult {
  const buyer = openBuyer(buyerSetup(reference, seed));
  return playSession(buyer, openSeller(sellerSetup(reference, personality, seed + 1)), {
    rounds: reference.rounds,
    closingWord: true,
  });
}
