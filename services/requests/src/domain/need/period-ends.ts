import { matchesOf, type Reading } from './reading.ts';

const months = 'january february march april may june july august september october november december'.split(' ');
const monthWords = months.map((month) => `${month}|${month.slice(0, 3)}`).join('|');

// "end of March 2027", "end of the year", "end of Q1", "year end", "EOY", "Q2 2027", "month-end"
const pattern = new RegExp(
  String.raw`\b(?:(?:the\s+)?end\s+of\s+(?:the\s+|this\s+)?(?:(?<month>${monthWords})\.?|(?<span>year|quarter|month)|q(?<quarter>[1-4]))|(?<yearEnd>year[\s-]end|eoy)|(?<monthEnd>month[\s-]end|eom)|q(?<bareQuarter>[1-4]))(?:\s*,?\s*(?<year>20\d{2}))?(?!\w)`,
  'gi',
);

/** Days named by the end of a month, quarter or year: the next such day on or after today. */
export function findPeriodEnds(text: string, today: Date): readonly Reading<string>[] {
  return matchesOf(text, pattern).map(({ start, end, groups = {} }) => {
    const month = lastMonthOf(groups, today);
    const year = groups.year ? Number(groups.year) : nextYearOf(month, today);
    // Day 0 of the next month is the last one of this.
    const day = new Date(Date.UTC(year, month + 1, 0)).toISOString().slice(0, 10);
    return { value: day, start, end, confidence: groups.bareQuarter ? 0.6 : 0.9 };
  });
}

function lastMonthOf(groups: Record<string, string>, today: Date): number {
  const present = today.getUTCMonth();
  const quarter = groups.quarter ?? groups.bareQuarter;
  if (groups.month)
    return months.findIndex((month) => month.startsWith((groups.month ?? '').slice(0, 3).toLowerCase()));
  if (quarter) return Number(quarter) * 3 - 1;
  const span = groups.span?.toLowerCase();
  if (span === 'quarter') return Math.floor(present / 3) * 3 + 2;
  return span === 'month' || groups.monthEnd ? present : 11;
}

function nextYearOf(month: number, today: Date): number {
  return today.getUTCFullYear() + (month < today.getUTCMonth() ? 1 : 0);
}
