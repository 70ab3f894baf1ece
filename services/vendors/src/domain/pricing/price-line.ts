import { DomainError } from '@procur/service-kit/domain-error';
import { Decimal } from 'decimal.js';
import { customerDiscount } from './customer-tier.ts';
import { stackDiscounts } from './discount-stack.ts';
import { type Conversion, findConversion } from './exchange.ts';
import { findMarginFloor, type MarginFloor } from './margin-floor.ts';
import type { PriceRules } from './price-rules.ts';
import { type PriceTier, tierFor } from './price-tier.ts';
import { type PriceStep, PriceTrace, percent } from './price-trace.ts';
import { type Customer, fitsCustomer, isValidOn, type SelectableProduct } from './rule-selection.ts';
import type { AppliedTax } from './tax-table.ts';

export type ProductPrice = SelectableProduct & {
  readonly version: number;
  readonly tiers: readonly PriceTier[];
  readonly minimumOrderQuantity: string;
  readonly packSize: string;
  /** What a unit costs us, in the currency of the tiers; undefined when nobody said. */
  readonly unitCost?: string | undefined;
};

export type PriceTerms = {
  readonly quantity: string;
  readonly currencyCode: string;
  /** Digits after the point that the currency is paid in. */
  readonly minorUnitDigits: number;
  readonly customer: Customer;
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly tax: AppliedTax;
  readonly rules: PriceRules;
};

export type PricedLine = {
  readonly quantity: Decimal;
  readonly listUnitPrice: Decimal;
  readonly unitPrice: Decimal;
  readonly netAmount: Decimal;
  readonly tax: AppliedTax;
  readonly taxAmount: Decimal;
  readonly grossAmount: Decimal;
  /** What no further reduction may pass; 0 where there is no margin floor. */
  readonly lowestUnitPrice: Decimal;
  readonly belowMarginFloor: boolean;
  readonly trace: readonly PriceStep[];
};

/**
 * Prices one line. The unit price is rounded to what can be paid before it is multiplied, so that the printed unit price times
 * the printed quantity is the printed amount; tax is rounded per line and the totals add rounded lines.
 */
export function priceLine(product: ProductPrice, terms: PriceTerms): PricedLine {
  const trace = new PriceTrace();
  const source = sourceOf(product);
  const quantity = chargedQuantity(product, new Decimal(terms.quantity), trace);
  const unit = unitPriceOf(product, { ...terms, quantity: quantity.toFixed() }, trace);
  const netAmount = round(unit.unitPrice.times(quantity), terms);
  const times = { rule: 'quantity', description: `times ${quantity.toFixed()}`, source };
  trace.step(times, unit.unitPrice, netAmount);
  const { tax } = terms;
  const taxAmount = round(netAmount.times(tax.rate), terms);
  const grossAmount = netAmount.plus(taxAmount);
  const taxed = { rule: 'tax', description: `${tax.name} ${percent(tax.rate)}`, source: tax.source };
  trace.step(taxed, netAmount, grossAmount);
  return { quantity, ...unit, netAmount, tax, taxAmount, grossAmount, trace: trace.steps };
}

/** From the list price of a unit to what is charged for it, in the currency asked. */
function unitPriceOf(product: ProductPrice, terms: PriceTerms, trace: PriceTrace) {
  const { tiers, source } = tiersOf(product, terms);
  const list = tierFor(tiers, new Decimal(0));
  const listed = { rule: 'list_price', description: `list price per unit in ${list.currencyCode}`, source };
  const listPrice = trace.start(listed, new Decimal(list.unitPrice));
  const broken = quantityBreak(tiers, { price: listPrice, source, terms }, trace);
  const discounted = discount(product, { price: broken, currencyCode: list.currencyCode, terms }, trace);
  const conversion = conversionOf(list.currencyCode, terms);
  const converted = convert(discounted, conversion, trace);
  const rounded = round(converted, terms);
  const digits = `to the ${terms.minorUnitDigits} decimals of ${terms.currencyCode}`;
  trace.step({ rule: 'rounding', description: digits, source: 'ISO 4217' }, converted, rounded);
  const undiscounted = round(convert(broken, conversion), terms);
  const listUnitPrice = round(convert(listPrice, conversion), terms);
  return { listUnitPrice, ...keepMargin(product, { rounded, undiscounted, conversion, terms }, trace) };
}

/** The price list that names the product for this customer, else the catalogue. */
function tiersOf(product: ProductPrice, { rules, customer, day }: PriceTerms) {
  for (const list of rules.priceLists) {
    if (!isValidOn(list, day) || !fitsCustomer(list.customers, customer)) continue;
    const found = list.prices.find(({ productId }) => productId === product.productId);
    if (found) return { tiers: found.priceTiers, source: `price list ${list.id}` };
  }
  return { tiers: product.tiers, source: sourceOf(product) };
}

