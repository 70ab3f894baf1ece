import { findMoney } from './money-notation.ts';
import type { DecimalMark } from './number-notation.ts';
import { type Field, fieldFrom, type Passage } from './source-text.ts';

const ceiling =
  /budget|estimated (?:value|cost|contract)|not[\s-]to[\s-]exceed|(?:not|n['’]t) exceed|ceiling|maximum (?:price|amount|value|cost)|funding available|presupuesto|monto m[áa]ximo|kostenrahmen|budgetrahmen|auftragswert|valeur estimée|montant maximum|plafond/iu;
const otherMoney =
  /bond|insurance|liabilit|penalt|damages|fee\b|deposit|fianza|seguro|versicherung|bürgschaft|caution|turnover|revenue/iu;

/** The sum the buyer names as a limit, told apart from bonds, insurance sums and penalties. */
export function findBudget(
  passages: readonly Passage[],
  mark: DecimalMark,
): { readonly field: Field<{ amount: string; currency: string }> } | undefined {
  for (const passage of passages) {
    for (const money of findMoney(passage.text, mark)) {
      const near = passage.text.slice(Math.max(0, money.start - 120), money.end + 40);
      if (!ceiling.test(near) || otherMoney.test(passage.text.slice(Math.max(0, money.start - 60), money.end + 20)))
        continue;
      return {
        field: fieldFrom(
          passage,
          money,
          { amount: money.amount, currency: money.currency ?? '' },
          money.currency ? 0.92 : 0.7,
        ),
      };
    }
  }
  return undefined;
}
