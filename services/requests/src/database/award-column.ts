import type { Amount } from '@procur/service-kit/money';
import { Decimal } from 'decimal.js';
import type { Award } from '../domain/award.ts';
import type { AmountText } from '../domain/shortlist.ts';

type AmountKey = 'unitPrice' | 'annualTotal' | 'contractTotal' | 'savingsTotal';
type AllInKey = 'allInTotal' | 'costLines' | 'pricesIncludeTax';

/** An award as JSON: amounts are text, because a JSON number would be a float. */
export type AwardColumn = Omit<Award, AmountKey | AllInKey> &
  Readonly<Record<AmountKey, AmountText>> & {
    /** Absent in awards of before fees and tax were counted; nothing came on top of their price. */
    readonly allIn?: {
      readonly total: AmountText;
      readonly lines: readonly { readonly name: string; readonly amount: AmountText }[];
      readonly pricesIncludeTax: boolean;
    };
  };

export function toAwardColumn({ allInTotal, costLines, pricesIncludeTax, ...award }: Award): AwardColumn {
  const lines = costLines.map(({ name, amount }) => ({ name, amount: toText(amount) }));
  return {
    ...award,
    allIn: { total: toText(allInTotal), lines, pricesIncludeTax },
    unitPrice: toText(award.unitPrice),
    annualTotal: toText(award.annualTotal),
    contractTotal: toText(award.contractTotal),
    savingsTotal: toText(award.savingsTotal),
  };
}

export function fromAwardColumn({ allIn, ...column }: AwardColumn): Award {
  const lines = allIn?.lines ?? [{ name: 'price', amount: column.contractTotal }];
  return {
    ...column,
    allInTotal: fromText(allIn?.total ?? column.contractTotal),
    costLines: lines.map(({ name, amount }) => ({ name, amount: fromText(amount) })),
    pricesIncludeTax: allIn?.pricesIncludeTax ?? false,
    unitPrice: fromText(column.unitPrice),
    annualTotal: fromText(column.annualTotal),
    contractTotal: fromText(column.contractTotal),
    savingsTotal: fromText(column.savingsTotal),
  };
}

export function toText({ currencyCode, value }: Amount): AmountText {
  return { currencyCode, value: value.toFixed() };
}

export function fromText({ currencyCode, value }: AmountText): Amount {
  return { currencyCode, value: new Decimal(value) };
}
