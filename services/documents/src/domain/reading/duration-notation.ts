import { findNumbers } from './number-notation.ts';

export type WrittenDuration = { readonly value: string; readonly start: number; readonly end: number };

const unit = String.raw`(?:\(\s*\d+\s*\)\s*)?(?:(?:calendar|working|business|consecutive|días|jours|hábiles|naturales|calendarios|ouvrables)\s+)?(?:business\s+|working\s+)?(?:days?|weeks?|months?|years?|hours?|días?|semanas?|mes(?:es)?|años?|Tage?n?|Wochen?|Monate?n?|Jahre?n?|Werktage?n?|Kalendertage?n?|jours?|semaines?|mois|ans?|années?)\b(?:\s+(?:hábiles|naturales|calendario|corridos|ouvrables|ouvrés|calendaires))?(?:\s+contad[oa]s)?`;
const from = String.raw`(?:\s+(?:of|after|from|following|upon|since|before|prior\s+to|ahead\s+of|nach|ab|vor|antes\s+de(?:l)?|avant|desde|después de|a partir de|après|à compter de|suivant)\s+(?:the\s+|la\s+|el\s+|der\s+|dem\s+|l[ae']\s*)?(?:date\s+of\s+|fecha\s+de\s+|date\s+de\s+)?[\p{L}’' -]{2,40}?(?=[.,;:)]|\s+(?:and|or|at|by|to|in|unless|with|,)\s|$))?`;
const afterNumber = new RegExp(String.raw`^\s*-?\s*${unit}(?:\s+(?:ARO|A\.R\.O\.)(?![\p{L}]))?${from}`, 'iu');
/** "Within a week of award": an article counts one, but only where no number stands. */
const single = new RegExp(
  String.raw`(?<![\p{L}])(?<lead>(?:within|in|binnen|innerhalb|en|dans|sous)\s+)(?:an?|una?|une|eine[rsmn]?)\s+(?:${unit}|fortnight)${from}`,
  'giu',
);
const anyArticle = /\s(?:an?|un[ae]?|eine?[rmsn]?)\s/i;
const rangeJoint = /^\s*(?:-|–|—|to|bis|a|à|or)\s*$/iu;

/** Spans of time such as "45 days after award" or "2 to 3 weeks", as written with single spaces. */
export function findDurations(text: string): WrittenDuration[] {
  const numbers = findNumbers(text, '.');
  const counted = numbers.flatMap((number, index) => {
    // "14:00 hours" and "1400 hours" are times of day.
    if (/\d:$/.test(text.slice(Math.max(0, number.start - 2), number.start))) return [];
    const rest = afterNumber.exec(text.slice(number.end, number.end + longest));
    if (!rest || isClock(number.value, rest[0])) return [];
    const lower = numbers[index - 1];
    const isRange = lower && rangeJoint.test(text.slice(lower.end, number.start));
    return [spanOf(text, isRange ? lower.start : number.start, number.end + rest[0].length)];
  });
  const singles = (anyArticle.test(text) ? [...text.matchAll(single)] : []).map((match) =>
    spanOf(text, match.index + (match.groups?.lead?.length ?? 0), match.index + match[0].length),
  );
  return [
    ...counted,
    ...singles.filter(({ start, end }) => !counted.some((span) => span.start < end && span.end > start)),
  ];
}

/** More than any span of time with what it counts from. */
const longest = 160;

function isClock(value: string, unit: string): boolean {
  return /^(?:[01]\d|2[0-4])[0-5]\d$/.test(value) && /^\s*hours/iu.test(unit);
}

function spanOf(text: string, start: number, end: number): WrittenDuration {
  return { value: text.slice(start, end).replace(/\s+/g, ' ').trim(), start, end };
}
