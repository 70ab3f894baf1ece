import { findNumbers } from './number-notation.ts';

export type WrittenDuration = { readonly value: string; readonly start: number; readonly end: number };

const unit = String.raw`(?:\(\s*\d+\s*\)\s*)?(?:(?:calendar|working|business|consecutive|días|jours|hábiles|naturales|calendarios|ouvrables)\s+)?(?:business\s+|working\s+)?(?:days?|weeks?|months?|years?|hours?|días?|semanas?|mes(?:es)?|años?|Tage?n?|Wochen?|Monate?n?|Jahre?n?|Werktage?n?|Kalendertage?n?|jours?|semaines?|mois|ans?|années?)\b(?:\s+(?:hábiles|naturales|calendario|ouvrables|ouvrés|calendaires))?`;
const from = String.raw`(?:\s+(?:of|after|from|following|upon|since|nach|ab|desde|después de|a partir de|après|à compter de|suivant)\s+(?:the\s+|la\s+|el\s+|der\s+|dem\s+|l[ae']\s*)?(?:date\s+of\s+|fecha\s+de\s+|date\s+de\s+)?[\p{L}’' -]{2,40}?(?=[.,;:)]|\s+(?:and|or|at|by|to|in|unless|with|,)\s|$))?`;
const afterNumber = new RegExp(String.raw`^\s*-?\s*${unit}${from}`, 'iu');

/** Spans of time such as "45 days after award" or "2 to 3 weeks", as written with single spaces. */
export function findDurations(text: string): WrittenDuration[] {
  return findNumbers(text, '.').flatMap((number) => {
    // "14:00 hours" is a time of day.
    if (/\d:$/.test(text.slice(Math.max(0, number.start - 2), number.start))) return [];
    const rest = afterNumber.exec(text.slice(number.end));
    if (!rest) return [];
    const end = number.end + rest[0].length;
    return [{ value: text.slice(number.start, end).replace(/\s+/g, ' ').trim(), start: number.start, end }];
  });
}
