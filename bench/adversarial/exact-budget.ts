import type { Mandate } from '@procur/buyer-agent/mandate';
import type { Terms } from '@procur/buyer-agent/terms';

/**
 * What terms cost all-in over their term, in billionths of a unit. Whole numbers only and nothing shared with the code under
 * test, so that a fault in its arithmetic cannot hide here. Each line is rounded up to a coin, as the mandate promises.
 */
export function exactTotal(terms: Terms, mandate: Mandate, quantity: string, defaultMonths: number): bigint {
  const price = read(terms, 'unit_price');
  const months = terms.some(({ issue }) => issue === 'term_months')
    ? read(terms, 'term_months')
    : scaled(String(defaultMonths));
  const goods = up((price * scaled(quantity) * months) / (one * one * 12n), mandate);
  const fees = (mandate.costs?.fees ?? []).map(({ amount, basis }) => {
    if (basis === 'once') return up(scaled(amount), mandate);
    const overTerm = (scaled(amount) * months) / (one * 12n);
    return up(basis === 'per-year' ? overTerm : (overTerm * scaled(quantity)) / one, mandate);
  });
  const net = fees.reduce((sum, fee) => sum + fee, goods);
  return net + up((net * scaled(mandate.costs?.taxPercent ?? '0')) / (100n * one), mandate);
}

/** Decimal text in billionths. */
export function scaled(text: string): bigint {
  const found = /^(\d+)(?:\.(\d+))?$/.exec(text);
  if (!found) throw new Error(`${text} is not plain decimal text`);
  const [, whole = '0', decimals = ''] = found;
  return BigInt(whole) * one + BigInt(decimals.slice(0, 9).padEnd(9, '0'));
}

const one = 1_000_000_000n;

function read(terms: Terms, issue: string): bigint {
  const term = terms.find((candidate) => candidate.issue === issue);
  if (term?.kind === 'money') return scaled(term.amount);
  if (term?.kind === 'number') return scaled(term.number);
  if (term?.kind === 'choice') return scaled(term.choice);
  throw new Error(`${issue} is missing`);
}

function up(amount: bigint, { minorUnits }: Mandate): bigint {
  const coin = 10n ** BigInt(9 - minorUnits);
  return ((amount + coin - 1n) / coin) * coin;
}
