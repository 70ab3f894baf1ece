import { DomainError } from '@procur/service-kit/domain-error';
import { Decimal } from 'decimal.js';
import type { ExchangeRate } from './price-rules.ts';

/** One unit is `factor` of the other currency. */
export type Conversion = { readonly factor: Decimal; readonly description: string; readonly source: string };

/**
 * The newest rate between two currencies whose day has come, in either direction.
 * @throws DomainError invalid when there is none.
 */
export function findConversion(rates: readonly ExchangeRate[], pair: CurrencyPair, day: string): Conversion {
  const { from, to } = pair;
  const dated = rates.filter((rate) => rate.validFrom <= day && connects(rate, pair));
  const newest = dated.toSorted((a, b) => b.validFrom.localeCompare(a.validFrom))[0];
  if (newest === undefined) throw rateMissing(rates, pair);
  const { rate, source, validFrom } = newest;
  const stated = `1 ${newest.from} is ${rate} ${newest.to} since ${validFrom}`;
  if (newest.from === from) return { factor: new Decimal(rate), description: stated, source };
  return { factor: new Decimal(1).dividedBy(rate), description: `${stated}, taken back to ${to}`, source };
}

export type CurrencyPair = { readonly from: string; readonly to: string };

function connects(rate: ExchangeRate, { from, to }: CurrencyPair): boolean {
  return (rate.from === from && rate.to === to) || (rate.from === to && rate.to === from);
}

function rateMissing(rates: readonly ExchangeRate[], { from, to }: CurrencyPair): DomainError {
  const reachable = rates.flatMap((rate) => (rate.from === from ? [rate.to] : rate.to === from ? [rate.from] : []));
  return new DomainError('invalid', 'EXCHANGE_RATE_MISSING', `there is no rate from ${from} to ${to}`, {
    field: 'currency_code',
    given: to,
    allowed: [...new Set([from, ...reachable])],
  });
}
