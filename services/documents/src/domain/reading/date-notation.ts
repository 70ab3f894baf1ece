import { plainWords } from './source-text.ts';

/** `value` is YYYY-MM-DD, or YYYY-MM-DDThh:mm when a time of day was written. */
export type WrittenDate = {
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly isAmbiguous: boolean;
};

const months: readonly (readonly string[])[] = [
  ['january', 'jan', 'enero', 'ene', 'januar', 'janner', 'janvier', 'janv'],
  ['february', 'feb', 'febrero', 'februar', 'fevrier', 'fevr'],
  ['march', 'mar', 'marzo', 'marz', 'mars', 'mrz'],
  ['april', 'apr', 'abril', 'abr', 'avril', 'avr'],
  ['may', 'mayo', 'mai'],
  ['june', 'jun', 'junio', 'juni', 'juin'],
  ['july', 'jul', 'julio', 'juli', 'juillet', 'juil'],
  ['august', 'aug', 'agosto', 'ago', 'aout'],
  ['september', 'sept', 'sep', 'septiembre', 'setiembre', 'septembre'],
  ['october', 'oct', 'octubre', 'oktober', 'okt', 'octobre'],
  ['november', 'nov', 'noviembre', 'novembre'],
  ['december', 'dec', 'diciembre', 'dic', 'dezember', 'dez', 'decembre'],
];
const monthOf = new Map(months.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));
const monthWord = String.raw`(?:${[...monthOf.keys(), 'märz', 'jänner', 'février', 'août', 'décembre'].sort((a, b) => b.length - a.length).join('|')})\.?`;
const time = String.raw`(?:[\s,]*(?:at|by|um|à|a las|before|until|,|-|–|T)?\s*(?:(?<h>\d{1,2})[:.h](?<min>\d{2})(?::\d{2})?\s*(?<pm>[ap]\.?m\.?)?|(?<h2>\d{1,2})\s*(?<pm2>[ap]\.?m\.?)|(?<noon>noon|midday))(?![\d]))?`;

const patterns: readonly { readonly pattern: RegExp; readonly order: 'ymd' | 'numeric' }[] = [
  {
    pattern: new RegExp(
      String.raw`(?<!\d)(?<y>(?:19|20)\d{2})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})(?!\d)${time}`,
      'giu',
    ),
    order: 'ymd',
  },
  {
    pattern: new RegExp(
      String.raw`(?<!\d)(?<d>\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s*(?:of\s+|de\s+|-)?(?<m>${monthWord})\s*(?:de\s+|del\s+|,|-)?\s*(?<y>(?:19|20)\d{2})(?!\d)${time}`,
      'giu',
    ),
    order: 'ymd',
  },
  {
    pattern: new RegExp(
      String.raw`(?<![\p{L}])(?<m>${monthWord})\s*(?<d>\d{1,2})(?:st|nd|rd|th)?\s*,?\s*(?<y>(?:19|20)\d{2})(?!\d)${time}`,
      'giu',
    ),
    order: 'ymd',
  },
  {
    pattern: new RegExp(
      String.raw`(?<![\d/.-])(?<a>\d{1,2})(?<sep>[/.-])(?<b>\d{1,2})\k<sep>(?<y>(?:19|20)?\d{2})(?![\d])${time}`,
      'giu',
    ),
    order: 'numeric',
  },
];

/** What every date holds: a year of four figures, or three groups of figures. */
const anyDate = /(?:19|20)\d{2}|\d[/.-]\d{1,2}[/.-]\d/;

/** All absolute dates in a text. `dayFirst` decides 03/04/2026; dates with a dot are always day first. */
export function findDates(text: string, dayFirst: boolean): WrittenDate[] {
  if (!anyDate.test(text)) return [];
  const found = patterns.flatMap(({ pattern, order }) =>
    [...text.matchAll(pattern)].flatMap((match) => toDate(match, order, dayFirst)),
  );
  return found
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((date, index, all) => !all.slice(0, index).some((earlier) => earlier.end > date.start));
}

function toDate(match: RegExpMatchArray, order: 'ymd' | 'numeric', dayFirst: boolean): WrittenDate[] {
  const groups = match.groups ?? {};
  const { day, month, isAmbiguous } = order === 'ymd' ? named(groups) : numeric(groups, dayFirst);
  const year = Number(groups.y) < 100 ? 2000 + Number(groups.y) : Number(groups.y);
  if (!isCalendarDay(year, month, day)) return [];
  const start = match.index ?? 0;
  return [
    { value: `${year}-${two(month)}-${two(day)}${timeOf(groups)}`, start, end: start + match[0].length, isAmbiguous },
  ];
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

function timeOf(groups: Groups): string {
  if (groups.noon) return 'T12:00';
  const hour = groups.h ?? groups.h2;
  if (hour === undefined || Number(hour) > 24) return '';
  const half = (groups.pm ?? groups.pm2 ?? '').toLowerCase();
  const hours = (Number(hour) % 12) + (half.startsWith('p') ? 12 : 0);
  return `T${two(half === '' ? Number(hour) : hours)}:${groups.min ?? '00'}`;
}

function isCalendarDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day <= days;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
