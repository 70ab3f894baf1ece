import type { Amount } from '@procur/service-kit/money';
import { Decimal } from 'decimal.js';
import type { Award } from '../domain/award.ts';
import type { AmountText } from '../domain/shortlist.ts';

type AmountKey = 'unitPrice' | 'annualTotal' | 'contractTotal' | 'savingsTotal';

/** An award as JSON: amounts are text, because a JSON number would be a float. */
export type AwardColumn = Omit<Award, AmountKey> & Readonly<Record<AmountKey, AmountText>>;

export function toAwardColumn(award: Award): AwardColumn {
  return {
    ...award,
    unitPrice: toText(award.unitPrice),
    annualTotal: toText(award.annualTotal),
    contractTotal: toText(award.contractTotal),
    savingsTotal: toText(award.savingsTotal),
  };
}

export function fromAwardColumn(column: AwardColumn): Award {
  return {
    ...column,
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
