import { DomainError } from '@procur/service-kit/domain-error';
import { minorUnitDigits } from '@procur/service-kit/money';
import { checkPriceRules } from '../domain/pricing/check-price-rules.ts';
import { isCalendarDay } from '../domain/pricing/delivery-date.ts';
import { estimateDelivery } from '../domain/pricing/delivery-estimate.ts';
import { priceLine } from '../domain/pricing/price-line.ts';
import type { PriceRules } from '../domain/pricing/price-rules.ts';
import { type SheetTotals, totalSheet } from '../domain/pricing/price-sheet.ts';
import type { SheetLine, SheetTerms } from '../domain/pricing/sheet-line.ts';
import { findTax } from '../domain/pricing/tax-table.ts';
import type { Ports } from '../ports.ts';
import { readPriceRules } from './get-price-rules.ts';
import { findProducts, productNotFound, type SoldProduct } from './get-product.ts';

export type LineToPrice = {
  readonly lineId: string;
  readonly productId: string;
  readonly quantity: string;
  readonly unitCode: string;
};
export type PriceRequest = {
  readonly lines: readonly LineToPrice[];
  readonly currencyCode: string;
  readonly countryCode: string;
  /** Empty means standard. */
  readonly customerTier: string;
  /** Empty for somebody unknown. */
  readonly customerId: string;
  /** YYYY-MM-DD; empty means today. */
  readonly priceDate: string;
  /** 0 for those in force. */
  readonly rulesVersion: number;
  /** Rules to try out instead of published ones. */
  readonly draftRules: PriceRules | undefined;
};
export type LinePrice = SheetLine & { readonly unitCode: string; readonly deliveryDate: string };
export type PriceSheet = SheetTotals & {
  readonly lines: readonly LinePrice[];
  readonly currencyCode: string;
  /** 0 when nothing has been published or a draft was tried. */
  readonly rulesVersion: number;
};

type PricePorts = Pick<Ports, 'database' | 'now' | 'taxRates' | 'exchangeRates' | 'pricing'>;

/** Exact prices of chosen products. All or nothing: a line that cannot be priced refuses the call and says which. */
export function priceLines(ports: PricePorts) {
  return async (organisationId: string, request: PriceRequest): Promise<PriceSheet> => {
    const { version, rules } = await rulesOf(ports, organisationId, request);
    const terms = termsOf(request, { rules, day: priceDay(request.priceDate, ports.now()) });
    const ids = [...new Set(request.lines.map(({ productId }) => productId))];
    const products = new Map((await findProducts(ports, organisationId, ids)).map((product) => [product.id, product]));
    const lines = request.lines.map((line, index): LinePrice => {
      const product = products.get(line.productId);
      if (product === undefined) throw productNotFound(line.productId);
      return priceOf(line, { product, terms, index, taxRates: ports.taxRates });
    });
    return { lines, currencyCode: request.currencyCode, rulesVersion: version, ...totalSheet(lines, terms) };
  };
}

/** The organisation's rules, with the exchange rates of the platform's file behind its own. */
async function rulesOf(
  { database, exchangeRates, pricing }: PricePorts,
  organisationId: string,
  { draftRules, rulesVersion }: PriceRequest,
): Promise<{ readonly version: number; readonly rules: PriceRules }> {
  if (draftRules) checkPriceRules(draftRules, pricing.maxRuleEntries);
  const { version, rules } = draftRules
    ? { version: 0, rules: draftRules }
    : await database.read((em) => readPriceRules(em, organisationId, rulesVersion));
  return { version, rules: { ...rules, exchangeRates: [...rules.exchangeRates, ...exchangeRates] } };
}

function termsOf(request: PriceRequest, { rules, day }: Pick<SheetTerms, 'rules' | 'day'>): SheetTerms {
  const { currencyCode, countryCode, customerTier, customerId } = request;
  const customer = { tier: customerTier || 'standard', customerId };
  return { rules, day, customer, currencyCode, countryCode, minorUnitDigits: minorUnitDigits(currencyCode) };
}

type LineCase = {
  readonly product: SoldProduct;
  readonly terms: SheetTerms;
  readonly index: number;
  readonly taxRates: Ports['taxRates'];
};

function priceOf(line: LineToPrice, { product, terms, index, taxRates }: LineCase): LinePrice {
  const { id: productId, vendorId, category, brand, unitCode, priceTiers: tiers } = product;
  const selectable = { productId, vendorId, category, brand };
  const tax = findTax(terms.rules.taxes, taxRates, { ...terms, product: selectable });
  const quantity = checkQuantity(line, product, index);
  const unitCost = product.unitCost ?? undefined;
  const priced = priceLine({ ...product, ...selectable, tiers, unitCost }, { ...terms, quantity, tax });
  const deliveryDate = estimateDelivery({ ...product, ...selectable }, priced.quantity, terms);
  return { ...selectable, lineId: line.lineId, unitCode, deliveryDate, ...priced };
}

function priceDay(given: string, now: Date): string {
  if (given === '') return now.toISOString().slice(0, 10);
  if (isCalendarDay(given)) return given;
  throw new DomainError('invalid', 'PRICE_DATE_INVALID', `${given} is not a day`, {
    field: 'price_date',
    given,
    allowed: ['YYYY-MM-DD'],
  });
}

function checkQuantity({ quantity }: LineToPrice, product: SoldProduct, index: number): string {
  if (/^\d{1,12}(\.\d{1,6})?$/.test(quantity)) return quantity;
  throw new DomainError('invalid', 'QUANTITY_INVALID', `${quantity} is not a quantity of ${product.sku}`, {
    field: `lines[${index}].quantity`,
    given: quantity,
    allowed: ['a number above 0 with at most six decimals'],
  });
}
