import { DomainError } from '@procur/service-kit/domain-error';
import { Decimal } from 'decimal.js';

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

/** @throws DomainError invalid when the table has no rate for the place on that day. */
export function findTaxRate(table: readonly TaxRate[], countryCode: string, day: string): AppliedTax {
  const valid = table.filter((row) => row.countryCode === countryCode && row.validFrom <= day);
  const newest = valid.toSorted((a, b) => b.validFrom.localeCompare(a.validFrom))[0];
  if (newest !== undefined) {
    return {
      name: newest.name,
      rate: new Decimal(newest.rate),
      source: `tax table ${countryCode} ${newest.validFrom}`,
    };
  }
  throw new DomainError('invalid', 'TAX_RATE_UNKNOWN', `there is no tax rate for ${countryCode} on ${day}`, {
    field: 'country_code',
    given: countryCode,
    allowed: [...new Set(table.map((row) => row.countryCode))].sort(),
  });
}
