import type { Ratio, RoundingMode } from './ratio.ts';

/** A number that is fixed, or follows from the value of an issue; a value that is no plain decimal is unresolved. */
export type Figure =
  | { readonly fixed: Ratio }
  | { readonly issue: number; readonly byValue: readonly (Ratio | undefined)[] };

/** What a price is the price of. */
export const priceBases = ['unit-year', 'unit-month', 'unit', 'total'] as const;
export type PriceBasis = (typeof priceBases)[number];

/** What a charge counts by; "percent" is of the price of all units over the term. */
export const chargeBases = ['once', 'year', 'month', 'unit', 'unit-year', 'percent'] as const;
export type ChargeBasis = (typeof chargeBases)[number];

/** A charge; `amount` undefined is unresolved: nothing can be bound while it is. */
export type Charge = { readonly name: string; readonly amount: Figure | undefined; readonly per: ChargeBasis };

/** What is rounded: each line of the bill, the price of one unit with its tax, or the total alone. */
export const roundedThings = ['line', 'unit', 'total'] as const;

export type Rounding = {
  readonly mode: RoundingMode;
  readonly per: (typeof roundedThings)[number];
  /** Digits after the point of the smallest coin. */
  readonly minorUnits: number;
};

/** The currency everything is in, or the issue that says so; amounts count in the currency of the limits. */
export type Currency =
  | { readonly code: string }
  | {
      readonly code: string;
      readonly issue: number;
      /** By value of the issue: units of `code` for one of that currency; undefined without a rate. */
      readonly rates: readonly (Ratio | undefined)[];
    };

/** The money part of a referee's policy, ready for arithmetic. Private to our side. */
export type MoneyPolicy = {
  readonly role: 'buyer' | 'seller';
  readonly price: Figure;
  readonly basis: PriceBasis;
  readonly quantity: Figure;
  readonly termMonths: Figure;
  readonly fees: readonly Charge[];
  readonly credits: readonly Charge[];
  readonly tax: { readonly percent: Figure; readonly isIncluded: boolean };
  readonly rounding: Rounding;
  readonly currency: Currency;
  /** Buyer: the most that may be paid all-in, and for one unit. */
  readonly maximumTotal: Ratio | undefined;
  readonly maximumUnitPrice: Ratio | undefined;
  /** Buyer: all-in total above which the answer is not ours alone. Seller: net total above which it is not. */
  readonly authorityLimit: Ratio | undefined;
  readonly aboveAuthority: 'never' | 'hold';
  /** Seller: least unit price, and least net total. */
  readonly floor: Ratio | undefined;
  readonly floorTotal: Ratio | undefined;
};
