/** An exact amount as a plain decimal with its ISO 4217 currency. */
export type Amount = { readonly currencyCode: string; readonly value: string };
export type Quantity = { readonly value: string; readonly unitCode: string };

export type LineToPrice = { readonly lineId: string; readonly productId: string; readonly quantity: Quantity };

/** What was applied to an amount, in order; the steps lead from the list price to what is charged. */
export type PriceStep = {
  readonly rule: string;
  readonly description: string;
  readonly amountBefore: string;
  readonly amountAfter: string;
  readonly source: string;
};

export type PricedLine = {
  readonly lineId: string;
  readonly quantity: Quantity;
  readonly unitPrice: Amount;
  readonly netAmount: Amount;
  readonly taxName: string;
  readonly taxRate: string;
  /** Rounded for the line; totals add what is printed. */
  readonly taxAmount: Amount;
  readonly deliveryDate: string;
  readonly trace: readonly PriceStep[];
  /** The price lies below what the seller wants to earn at least; a person decides whether it is offered. */
  readonly isBelowMargin: boolean;
};

/** An amount beside the lines: "delivery", or the reduction of a "bundle", which is negative. */
export type Charge = {
  readonly kind: string;
  readonly name: string;
  readonly netAmount: Amount;
  readonly taxName: string;
  readonly taxRate: string;
  readonly taxAmount: Amount;
};

export type TaxAmount = {
  readonly name: string;
  readonly rate: string;
  readonly base: Amount;
  readonly amount: Amount;
};

export type PricedLines = {
  readonly lines: readonly PricedLine[];
  readonly charges: readonly Charge[];
  readonly netTotal: Amount;
  readonly taxes: readonly TaxAmount[];
  readonly grossTotal: Amount;
};
