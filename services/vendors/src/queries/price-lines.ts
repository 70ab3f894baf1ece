import { DomainError } from '@procur/service-kit/domain-error';
import { minorUnitDigits } from '@procur/service-kit/money';
import { Decimal } from 'decimal.js';
import { deliveryDate, isCalendarDay } from '../domain/pricing/delivery-date.ts';
import { type CustomerTier, customerTierDiscounts, type PricedLine, priceLine } from '../domain/pricing/price-line.ts';
import { type AppliedTax, findTaxRate } from '../domain/pricing/tax-table.ts';
import type { Ports } from '../ports.ts';
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
  readonly customerTier: string;
  /** YYYY-MM-DD; empty means today. */
  readonly priceDate: string;
};
export type LinePrice = PricedLine & {
  readonly lineId: string;
  readonly productId: string;
  readonly unitCode: string;
  readonly deliveryDate: string;
};
export type PriceSheet = {
  readonly lines: readonly LinePrice[];
  readonly currencyCode: string;
  readonly tax: AppliedTax;
  readonly netTotal: Decimal;
  readonly taxTotal: Decimal;
  readonly grossTotal: Decimal;
};

type PricePorts = Pick<Ports, 'database' | 'now' | 'taxRates' | 'exchangeRates'>;

/** Exact prices of chosen products. All or nothing: a line that cannot be priced refuses the call and says which. */
export function priceLines(ports: PricePorts) {
  return async (organisationId: string, request: PriceRequest): Promise<PriceSheet> => {
    const day = priceDay(request.priceDate, ports.now());
    const tax = findTaxRate(ports.taxRates, request.countryCode, day);
    const customerTier = checkTier(request.customerTier);
    const ids = [...new Set(request.lines.map(({ productId }) => productId))];
    const products = new Map((await findProducts(ports, organisationId, ids)).map((product) => [product.id, product]));
    const { currencyCode } = request;
    const rates = ratesOf(ports.exchangeRates, day);
    const terms = { currencyCode, customerTier, tax, minorUnitDigits: minorUnitDigits(currencyCode), rates };
    const lines = request.lines.map((line, index): LinePrice => {
      const product = products.get(line.productId);
      if (product === undefined) throw productNotFound(line.productId);
      const quantity = checkQuantity(line, product, index);
      const price = { productId: product.id, ...product, tiers: product.priceTiers };
      const delivery = deliveryDate({ orderDay: day, leadTimeDays: product.leadTimeDays });
      const { lineId, productId } = line;
      return {
        lineId,
        productId,
        unitCode: product.unitCode,
        deliveryDate: delivery,
        ...priceLine(price, { ...terms, quantity }),
      };
    });
    return { lines, currencyCode, tax, ...totalsOf(lines) };
  };
}

/** Rounded lines are added, so that the sheet adds up as printed. */
function totalsOf(lines: readonly LinePrice[]) {
  const sum = (amounts: readonly Decimal[]) => amounts.reduce((total, amount) => total.plus(amount), new Decimal(0));
  return {
    netTotal: sum(lines.map(({ netAmount }) => netAmount)),
    taxTotal: sum(lines.map(({ taxAmount }) => taxAmount)),
    grossTotal: sum(lines.map(({ grossAmount }) => grossAmount)),
  };
}

/** For each pair of currencies the newest rate whose day has come. */
function ratesOf(rates: Ports['exchangeRates'], day: string) {
  return rates.filter((rate) => rate.validFrom <= day).sort((a, b) => b.validFrom.localeCompare(a.validFrom));
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

function checkTier(given: string): CustomerTier {
  const tiers = Object.keys(customerTierDiscounts) as CustomerTier[];
  const tier = tiers.find((known) => known === (given || 'standard'));
  if (tier !== undefined) return tier;
  throw new DomainError('invalid', 'CUSTOMER_TIER_UNKNOWN', `there is no customer tier ${given}`, {
    field: 'customer_tier',
    given,
    allowed: tiers,
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
