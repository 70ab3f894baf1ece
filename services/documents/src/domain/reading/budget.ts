import type { DecimalMark } from './decimal-notation.ts';
import { findMoney } from './money-notation.ts';
import { type Field, fieldFrom, type Passage } from './source-text.ts';

const ceiling =
  /budget|estimated (?:value|cost|contract)|not[\s-]to[\s-]exceed|(?:not|n['’]t) exceed|ceiling|maximum (?:price|amount|value|cost)|funding available|presupuesto|valor estimado|importe m[áa]ximo|geschätzter (?:gesamt)?(?:auftrags)?wert|estimated total|monto m[áa]ximo|kostenrahmen|budgetrahmen|auftragswert|valeur estimée|montant maximum|plafond/iu;
const otherMoney =
  /bond|insurance|liabilit|penalt|damages|fee\b|deposit|fianza|seguro|versicherung|bürgschaft|caution|turnover|revenue/iu;

/** The sum the buyer names as a limit, told apart from bonds, insurance sums and penalties. */
export function findBudget(
  passages: readonly Passage[],
  mark: DecimalMark,
): { readonly field: Field<{ amount: string; currency: string }> } | undefined {
  for (const passage of passages) {
    for (const money of findMoney(passage.text, sumMark(passage.text, mark))) {
      const sentence = sentenceAround(passage.text, money);
      if (!ceiling.test(sentence) || otherMoney.test(sentence)) continue;
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

/** Nobody has a budget with three decimals: 37.800 and 37,800 are thousands. */
function sumMark(text: string, mark: DecimalMark): DecimalMark {
  const separator = /(?<![\d.,])[1-9]\d{0,2}(?<separator>[.,])\d{3}(?![\d.,]*\d)/.exec(text)?.groups?.separator;
  return separator === undefined ? mark : separator === '.' ? ',' : '.';
}

function sentenceAround(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  const before = /(?:[^.;]|\.(?=\S)){0,160}$/.exec(text.slice(0, start))?.[0] ?? '';
  const after = /^(?:[^.;]|\.(?=\S)){0,60}/.exec(text.slice(end))?.[0] ?? '';
  return before + text.slice(start, end) + after;
}
