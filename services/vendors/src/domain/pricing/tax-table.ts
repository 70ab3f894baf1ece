import { DomainError } from '@procur/service-kit/domain-error';
import { Decimal } from 'decimal.js';
import type { TaxRule } from './price-rules.ts';
import { type Customer, fitsCustomer, fitsProduct, type SelectableProduct } from './rule-selection.ts';

/** One tax rate as law states it; the newest row whose day has come applies. */
export type TaxRate = {
  readonly countryCode: string;
  readonly name: string;
  /** A share: "0.19" is 19 %. */
  readonly rate: string;
  /** YYYY-MM-DD. */
  readonly validFrom: string;
  /** The act the number comes from. */
  readonly source: string;
};

export type AppliedTax = { readonly name: string; readonly rate: Decimal; readonly source: string };

/** Where, when and for what a tax is asked. */
export type TaxCase = {
  readonly countryCode: string;
  readonly day: string;
  readonly product: SelectableProduct;
  readonly customer: Customer;
};

/** The organisation's own rule that fits the product and the customer (a reduced rate, an exemption), else the standard rate. */
export function findTax(rules: readonly TaxRule[], table: readonly TaxRate[], found: TaxCase): AppliedTax {
  const { countryCode, day, product, customer } = found;
  const fitting = rules.filter((rule) => fitsProduct(rule.products, product) && fitsCustomer(rule.customers, customer));
  const rule = newest(fitting, countryCode, day);
  if (rule === undefined) return findTaxRate(table, countryCode, day);
  return { name: rule.name, rate: new Decimal(rule.rate), source: `tax rule ${countryCode} ${rule.validFrom}` };
}

/** @throws DomainError invalid when the table has no rate for the place on that day. */
export function findTaxRate(table: readonly TaxRate[], countryCode: string, day: string): AppliedTax {
  const row = newest(table, countryCode, day);
  if (row !== undefined) {
    return { name: row.name, rate: new Decimal(row.rate), source: `tax table ${countryCode} ${row.validFrom}` };
  }
  throw new DomainError('invalid', 'TAX_RATE_UNKNOWN', `there is no tax rate for ${countryCode} on ${day}`, {
    field: 'country_code',
    given: countryCode,
    allowed: [...new Set(table.map((known) => known.countryCode))].sort(),
  });
}

type DatedRate = Pick<TaxRate, 'countryCode' | 'validFrom'>;

function newest<Row extends DatedRate>(rows: readonly Row[], countryCode: string, day: string): Row | undefined {
  const valid = rows.filter((row) => row.countryCode === countryCode && row.validFrom <= day);
  return valid.toSorted((a, b) => b.validFrom.localeCompare(a.validFrom))[0];
}
