import type { EstimateTrust, Foresight } from '@procur/negotiation-engine/agent';
import { openBuyer } from '@procur/negotiation-engine/buyer';
import { type DealMap, type DealPoint, type DealSides, judgeDeal, mapDeals } from '@procur/negotiation-engine/deal-map';
import { equalPackages } from '@procur/negotiation-engine/equal-packages';
import type { Move } from '@procur/negotiation-engine/history';
import {
  compileProfile,
  type Parts,
  type Preferences,
  type Profile,
  utilityOf,
} from '@procur/negotiation-engine/profile';
import { toBid } from './table-terms.ts';
import { issueNames, type Terms } from './terms.ts';
import { profileOf, type ThreadAgent } from './thread-agent.ts';

/** An offer on the record of a thread. */
export type PathOffer = {
  readonly id: string;
  readonly round: number;
  readonly party: 'buyer' | 'seller';
  readonly terms: Terms;
};

export type ThreadRecord = {
  readonly agent: ThreadAgent;
  readonly moves: readonly Move[];
  /** In the order made, the list offer first. */
  readonly offers: readonly PathOffer[];
  /** The offer that was agreed, while there is one. */
  readonly agreedOfferId: string | null;
};

/** One thread seen from above. Private to the buyer's side; the vendor's utilities are an estimate from its offers. */
export type ThreadMap = {
  readonly map: DealMap;
  readonly walkAway: number;
  readonly path: readonly (PathOffer & { readonly point: DealPoint })[];
  readonly agreement: DealPoint | null;
  /** What the agreement left to be gained. */
  readonly left: (ReturnType<typeof judgeDeal> & { readonly perUnitAndYear: number }) | null;
  readonly packages: readonly DealPoint[];
  readonly packagesTolerance: number;
  readonly estimate: OpponentEstimate;
};

export type OpponentEstimate = EstimateTrust & {
  /** Its limit in its own utility; null before its first offer. */
  readonly limit: Foresight['reservation'];
  /** By issue, in the order of the table; adds up to 1. */
  readonly issueWeights: readonly { readonly issue: string; readonly weight: number }[];
};

/** A difference in utility below which a buyer would not care which of two packages it gets. */
const packagesTolerance = 0.02;

/** Draws the map from the record alone: what was possible under the mandate the agent has now, and what was said. */
export function mapThread({ agent, moves, offers, agreedOfferId }: ThreadRecord): ThreadMap {
  const buyer = openBuyer(agent);
  const state = { moves, round: Math.max(1, ...moves.map(({ round }) => round)) };
  const parts = buyer.estimateOther(state);
  const sides = sidesOf(agent, parts);
  const map = mapDeals(sides);
  const own = compileProfile(agent.issues, sides.own);
  const path = offers.map((offer) => ({ ...offer, point: pointOf(agent, own, { parts, terms: offer.terms }) }));
  const agreement = path.find(({ id }) => id === agreedOfferId)?.point ?? null;
  const aim = agreement ?? path.findLast(({ party }) => party === 'buyer')?.point ?? map.kalai;
  const { reservation } = buyer.foresee(state);
  return {
    map,
    walkAway: own.reservation,
    path,
    agreement,
    left: agreement && valueLeft(map, agreement, moneyPerUtility(agent, own)),
    packages: equalPackages(sides, { own: aim.own, tolerance: packagesTolerance }),
    packagesTolerance,
    estimate: { ...buyer.trustInEstimate(state), limit: reservation, issueWeights: weightsOf(agent, parts) },
  };
}

/** What may be agreed under the mandate. Their limit is not known: nothing of theirs is taken for impossible. */
function sidesOf(agent: ThreadAgent, parts: Parts): DealSides {
  const { issues, mandate, walkAwayPrice, openingPrice } = agent;
  const price = { ...(openingPrice !== undefined && { min: openingPrice }), max: walkAwayPrice };
  const other: Profile = {
    weights: issues.map(() => 1),
    values: parts.map((column) => Array.from(column)),
    reservation: 0,
    discount: 1,
  };
  return { issues, own: profileOf(agent), other, allowed: { ...mandate.allowed, [issueNames.unitPrice]: price } };
}

type Valued = { readonly parts: Parts; readonly terms: Terms };

function pointOf({ issues }: ThreadAgent, own: Preferences, { parts, terms }: Valued): DealPoint {
  const bid = toBid(issues, terms);
  return { bid, own: utilityOf(own, bid), other: utilityOf({ parts, bonuses: [] }, bid) };
}

function valueLeft(map: DealMap, agreement: DealPoint, perUtility: number) {
  const judged = judgeDeal(map, agreement);
  return { ...judged, perUnitAndYear: judged.leftOnTable * perUtility };
}

/** Money per unit and year that a whole utility is worth: the price is linear, so one of its steps tells. */
function moneyPerUtility({ issues }: ThreadAgent, { parts }: Preferences): number {
  const at = issues.findIndex(({ name }) => name === issueNames.unitPrice);
  const [price, column] = [issues[at], parts[at]];
  const gain = (column?.[0] ?? 0) - (column?.[1] ?? 0);
  return price?.type === 'money' && gain > 0 ? Number(price.step) / gain : 0;
}

function weightsOf({ issues }: ThreadAgent, parts: Parts): OpponentEstimate['issueWeights'] {
  const ranges = parts.map((column) => Math.max(...column) - Math.min(...column));
  const total = ranges.reduce((sum, range) => sum + range, 0);
  return issues.map(({ name: issue }, i) => ({ issue, weight: total > 0 ? (ranges[i] ?? 0) / total : 0 }));
}
