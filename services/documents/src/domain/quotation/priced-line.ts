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
  readonly taxRate: string;
  readonly deliveryDate: string;
  readonly trace: readonly PriceStep[];
};

export type TaxAmount = {
  readonly name: string;
  readonly rate: string;
  readonly base: Amount;
  readonly amount: Amount;
};

export type PricedLines = {
  readonly lines: readonly PricedLine[];
  readonly netTotal: Amount;
  readonly taxes: readonly TaxAmount[];
  readonly grossTotal: Amount;
};
