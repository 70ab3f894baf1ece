import { parseDigits, parseNumberWords, wordsPattern } from './numeral.ts';
import { matchesOf, type Reading, wordsAfter, wordsBefore } from './reading.ts';

const monthsPerUnit: readonly (readonly [RegExp, number])[] = [
  [/^(?:years?|yrs?|y|jahren?|jahre?|ans?|années?|años?)$/i, 12],
  [/^(?:months?|mos?|mths?|monaten?|monate?|mois|mes|meses)$/i, 1],
  [/^quarters?$/i, 3],
];

const unit = `years?|yrs?|months?|mos?|mths?|quarters?|jahren?|jahre?|monaten?|monate?|ans|années?|años?|mois|meses`;
const termPattern = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,])(?:(?<digits>\d{1,3}(?:[.,]5)?)|(?<words>half an?|an?|${wordsPattern}))(?:\s*\(\d+\))?[\s-]?(?<unit>${unit})(?![\p{L}\p{N}])`,
  'giu',
);
const yearlyPattern =
  /\b(?:annual|yearly|one[\s-]off|one[\s-]time)\s+(?:contract|subscription|licen[cs]es?|term|agreement|plan|purchase)\b/gi;

// "within 3 months" is a delivery, "3 years of experience" a must-have, "last 2 years" history.
const notTermBefore =
  /(?:within|in|in the next|next|last|past|previous|every|each|per|after|ago|since|minimum of|at least|by|older than|a|net)\s*$/;
const notTermAfter =
  /^[\s-]*(?:warranty|guarantee|garantie|of experience|experience|old|ago|from now|notice|of (?:support|history|data|records|logs|warranty)|parts|on[\s-]?site|return|later|trial|history|retention)\b/;
const termCue =
  /(?:for|over|term of|term|contract of|contract|duration|length|period of|runtime|laufzeit|für|pour|durante|subscription of)\s*(?:is|:|a|an|the)?\s*$/;

/** How long the contract is to run, in months; 0 when it is said to be bought once. */
export function readTerm(text: string): Reading<number> | undefined {
  const candidates = matchesOf(text, termPattern).flatMap((match) => {
    const months = monthsOf(match.groups ?? {});
    if (months === undefined || !isTerm(text, match.start, match.end)) return [];
    const confidence = confidenceOf(text, match.start, match.end);
    return [{ value: months, start: match.start, end: match.end, confidence }];
  });
  const [best] = candidates.sort((a, b) => b.confidence - a.confidence);
  return best ?? readYearly(text);
}

function monthsOf({ digits, words, unit: written = '' }: Record<string, string>): number | undefined {
  const factor = monthsPerUnit.find(([pattern]) => pattern.test(written))?.[1];
  if (factor === undefined) return undefined;
  const months = (countOf(digits, words) ?? 0) * factor;
  return Number.isInteger(months) && months > 0 && months <= 1200 ? months : undefined;
}

function countOf(digits: string | undefined, words: string | undefined): number | undefined {
  if (digits !== undefined) return parseDigits(digits)?.value.toNumber();
  if (words === undefined) return undefined;
  if (/^half/i.test(words)) return 0.5;
  return /^an?$/i.test(words) ? 1 : parseNumberWords(words).toNumber();
}

function isTerm(text: string, start: number, end: number): boolean {
  return !notTermBefore.test(wordsBefore(text, start)) && !notTermAfter.test(wordsAfter(text, end));
}

function confidenceOf(text: string, start: number, end: number): number {
  const isCued =
    termCue.test(wordsBefore(text, start)) ||
    /^[\s-]*(?:contract|term|subscription|agreement|licen[cs]e|deal|plan)/.test(wordsAfter(text, end));
  return isCued ? 0.97 : 0.9;
}

function readYearly(text: string): Reading<number> | undefined {
  const [match] = matchesOf(text, yearlyPattern);
  if (!match) return undefined;
  const isOnce = /^one/i.test(match[0]);
  return { value: isOnce ? 0 : 12, start: match.start, end: match.end, confidence: 0.85 };
}
