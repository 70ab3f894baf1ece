import { type Amount, minorUnitDigits } from '@procur/service-kit/money';
import { Decimal } from 'decimal.js';
import type { DividedLots, LotAward } from './divide-lots.ts';

/** The share of one vendor, and what the split would lose without it. */
export type SplitShare = {
  readonly vendorId: string;
  readonly vendorName: string;
  readonly lots: readonly string[];
  readonly contractTotal: Amount;
  readonly marginalValue: Amount;
  readonly marginalLots: number;
};

/** The best that one vendor alone could do. */
export type SoleVendor = {
  readonly vendorId: string;
  readonly vendorName: string;
  readonly behindBy: Amount;
  readonly lotsMissing: number;
};

/** Which vendor got what and why, as it is shown. */
export type SplitDecision = {
  readonly shares: readonly SplitShare[];
  /** Every lot that nobody was awarded. */
  readonly openLots: readonly string[];
  /** All-in. */
  readonly total: Amount;
  readonly contractTotal: Amount;
  readonly soleVendor: SoleVendor | undefined;
  readonly explanation: readonly string[];
};

/** Puts a division into words and money. `ended` are lots without an agreement; `names` are those of vendors that lost. */
export function describeSplit(
  divided: DividedLots,
  { ended, names }: { readonly ended: readonly string[]; readonly names: ReadonlyMap<string, string> },
): SplitDecision {
  const { awards, open, split } = divided;
  const money = (units: number) => amountOf(units, divided);
  const nameOf = (vendorId: string) => names.get(vendorId) ?? vendorId;
  const shares = split.shares.map(({ vendorId, marginalValue, marginalLots }) => {
    const own = awards.filter(({ award }) => award.vendorId === vendorId);
    return {
      ...{ vendorId, vendorName: nameOf(vendorId), marginalLots },
      lots: own.map(({ name }) => name),
      contractTotal: sumOf(own, divided, ({ contractTotal }) => contractTotal),
      marginalValue: money(marginalValue),
    };
  });
  const { sole } = split;
  const soleVendor = sole && {
    ...{ vendorId: sole.vendorId, vendorName: nameOf(sole.vendorId), lotsMissing: sole.lotsMissing },
    behindBy: money(sole.behindBy),
  };
  return {
    ...{ shares, soleVendor, openLots: [...open, ...ended] },
    total: sumOf(awards, divided, ({ allInTotal }) => allInTotal),
    contractTotal: sumOf(awards, divided, ({ contractTotal }) => contractTotal),
    explanation: [...shares.map(explainShare), ...explainSole(soleVendor), ...explainOpen([...open, ...ended])],
  };
}

function explainShare({ vendorName, lots, marginalValue, marginalLots }: SplitShare): string {
  const without =
    marginalLots > 0
      ? `without it ${marginalLots} of the lots would go to nobody`
      : `the best split without it would cost ${inWords(marginalValue)} more`;
  return `${vendorName} gets ${lots.join(', ')}: ${without}.`;
}

function explainSole(sole: SoleVendor | undefined): readonly string[] {
  if (!sole) return [];
  if (sole.lotsMissing > 0)
    return [`No vendor alone agreed on as much: ${sole.vendorName} lacks ${sole.lotsMissing} lots.`];
  return [`Everything from ${sole.vendorName} would cost ${inWords(sole.behindBy)} more, terms and score counted in.`];
}

function explainOpen(lots: readonly string[]): readonly string[] {
  return lots.length === 0 ? [] : [`Nobody was awarded ${lots.join(', ')}.`];
}

function inWords({ value, currencyCode }: Amount): string {
  return `${value.toFixed(minorUnitDigits(currencyCode))} ${currencyCode}`;
}

function amountOf(units: number, { currencyCode }: DividedLots): Amount {
  return { currencyCode, value: new Decimal(units).dividedBy(new Decimal(10).pow(minorUnitDigits(currencyCode))) };
}

function sumOf(
  awards: readonly LotAward[],
  { currencyCode }: DividedLots,
  of: (award: LotAward['award']) => Amount,
): Amount {
  return { currencyCode, value: awards.reduce((sum, { award }) => sum.plus(of(award).value), new Decimal(0)) };
}
