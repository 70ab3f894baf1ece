import { Decimal } from 'decimal.js';
import { findConversion } from './exchange.ts';
import { type PriceCharge, taxedCharge } from './price-charge.ts';
import type { DeliveryRule, RuleAmount } from './price-rules.ts';
import { PriceTrace } from './price-trace.ts';
import { fitsProduct, isValidOn, type SelectableProduct } from './rule-selection.ts';
import type { SheetLine, SheetTerms } from './sheet-line.ts';
import type { AppliedTax } from './tax-table.ts';

/** What decides by which rule something is delivered. */
export type DeliveryTerms = Pick<SheetTerms, 'rules' | 'day' | 'countryCode'>;

/** The first rule that fits the place, the day and the product. */
export function deliveryRuleFor(
  product: SelectableProduct,
  { rules, day, countryCode }: DeliveryTerms,
): DeliveryRule | undefined {
  return rules.delivery.find(
    (rule) =>
      isValidOn(rule, day) &&
      (rule.countryCodes.length === 0 || rule.countryCodes.includes(countryCode)) &&
      fitsProduct(rule.products, product),
  );
}

/**
 * Delivery of what each vendor sends, once per vendor and rule. Taxed like the goods it carries; where those have several
 * rates, like the part with the largest net amount (delivery shares the treatment of the main supply).
 */
export function deliveryCharges(lines: readonly SheetLine[], terms: SheetTerms): PriceCharge[] {
  const covered = lines.flatMap((line) => {
    const rule = deliveryRuleFor(line, terms);
    return rule ? [{ line, rule }] : [];
  });
  const parcels = Map.groupBy(covered, ({ line, rule }) => `${line.vendorId} ${rule.id}`);
  return [...parcels.values()].flatMap((parcel) => {
    const [first] = parcel;
    if (first === undefined) return [];
    const charge = chargeOf(
      first.rule,
      parcel.map(({ line }) => line),
      terms,
    );
    return charge.netAmount.isZero() ? [] : [charge];
  });
}

function chargeOf(rule: DeliveryRule, lines: readonly SheetLine[], terms: SheetTerms): PriceCharge {
  const trace = new PriceTrace();
  const netAmount = netOf(rule, { lines, terms }, trace);
  const { minorUnitDigits } = terms;
  return taxedCharge(
    { kind: 'delivery', name: rule.name, netAmount, tax: mainTax(lines), lines, minorUnitDigits },
    trace,
  );
}

type Parcel = { readonly lines: readonly SheetLine[]; readonly terms: SheetTerms };

function netOf(rule: DeliveryRule, { lines, terms }: Parcel, trace: PriceTrace): Decimal {
  const source = `delivery ${rule.id}`;
  const flat = inSheetCurrency(rule.flatAmount, terms);
  const start = trace.start({ rule: 'delivery', description: rule.name, source }, flat);
  const units = lines.reduce((sum, { quantity }) => sum.plus(quantity), new Decimal(0));
  const perUnit = inSheetCurrency(rule.perUnitAmount, terms).times(units);
  const full = start.plus(perUnit).toDecimalPlaces(terms.minorUnitDigits, Decimal.ROUND_HALF_UP);
  trace.step({ rule: 'per_unit', description: `for ${units.toFixed()} units`, source }, start, full);
  const goods = lines.reduce((sum, { netAmount }) => sum.plus(netAmount), new Decimal(0));
  const isFree = rule.freeFrom !== undefined && goods.gte(inSheetCurrency(rule.freeFrom, terms));
  const free = `free from goods of ${rule.freeFrom?.amount} ${rule.freeFrom?.currencyCode}`;
  return trace.step({ rule: 'free_delivery', description: free, source }, full, isFree ? new Decimal(0) : full);
}

function inSheetCurrency(given: RuleAmount | undefined, { rules, currencyCode, day }: SheetTerms): Decimal {
  if (given === undefined) return new Decimal(0);
  if (given.currencyCode === currencyCode) return new Decimal(given.amount);
  const { factor } = findConversion(rules.exchangeRates, { from: given.currencyCode, to: currencyCode }, day);
  return factor.times(given.amount);
}

function mainTax(lines: readonly SheetLine[]): AppliedTax {
  const byRate = Map.groupBy(lines, ({ tax }) => tax.rate.toFixed());
  const net = (group: readonly SheetLine[]) =>
    group.reduce((sum, { netAmount }) => sum.plus(netAmount), new Decimal(0));
  const main = [...byRate.values()].reduce((best, other) => (net(other).gt(net(best)) ? other : best));
  return (main[0] as SheetLine).tax;
}
