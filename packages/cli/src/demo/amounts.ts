import type { Money } from '@procur/contracts/gen/procur/common/v1/money_pb.ts';

const nanosPerCent = 10_000_000;

/** An amount as a person writes it, e.g. `157,500.00 USD`. */
export function formatMoney(money: Money | undefined): string {
  if (!money) return '–';
  const cents = Math.round(money.nanos / nanosPerCent);
  return `${money.units.toLocaleString('en-US')}.${String(cents).padStart(2, '0')} ${money.currencyCode}`;
}

/** A share such as "0.0833" as percent. */
export function formatShare(share: string): string {
  return `${(Number(share) * 100).toFixed(1)} %`;
}

/** Seconds since `startMs` of `performance.now()`. */
export function formatSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
