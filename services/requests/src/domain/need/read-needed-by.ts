import { en, type ParsedResult } from 'chrono-node';
import { findPeriodEnds } from './period-ends.ts';
import { matchesOf, type Reading, wordsBefore } from './reading.ts';

const cue =
  /(?:\bby|\bbefore|\buntil|\btill|\bdeadline|\bno later than|\bneeded|\bneed (?:it|them|this|these)|\bdeliver(?:y|ed|able)?|\bstart(?:ing|s)?|\bgo[\s-]?live|\blive|\bin|\bwithin|\brequired|\barriv(?:e|al|ing)|\bdue|\bready|\bon|\bfrom|\bbis|\bavant|\bantes del?)\s*(?:date|on|by|at|is|in|the|of|about|around|latest|:|,)*\s*$/;
const notDelivery =
  /(?:\bsince|\bexpires?|\bexpired|\bended|\bfounded|\bquoted|\bdated|\bas of|\blast|\bpaid|\bpayment|\bpay)\s*(?:on|in|by|at)?\s*$/;

/** The day by which it is needed, relative to `today`, with the other reading of a day like 03/04. */
export type NeededBy = Reading<string> & { readonly otherwise: string | undefined };

/** The first day that is said to be a deadline; days gone by count only when the year is written. */
export function readNeededBy(text: string, today: Date): NeededBy | undefined {
  const found = [...workingSpans(text, today), ...findPeriodEnds(text, today), ...calendarDays(text, today)]
    .filter(({ start }) => isDeadline(text, start))
    .sort((a, b) => b.end - b.start - (a.end - a.start))
    .sort((a, b) => a.start - b.start);
  const [first] = found;
  if (!first) return undefined;
  const words = text.slice(first.start, first.end);
  return { ...first, otherwise: otherwiseRead(words, first.value) };
}

function isDeadline(text: string, start: number): boolean {
  const before = wordsBefore(text, start, 40);
  // "within 6 weeks": chrono takes the cue into its own words.
  const own = /^(?:within|in|by|before|until)\b/i.test(text.slice(start));
  return !notDelivery.test(before) && (own || cue.test(before));
}

function calendarDays(text: string, today: Date): readonly Reading<string>[] {
  const reference = { instant: today, timezone: 0 };
  return en.casual.parse(text, reference, { forwardDate: true }).flatMap((result) => {
    if (!namesADay(result)) return [];
    const { start } = result;
    const day = new Date(Date.UTC(start.get('year') ?? 0, (start.get('month') ?? 1) - 1, start.get('day') ?? 1));
    const confidence = start.isCertain('year') ? 0.97 : 0.9;
    return [
      {
        value: day.toISOString().slice(0, 10),
        start: result.index,
        end: result.index + result.text.length,
        confidence,
      },
    ];
  });
}

// "now" and "10 am" are no day by which something is needed.
function namesADay({ start, text }: ParsedResult): boolean {
  const isDated = start.isCertain('day') || start.isCertain('month') || start.isCertain('weekday');
  return isDated && !/^(?:now|today|tonight|this (?:year|month|week))$/i.test(text.trim());
}

const dayMs = 24 * 60 * 60 * 1000;

// "in 10 working days": counted without Saturdays and Sundays; public holidays differ by place and are not counted.
function workingSpans(text: string, today: Date): readonly Reading<string>[] {
  return matchesOf(text, /\b(?:within|in)\s+(?<count>\d{1,3})\s+(?:working|business)\s+days?\b/gi).map(
    ({ start, end, groups }) => {
      let day = Date.parse(today.toISOString().slice(0, 10));
      for (let left = Number(groups?.count); left > 0; ) {
        day += dayMs;
        if (![0, 6].includes(new Date(day).getUTCDay())) left--;
      }
      return { value: new Date(day).toISOString().slice(0, 10), start, end, confidence: 0.95 };
    },
  );
}

// 03/04/2027 is March 4 in one country and April 3 in the next.
function otherwiseRead(words: string, value: string): string | undefined {
  const parts = /\b(\d{1,2})[/.](\d{1,2})[/.](?:\d{2}|\d{4})\b/.exec(words);
  if (!parts || parts[1] === parts[2] || Number(parts[1]) > 12 || Number(parts[2]) > 12) return undefined;
  const [year = '', month = '', day = ''] = value.split('-');
  return `${year}-${day}-${month}`;
}
