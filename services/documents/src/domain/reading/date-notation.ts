import { isCalendarDay, isoDay } from './calendar-day.ts';
import { monthOf, monthWord } from './month-words.ts';
import { plainWords } from './source-text.ts';
import { timeAhead, timeBehind } from './time-of-day.ts';
import { type Anchor, findUnfinishedDates } from './unfinished-dates.ts';

/**
 * `value` is YYYY-MM-DD, or YYYY-MM-DDThh:mm when a time of day was written, or a week as YYYY-Www. Ambiguous is what may
 * be another day in another country, or what the reader had to complete.
 */
export type WrittenDate = {
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly isAmbiguous: boolean;
};

const year = String.raw`(?<y>(?:19|20)\d{2})(?!\d)`;
const ofYear = String.raw`\s*(?:de\s+|del\s+|,|-|\/)?\s*${year}`;
const patterns: readonly { readonly pattern: RegExp; readonly order: 'ymd' | 'numeric' }[] = [
  {
    pattern: /(?<!\d)(?<y>(?:19|20)\d{2})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})(?!\d)/giu,
    order: 'ymd',
  },
  {
    pattern: new RegExp(
      String.raw`(?<!\d)(?<d>\d{1,2})(?:\s?(?:st|nd|rd|th|er|º|\.))?\s*(?:day\s+of\s+|of\s+|de\s+|-|\/)?(?<m>${monthWord})${ofYear}`,
      'giu',
    ),
    order: 'ymd',
  },
  {
    pattern: new RegExp(
      String.raw`(?<![\p{L}])(?<m>${monthWord})\s*(?<d>\d{1,2})(?:st|nd|rd|th)?\s*,?\s*${year}`,
      'giu',
    ),
    order: 'ymd',
  },
  {
    pattern: /(?<![\d/.-])(?<a>\d{1,2})\s?(?<sep>[/.-])\s?(?<b>\d{1,2})\s?\k<sep>\s?(?<y>(?:19|20)?\d{2})(?!\d)/giu,
    order: 'numeric',
  },
];

/** What every whole date holds: a year of four figures, or three groups of figures. */
const anyDate = /(?:19|20)\d{2}|\d\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d/;

/**
 * All absolute dates in a text. `dayFirst` decides 03/04/2026; dates with a dot are always day first. With an anchor, dates
 * without a year and days of the week are completed by it.
 */
export function findDates(text: string, dayFirst: boolean, anchor?: Anchor): WrittenDate[] {
  const whole = anyDate.test(text)
    ? patterns.flatMap(({ pattern, order }) =>
        [...text.matchAll(pattern)].flatMap((match) => toDate(match, order, dayFirst)),
      )
    : [];
  const found = apart([...whole, ...findUnfinishedDates(text, anchor)]);
  const dates: WrittenDate[] = [];
  for (const date of found) dates.push(withTime(text, date, dates.at(-1)?.end ?? 0));
  return dates;
}

/** Of readings that overlap, the first and longest is the one that was meant. */
function apart(dates: readonly WrittenDate[]): WrittenDate[] {
  return [...dates]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((date, index, all) => !all.slice(0, index).some((earlier) => earlier.end > date.start));
}

function withTime(text: string, date: WrittenDate, from: number): WrittenDate {
  if (date.value.includes('W')) return date;
  const behind = timeBehind(text, date.end);
  if (behind) return { ...date, value: date.value + behind.value, end: date.end + behind.length };
  const ahead = timeAhead(text, from, date.start);
  return ahead ? { ...date, value: date.value + ahead.value, start: date.start - ahead.length } : date;
}

function toDate(match: RegExpMatchArray, order: 'ymd' | 'numeric', dayFirst: boolean): WrittenDate[] {
  const groups = match.groups ?? {};
  const { day, month, isAmbiguous } = order === 'ymd' ? named(groups) : numeric(groups, dayFirst);
  const written = Number(groups.y) < 100 ? 2000 + Number(groups.y) : Number(groups.y);
  if (!isCalendarDay(written, month, day)) return [];
  const start = match.index ?? 0;
  return [{ value: isoDay(written, month, day), start, end: start + match[0].length, isAmbiguous }];
}

type Groups = Readonly<Record<string, string | undefined>>;

function named(groups: Groups): { day: number; month: number; isAmbiguous: boolean } {
  const month = groups.m ?? '';
  return { day: Number(groups.d), month: monthOf.get(plainWords(month)) ?? Number(month), isAmbiguous: false };
}

function numeric(groups: Groups, dayFirst: boolean): { day: number; month: number; isAmbiguous: boolean } {
  const [a, b] = [Number(groups.a), Number(groups.b)];
  const isDayFirst = a > 12 || (b <= 12 && (dayFirst || groups.sep === '.'));
  const isAmbiguous = a <= 12 && b <= 12 && a !== b && groups.sep !== '.';
  return isDayFirst ? { day: a, month: b, isAmbiguous } : { day: b, month: a, isAmbiguous };
}
