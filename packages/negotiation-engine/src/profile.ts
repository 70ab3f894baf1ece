import { type Issue, valueCount } from './issue.ts';
import { ensure } from './scenario-error.ts';

/** Extra utility when every named issue lies in its range: what makes a utility non-linear. */
export type Bonus = {
  readonly when: readonly { readonly issue: number; readonly from: number; readonly to: number }[];
  readonly utility: number;
};

/**
 * What one side wants. `values[i][v]` rates value `v` of issue `i` (0 to 1, best usually 1), `weights` say how much the
 * issues count. `reservation` is the utility of no deal, `discount` what one whole session of waiting leaves of a deal
 * (1 = waiting costs nothing). Private: never part of an offer, event or log.
 */
export type Profile = {
  readonly weights: readonly number[];
  readonly values: readonly (readonly number[])[];
  readonly reservation: number;
  readonly discount: number;
  readonly bonuses?: readonly Bonus[];
};

/** The weighted contribution of each value of each issue; the sum over a bid is its additive utility. */
export type Parts = readonly Float64Array[];

/** A profile made ready for arithmetic. */
export type Preferences = {
  readonly parts: Parts;
  readonly bonuses: readonly Bonus[];
  readonly reservation: number;
  readonly discount: number;
};

/** Checks a profile against its issues and multiplies weights in; throws `ScenarioError` on numbers that make no sense. */
export function compileProfile(issues: readonly Issue[], profile: Profile): Preferences {
  checkShape(issues, profile);
  const parts = profile.values.map((values, i) => weighted(values, profile.weights[i] as number));
  const discount = Number.isFinite(profile.discount) ? profile.discount : 1;
  ensure(discount > 0 && discount <= 1, () => ({
    field: 'discount',
    given: String(discount),
    allowed: 'more than 0, at most 1',
  }));
  return { parts, bonuses: profile.bonuses ?? [], reservation: profile.reservation, discount };
}

/** Undiscounted utility of a bid. */
export function utilityOf({ parts, bonuses }: Pick<Preferences, 'parts' | 'bonuses'>, bid: ArrayLike<number>): number {
  let sum = sumOfParts(parts, bid);
  for (const bonus of bonuses) if (applies(bonus, bid)) sum += bonus.utility;
  return sum;
}

/** Additive utility of a bid. */
export function sumOfParts(parts: Parts, bid: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < parts.length; i++) sum += (parts[i] as Float64Array)[bid[i] as number] as number;
  return sum;
}

function applies(bonus: Bonus, bid: ArrayLike<number>): boolean {
  return bonus.when.every(({ issue, from, to }) => (bid[issue] as number) >= from && (bid[issue] as number) <= to);
}

function weighted(values: readonly number[], weight: number): Float64Array {
  return Float64Array.from(values, (value) => value * weight);
}

function checkShape(issues: readonly Issue[], { weights, values, reservation }: Profile): void {
  ensure(weights.length === issues.length && values.length === issues.length, () => ({
    field: 'profile',
    given: `${weights.length} weights and ${values.length} value lists`,
    allowed: `${issues.length} of each`,
  }));
  ensure(weights.every(isShare), () => ({
    field: 'profile.weights',
    given: weights.join(', '),
    allowed: 'numbers of 0 or more',
  }));
  ensure(Number.isFinite(reservation), () => ({
    field: 'reservation',
    given: String(reservation),
    allowed: 'a number',
  }));
  issues.forEach((issue, i) => {
    const list = values[i] as readonly number[];
    ensure(list.length === valueCount(issue) && list.every(Number.isFinite), () => ({
      field: `profile.values of ${issue.name}`,
      given: `${list.length} values`,
      allowed: `${valueCount(issue)} numbers`,
    }));
  });
}

function isShare(weight: number): boolean {
  return Number.isFinite(weight) && weight >= 0;
}
