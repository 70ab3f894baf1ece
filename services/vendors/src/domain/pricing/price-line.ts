import { DomainError } from '@procur/service-kit/domain-error';
import { Decimal } from 'decimal.js';
import { type PriceTier, tierFor } from './price-tier.ts';
import type { AppliedTax } from './tax-table.ts';

/** Share taken off the list price for what the customer has bought before. */
export const customerTierDiscounts = { standard: '0', silver: '0.03', gold: '0.05' } as const;
export type CustomerTier = keyof typeof customerTierDiscounts;

export type ProductPrice = {
  readonly productId: string;
  readonly version: number;
  readonly tiers: readonly PriceTier[];
  readonly minimumOrderQuantity: string;
  readonly packSize: string;
};

/** A dated rate: one unit of `from` is `rate` of `to`. */
export type ExchangeRate = {
  readonly from: string;
  readonly to: string;
  readonly rate: string;
  readonly source: string;
};

export type PriceTerms = {
  readonly quantity: string;
  readonly currencyCode: string;
  readonly customerTier: CustomerTier;
  readonly tax: AppliedTax;
  /** Digits after the point that the currency is paid in. */
  readonly minorUnitDigits: number;
  readonly rates: readonly ExchangeRate[];
};

/** One step of a price: what was applied, to what, giving what. `amountAfter` of a step is `amountBefore` of the next. */
export type PriceStep = {
  readonly rule: string;
  readonly description: string;
  readonly amountBefore: string;
  readonly amountAfter: string;
  readonly source: string;
};

export type PricedLine = {
  readonly quantity: Decimal;
  readonly listUnitPrice: Decimal;
  readonly unitPrice: Decimal;
  readonly netAmount: Decimal;
  readonly taxAmount: Decimal;
  readonly grossAmount: Decimal;
  readonly trace: readonly PriceStep[];
};

/**
 * Prices one line. The unit price is rounded to what can be paid before it is multiplied, so that the printed unit price times
 * the printed quantity is the printed amount; tax is rounded per line and the totals add rounded lines.
 */
export function priceLine(product: ProductPrice, terms: PriceTerms): PricedLine {
  const trace = new Trace(`product ${product.productId} v${product.version}`);
  const quantity = chargedQuantity(product, new Decimal(terms.quantity), trace);
  const list = tierFor(product.tiers, new Decimal(0));
  const listUnitPrice = trace.start('list_price', `list price per unit in ${list.currencyCode}`, list.unitPrice);
  const broken = quantityBreak(product, quantity, listUnitPrice, trace);
  const discounted = customerDiscount(terms.customerTier, broken, trace);
  const converted = convert(discounted, list.currencyCode, terms, trace);
  const unitPrice = round(converted, terms);
  trace.step(
    'rounding',
    `to the ${terms.minorUnitDigits} decimals of ${terms.currencyCode}`,
    converted,
    unitPrice,
    'ISO 4217',
  );
  const netAmount = round(unitPrice.times(quantity), terms);
  trace.step('quantity', `times ${quantity.toFixed()}`, unitPrice, netAmount, trace.productSource);
  const taxAmount = round(netAmount.times(terms.tax.rate), terms);
  const grossAmount = netAmount.plus(taxAmount);
  trace.step('tax', `${terms.tax.name} ${percent(terms.tax.rate)}`, netAmount, grossAmount, terms.tax.source);
  const listInCurrency = round(convert(listUnitPrice, list.currencyCode, terms), terms);
  return { quantity, listUnitPrice: listInCurrency, unitPrice, netAmount, taxAmount, grossAmount, trace: trace.steps };
}

/** The quantity asked, raised to the minimum order and to whole packs. */
function chargedQuantity(product: ProductPrice, asked: Decimal, trace: Trace): Decimal {
  if (!asked.gt(0))
    throw new DomainError('invalid', 'QUANTITY_NOT_POSITIVE', 'a quantity is above 0', {
      field: 'quantity',
      given: asked.toFixed(),
    });
  const minimum = Decimal.max(asked, product.minimumOrderQuantity);
  trace.step('minimum_order', `minimum order of ${product.minimumOrderQuantity}`, asked, minimum, trace.productSource);
  const packs = new Decimal(product.packSize);
  const whole = packs.gt(0) ? minimum.dividedBy(packs).ceil().times(packs) : minimum;
  trace.step('pack_size', `whole packs of ${product.packSize}`, minimum, whole, trace.productSource);
  return whole;
}

function quantityBreak(product: ProductPrice, quantity: Decimal, list: Decimal, trace: Trace): Decimal {
  const tier = tierFor(product.tiers, quantity);
  const price = new Decimal(tier.unitPrice);
  trace.step('quantity_break', `price from ${tier.minimumQuantity} units`, list, price, trace.productSource);
  return price;
}

function customerDiscount(tier: CustomerTier, price: Decimal, trace: Trace): Decimal {
  const discount = new Decimal(customerTierDiscounts[tier]);
  const after = price.times(new Decimal(1).minus(discount));
  trace.step('customer_tier', `${tier} customer, ${percent(discount)} off`, price, after, `customer tier ${tier}`);
  return after;
}

function convert(price: Decimal, from: string, { currencyCode: to, rates }: PriceTerms, trace?: Trace): Decimal {
  if (from === to) return price;
  const rate = rates.find((known) => known.from === from && known.to === to);
  if (rate === undefined) {
    throw new DomainError('invalid', 'EXCHANGE_RATE_MISSING', `there is no rate from ${from} to ${to}`, {
      field: 'currency_code',
      given: to,
      allowed: [from, ...rates.filter((known) => known.from === from).map((known) => known.to)],
    });
  }
  const after = price.times(rate.rate);
  trace?.step('currency', `1 ${from} is ${rate.rate} ${to}`, price, after, rate.source);
  return after;
}

function round(amount: Decimal, { minorUnitDigits }: PriceTerms): Decimal {
  return amount.toDecimalPlaces(minorUnitDigits, Decimal.ROUND_HALF_UP);
}

function percent(share: Decimal): string {
  return `${share.times(100).toFixed()} %`;
}

/** Collects the steps; those that change nothing are left out, but for the first. */
class Trace {
  readonly steps: PriceStep[] = [];
  readonly productSource: string;

  constructor(productSource: string) {
    this.productSource = productSource;
  }

  start(rule: string, description: string, amount: string): Decimal {
    this.steps.push({ rule, description, amountBefore: '', amountAfter: amount, source: this.productSource });
    return new Decimal(amount);
  }

  // Five values that only make sense together; an object would name each twice.
  step(rule: string, description: string, before: Decimal, after: Decimal, source: string): void {
    if (before.eq(after)) return;
    this.steps.push({ rule, description, amountBefore: before.toFixed(), amountAfter: after.toFixed(), source });
  }
}