/** The quantity asked, raised to the minimum order and to whole packs. */
function chargedQuantity(product: ProductPrice, asked: Decimal, trace: PriceTrace): Decimal {
  if (!asked.gt(0))
    throw new DomainError('invalid', 'QUANTITY_NOT_POSITIVE', 'a quantity is above 0', {
      field: 'quantity',
      given: asked.toFixed(),
    });
  const source = sourceOf(product);
  const { minimumOrderQuantity, packSize } = product;
  const minimum = Decimal.max(asked, minimumOrderQuantity);
  trace.step(
    { rule: 'minimum_order', description: `minimum order of ${minimumOrderQuantity}`, source },
    asked,
    minimum,
  );
  const packs = new Decimal(packSize);
  const whole = packs.gt(0) ? minimum.dividedBy(packs).ceil().times(packs) : minimum;
  return trace.step({ rule: 'pack_size', description: `whole packs of ${packSize}`, source }, minimum, whole);
}

type Reached = { readonly price: Decimal; readonly source: string; readonly terms: PriceTerms };

function quantityBreak(tiers: readonly PriceTier[], { price, source, terms }: Reached, trace: PriceTrace): Decimal {
  const tier = tierFor(tiers, new Decimal(terms.quantity));
  const description = `price from ${tier.minimumQuantity} units`;
  return trace.step({ rule: 'quantity_break', description, source }, price, new Decimal(tier.unitPrice));
}

type Discountable = { readonly price: Decimal; readonly currencyCode: string; readonly terms: PriceTerms };

function discount(product: ProductPrice, { price, currencyCode, terms }: Discountable, trace: PriceTrace): Decimal {
  const { customer, rules, day, quantity } = terms;
  const tier = customerDiscount(rules.customerTiers, customer.tier);
  let reached = trace.step(tier.reason, price, price.times(new Decimal(1).minus(tier.share)));
  const found = { product, customer, quantity: new Decimal(quantity), currencyCode, day };
  for (const { reason, priceAfter } of stackDiscounts(rules.discounts, reached, found)) {
    reached = trace.step(reason, reached, priceAfter);
  }
  return reached;
}

function conversionOf(from: string, { currencyCode: to, rules, day }: PriceTerms): Conversion | undefined {
  return from === to ? undefined : findConversion(rules.exchangeRates, { from, to }, day);
}

function convert(price: Decimal, conversion: Conversion | undefined, trace?: PriceTrace): Decimal {
  if (conversion === undefined) return price;
  const after = price.times(conversion.factor);
  const { description, source } = conversion;
  trace?.step({ rule: 'currency', description, source }, price, after);
  return after;
}

type Floored = {
  readonly rounded: Decimal;
  readonly undiscounted: Decimal;
  readonly conversion: Conversion | undefined;
  readonly terms: PriceTerms;
};

/** Takes discounts back to the margin floor, but never asks more than the price without them. */
function keepMargin(
  product: ProductPrice,
  { rounded, undiscounted, conversion, terms }: Floored,
  trace: PriceTrace,
): Pick<PricedLine, 'unitPrice' | 'lowestUnitPrice' | 'belowMarginFloor'> {
  const floor = findMarginFloor(terms.rules.marginFloors, product, product.unitCost);
  if (floor === undefined) return { unitPrice: rounded, lowestUnitPrice: new Decimal(0), belowMarginFloor: false };
  // Rounded up: half a cent less would break the margin.
  const payable = convert(floor.price, conversion).toDecimalPlaces(terms.minorUnitDigits, Decimal.ROUND_UP);
  const lowestUnitPrice = Decimal.min(payable, Decimal.max(undiscounted, rounded));
  const unitPrice = trace.step(marginReason(floor), rounded, Decimal.max(rounded, lowestUnitPrice));
  return { unitPrice, lowestUnitPrice, belowMarginFloor: unitPrice.lt(payable) };
}

function marginReason({ ruleId, minimumMargin }: MarginFloor) {
  const description = `discounts end where ${percent(minimumMargin)} margin is left`;
  return { rule: 'margin_floor', description, source: `margin floor ${ruleId}` };
}

function sourceOf({ productId, version }: ProductPrice): string {
  return `product ${productId} v${version}`;
}

function round(amount: Decimal, { minorUnitDigits }: PriceTerms): Decimal {
  return amount.toDecimalPlaces(minorUnitDigits, Decimal.ROUND_HALF_UP);
}
