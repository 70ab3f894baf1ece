import { scaled } from './exact-budget.ts';
import type { Draw } from './random-source.ts';

/** A table as a referee attaches it, with limits on money that no other table has. */
export type AttachedTable = {
  readonly currency: { readonly code: string; readonly digits: number };
  readonly prices: readonly string[];
  readonly months: readonly string[];
  /** Amounts of a charge that is negotiated; some are not said. */
  readonly setUps: readonly string[];
  readonly quantity: string;
  readonly yearlyFee: string;
  readonly taxPercent: string;
  readonly limit: string;
  readonly authority: string | undefined;
};

/** A charge the other side states besides; null when it does not say how much. */
export type Stated = { readonly name: string; readonly amount: string | null };

const currencies = [
  { code: 'USD', digits: 2 },
  { code: 'JPY', digits: 0 },
  { code: 'KWD', digits: 3 },
] as const;

export function attachedTable(draw: Draw): AttachedTable {
  const currency = draw.pick(currencies);
  const lowest = draw.whole(200, 2_000);
  const step = draw.pick(['0.37', '1.05', '10', '7.005']);
  const prices = Array.from({ length: draw.whole(3, 40) }, (_, i) => String(lowest + i * Number(step)).slice(0, 9));
  const months = draw.pick([['12'], ['1', '12', '18'], ['12', '24', '36']]);
  const quantity = String(draw.whole(1, 400));
  const middle = lowest * Number(quantity) * (Number(months.at(-1)) / 12);
  return {
    currency,
    prices,
    months,
    setUps: draw.pick([['0'], ['0', '499.99'], ['0', '1250.005', 'to be agreed'], ['to be agreed', 'TBD', '1e3']]),
    quantity,
    yearlyFee: draw.pick(['0', '100.10', '33.333']),
    taxPercent: draw.pick(['0', '7', '8.875', '19']),
    limit: (middle * draw.pick([0.5, 0.9, 1.1, 1.4])).toFixed(2),
    authority: draw.chance(0.5) ? (middle * draw.pick([0.6, 1, 1.2])).toFixed(2) : undefined,
  };
}

/**
 * All-in in billionths, each line rounded up to a coin, or nothing where a charge is not said. Whole numbers only and
 * nothing shared with the code under test.
 */
export function attachedTotal(
  table: AttachedTable,
  bid: readonly number[],
  stated: readonly Stated[],
): bigint | undefined {
  const [price, months, setUp] = [table.prices[bid[0] ?? -1], table.months[bid[1] ?? -1], table.setUps[bid[2] ?? -1]];
  if (price === undefined || months === undefined || !isAmount(setUp)) return undefined;
  const coin = 10n ** BigInt(9 - table.currency.digits);
  const up = (amount: bigint, parts: bigint) => ((amount + coin * parts - 1n) / (coin * parts)) * coin;
  const lines = [
    up(scaled(price) * BigInt(table.quantity) * BigInt(months), 12n),
    up(scaled(setUp), 1n),
    up(scaled(table.yearlyFee) * BigInt(months), 12n),
    ...stated.map(({ amount }) => (isAmount(amount) ? up(scaled(amount), 1n) : undefined)),
  ];
  if (lines.includes(undefined)) return undefined;
  const net = lines.reduce<bigint>((sum, line) => sum + (line ?? 0n), 0n);
  return net + up(net * scaled(table.taxPercent), 100n * 1_000_000_000n);
}

function isAmount(text: string | null | undefined): text is string {
  return typeof text === 'string' && /^\d+(\.\d+)?$/.test(text);
}
