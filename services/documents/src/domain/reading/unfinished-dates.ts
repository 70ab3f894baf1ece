import { dayAfter, daysIn, isCalendarDay, isoDay, weekdayOn } from './calendar-day.ts';
import type { WrittenDate } from './date-notation.ts';
import { monthOf, monthWord, weekdayOf, weekdayWord, wholeMonth } from './month-words.ts';
import { plainWords } from './source-text.ts';

/** What completes a date: the day a document was issued on, or the only year that it names. */
export type Anchor = { readonly issued?: string; readonly year?: number };

const year = String.raw`(?<y>(?:19|20)\d{2})(?!\d)`;
/** Not before a year: that date is whole. */
const noYear = String.raw`(?!\s*(?:de\s+|del\s+|,|-|\/)?\s*(?:19|20)?\d{2})(?![\p{L}])`;

const endOfMonth = new RegExp(
  String.raw`(?<![\p{L}])(?:end\s+of|ende|finales\s+de|fin(?:\s+de)?|fines\s+de)\s+(?<m>${monthWord})\s*(?:of\s+|de\s+|del\s+|,)?\s*${year}`,
  'giu',
);
const quarter = new RegExp(
  String.raw`(?<![\p{L}])(?:end\s+of|ende|by|bis|fin(?:\s+de|\s+du)?|in|within)\s+(?:the\s+)?(?:Q(?<q>[1-4])|(?<q2>[1-4])\.?\s?(?:st|nd|rd|th)?\s?(?:quarter|Quartal|trimestre))\s*(?:of\s+|de\s+|\/|,)?\s*${year}`,
  'giu',
);
const week = new RegExp(
  String.raw`(?<![\p{L}])(?:(?:calendar\s+)?week|CW|KW|Kalenderwoche|semaine|semana|wk)\.?\s?(?:no\.?\s?)?(?<w>\d{1,2})\s*(?:of\s+|de\s+|\/|,|-|\.)?\s*${year}`,
  'giu',
);
const dayOfMonth = new RegExp(
  String.raw`(?<![\d.,/-])(?<d>\d{1,2})(?:\s?(?:st|nd|rd|th|er|º|\.))?\s+(?:of\s+|de\s+)?(?<m>${wholeMonth})${noYear}`,
  'giu',
);
const monthDay = new RegExp(
  String.raw`(?<![\p{L}])(?<m>${wholeMonth})\s+(?<d>\d{1,2})(?:st|nd|rd|th)?(?!\d|\s*(?:,\s*)?(?:19|20)\d{2}|[.,:]\d|\s*%)(?![\p{L}])`,
  'giu',
);
const weekday = new RegExp(
  String.raw`(?<![\p{L}])(?<which>next|this|coming|by|on|until|before|nächsten|kommenden|próximo|prochain|bis|am|el|le)\s+(?<day>${weekdayWord})(?![\p{L}])(?!\s*,?\s*(?:the\s+|den\s+)?(?:\d|${wholeMonth}))(?<later>\s+(?:next\s+week|of\s+next\s+week|nächster\s+Woche|in\s+a\s+week))?`,
  'giu',
);
/** One look instead of six: most passages name no month, day or week. */
const anyUnfinished = new RegExp(
  String.raw`(?<![\p{L}])(?:${wholeMonth}|${weekdayWord}|Q[1-4]|quarter|quartal|trimestre|week|CW|KW|Kalenderwoche|semaine|semana|wk|ende?|fin(?:es|ales)?)(?![\p{L}])`,
  'iu',
);

/** Whether an anchor may complete a date in the text. */
export function mayLackYear(text: string): boolean {
  return anyUnfinished.test(text);
}

/** Ends of months and quarters, weeks, and what only the document's own date completes: "20 March", "next Friday". */
export function findUnfinishedDates(text: string, anchor: Anchor | undefined): WrittenDate[] {
  if (!mayLackYear(text)) return [];
  return [
    ...all(text, endOfMonth, ({ m = '', y }) => lastOf(Number(y), monthOf.get(plainWords(m)) ?? 0), false),
    ...all(text, quarter, ({ q, q2, y }) => lastOf(Number(y), Number(q ?? q2) * 3), false),
    ...all(text, week, ({ w = '', y }) => (Number(w) <= 53 ? `${y}-W${w.padStart(2, '0')}` : undefined), false),
    ...(anchor ? [...yearless(text, anchor), ...ofWeek(text, anchor)] : []),
  ];
}

type Groups = Readonly<Record<string, string | undefined>>;

function all(
  text: string,
  pattern: RegExp,
  complete: (groups: Groups) => string | undefined,
  isAmbiguous: boolean,
): WrittenDate[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const value = complete(match.groups ?? {});
    return value === undefined ? [] : [{ value, start: match.index, end: match.index + match[0].length, isAmbiguous }];
  });
}

function lastOf(year: number, month: number): string {
  return isoDay(year, month, daysIn(year, month));
}

function yearless(text: string, anchor: Anchor): WrittenDate[] {
  const complete = ({ d, m = '' }: Groups) => inYear(monthOf.get(plainWords(m)) ?? 0, Number(d), anchor);
  // "Bidders may 5 days before …" names no month.
  const capital = (groups: Groups) => (/^\p{Lu}/u.test(groups.m ?? '') ? complete(groups) : undefined);
  return [...all(text, dayOfMonth, complete, true), ...all(text, monthDay, capital, true)];
}

/** The first such day from the day of issue on, else the one in the only year that the document names. */
function inYear(month: number, day: number, { issued, year }: Anchor): string | undefined {
  const first = issued === undefined ? year : Number(issued.slice(0, 4));
  if (first === undefined || !isCalendarDay(first, month, day)) return undefined;
  const date = isoDay(first, month, day);
  return issued !== undefined && date < issued ? isoDay(first + 1, month, day) : date;
}

/** "Next Friday" is the first behind the day of issue, although some mean the one after that. */
function ofWeek(text: string, { issued }: Anchor): WrittenDate[] {
  if (issued === undefined) return [];
  return all(
    text,
    weekday,
    ({ day = '', later }) => {
      const ahead = ((weekdayOf.get(plainWords(day)) ?? 0) - weekdayOn(issued) + 7) % 7 || 7;
      return dayAfter(issued, later ? ahead + 7 : ahead);
    },
    true,
  );
}
