import type { Decimal } from 'decimal.js';
import type { BudgetPeriod } from '../request-details.ts';
import { readAmounts, type WrittenAmount } from './read-amounts.ts';
import { type Reading, wordsBefore } from './reading.ts';

/** What may be spent, as it was said: perhaps for each unit, perhaps without a period or a currency. */
export type BudgetReading = {
  readonly amount: Reading<WrittenAmount>;
  readonly period: Reading<BudgetPeriod> | undefined;
  readonly isPerUnit: boolean;
  readonly span: { readonly start: number; readonly end: number };
};

const unitNouns =
  'seat|user|unit|licen[cs]e|piece|item|device|person|head|employee|each|laptop|box|hour|set|pack|month per user|kg|kilo|kilogram|ton|tonne|litre|liter|metre|meter|m²|sqm|roll|ream|bottle|bag|pallet|case|carton|pair|' +
  'lizenz|nutzer|benutzer|arbeitsplatz|platz|stück|gerät|utilisateur|poste|pièce|usuario|licencia|unidad|pieza|equipo';

// After the amount: "a year", "/yr", "per seat per year", "a seat and year", "each", "p.a."
const perUnitAfter = new RegExp(
  String.raw`^\s*(?:(?:per|a|an|/|for each|for every|pro|par|por|je|cada|chaque)\s*(?:${unitNouns})s?\b|each\b|apiece\b|\bpp\b)`,
  'i',
);
const perYear =
  /^[\s,(/]*(?:(?:and|und|et|y)\s+(?:(?:per|a|pro|par)\s+)?(?:year|annum|jahr|an|año)\b|(?:per|a|an|each|every|pro|par|al|por)\s+(?:year|annum|jahr|an|año)\b|\/?\s*(?:yr|year|jahr)\b|annually\b|yearly\b|p\.?\s?a\b\.?|jährlich\b)/i;
const perMonth =
  /^[\s,(/]*(?:(?:and|und|et|y)\s+(?:(?:per|a|pro|par)\s+)?(?:month|monat|mois|mes)\b|(?:per|a|an|each|every|pro|par|al|por)\s+(?:month|monat|mois|mes)\b|\/?\s*(?:mo|mth|month|monat)\b|monthly\b|p\.?\s?m\b\.?|monatlich\b)/i;
const inTotal =
  /^[\s,(/]*(?:(?:in|as a)\s+total|total\b|overall\b|altogether\b|all[\s-]in\b|insgesamt\b|au total|en total|for (?:everything|the whole|the full|the entire|all)\b|(?:over|across|for)\s+(?:the\s+)?(?:\w+|\d+)[\s-](?:years?|months?|term)\b)/i;

const budgetCue =
  /(?:budget|under|below|max(?:imum|\.)?|up to|at most|no more than|not (?:more than|exceed(?:ing)?|to exceed)|less than|cheaper than|within|limit(?:ed to)?|cap(?:ped at)?|ceiling|spend|afford|<=?|≤|unter|bis zu|höchstens|maximal|moins de|menos de|presupuesto|hasta)[^\p{L}]*(?:(?:is|of|at|to|about|around|approximately|approx|ca|roughly|usd|the|a|total|overall|annual|yearly|monthly)\b[^\p{L}]*)*$/iu;
const otherCue =
  /(?:list price|listed at|currently|today|now pay|paying|pay|paid|quoted?|instead of|was|worth|revenue|turnover|funding|valued at|insurance|liability|penalt(?:y|ies) of|save|saving|more than|at least|over|minimum|from)\s*(?:is|of|at|us|up to)?[^\p{L}]*$/iu;

/** The amount that is most likely the budget; `undefined` when no amount reads like one. */
export function readBudget(text: string): BudgetReading | undefined {
  const candidates = readAmounts(text)
    .map((amount, index, all) => ({ amount, score: scoreOf(text, amount, all[index - 1]) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const [best] = candidates;
  return best && withPeriod(text, { ...best.amount, confidence: best.amount.confidence * Math.min(1, best.score) });
}

function scoreOf(text: string, amount: Reading<WrittenAmount>, previous: Reading<WrittenAmount> | undefined): number {
  const before = wordsBefore(text, amount.start, 60);
  const isUpperEnd =
    previous !== undefined && /^\s*(?:-|–|to|and|bis)\s*$/.test(text.slice(previous.end, amount.start));
  const isCued = budgetCue.test(before) || (isUpperEnd && budgetCue.test(wordsBefore(text, previous.start, 60)));
  if (!isCued && otherCue.test(before)) return 0;
  if (amount.value.currencyCode !== '') return (isCued ? 1 : 0.7) + (isUpperEnd ? 0.05 : 0);
  // Without a currency only "budget 45k", or a cue and no noun after it, is money: "under 200 seats" is not.
  const after = text.slice(amount.end);
  const isPlain = /^\s*(?:$|[.,;!?)\n]|(?:a|per|each|in|for|over|all|total)\b|\/)/i.test(after);
  const isLarge = amount.value.value.gte(1000);
  return isCued && isLarge && isPlain ? 0.9 : 0;
}

function withPeriod(text: string, amount: Reading<WrittenAmount>): BudgetReading {
  let end = amount.end;
  const perUnit = perUnitAfter.exec(text.slice(end));
  if (perUnit) end += perUnit[0].length;
  const after = periodAfter(text, end);
  const period = after ?? periodBefore(text, amount.start);
  const laterPerUnit = after && !perUnit ? perUnitAfter.exec(text.slice(after.end)) : undefined;
  const spanEnd = (after?.end ?? end) + (laterPerUnit?.[0].length ?? 0);
  return {
    amount,
    period,
    isPerUnit: Boolean(perUnit ?? laterPerUnit),
    span: { start: Math.min(amount.start, period?.start ?? amount.start), end: spanEnd },
  };
}

function periodAfter(text: string, from: number): Reading<BudgetPeriod> | undefined {
  const rest = text.slice(from, from + 60);
  const found = (
    [
      ['per_year', perYear],
      ['per_month', perMonth],
      ['total', inTotal],
    ] as const
  )
    .map(([value, pattern]) => ({ value, match: pattern.exec(rest) }))
    .find(({ match }) => match);
  if (!found?.match) return undefined;
  const blanks = found.match[0].length - found.match[0].replace(/^[\s,(/]+/, '').length;
  // "over three years" after the amount also states the term, which is read later: only the amount's own words are kept.
  const end =
    /\b(?:years?|months?|term)\b/i.test(found.match[0]) && found.value === 'total'
      ? from
      : from + found.match[0].length;
  return { value: found.value, start: Math.min(from + blanks, end), end, confidence: 0.95 };
}

function periodBefore(text: string, offset: number): Reading<BudgetPeriod> | undefined {
  const before = wordsBefore(text, offset, 50);
  const cues = [
    ['per_year', /\b(?:annual|yearly|annualised|per year)\b/],
    ['per_month', /\b(?:monthly|per month)\b/],
    ['total', /\b(?:total|overall|whole|entire)\b/],
  ] as const;
  for (const [value, pattern] of cues) {
    const match = pattern.exec(before);
    if (!match) continue;
    const start = offset - before.length + match.index;
    return { value, start, end: start + match[0].length, confidence: 0.9 };
  }
  return undefined;
}

/** The budget for all units. */
export function timesQuantity(amount: WrittenAmount, quantity: Decimal): WrittenAmount {
  return { ...amount, value: amount.value.times(quantity) };
}
