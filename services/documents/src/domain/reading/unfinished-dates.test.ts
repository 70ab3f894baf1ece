import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayAfter, weekdayOn } from './calendar-day.ts';
import { findUnfinishedDates } from './unfinished-dates.ts';

const issued = { issued: '2026-03-02' };
const valuesIn = (text: string, anchor: Parameters<typeof findUnfinishedDates>[1]) =>
  findUnfinishedDates(text, anchor).map(({ value }) => value);

test.each([
  ['by the end of June 2026', '2026-06-30'],
  ['bis Ende Februar 2028', '2028-02-29'],
  ['by Q3 2026', '2026-09-30'],
  ['in KW 14/2026', '2026-W14'],
])('"%s" needs no date beside it: %s', (text, value) => {
  expect(valuesIn(text, undefined)).toEqual([value]);
});

test.each([
  ['by Friday, 20 March', '2026-03-20'],
  ['before March 20', '2026-03-20'],
  ['hasta el 10 de enero', '2027-01-10'],
  ['by next Friday', '2026-03-06'],
])('"%s" is completed by the day of issue: %s', (text, value) => {
  expect(valuesIn(text, issued)).toEqual([value]);
  expect(findUnfinishedDates(text, issued)[0]?.isAmbiguous).toBe(true);
});

test('without a day of issue neither a day of the week nor a day of a month is guessed', () => {
  expect(valuesIn('by next Friday or on 20 March', undefined)).toEqual([]);
  expect(valuesIn('bidders may 5 days before ask', issued)).toEqual([]);
});

test('days of the week repeat every seven days', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (day) => {
      const date = day.toISOString().slice(0, 10);
      expect(weekdayOn(date)).toBe(day.getUTCDay());
      expect(weekdayOn(dayAfter(date, 7))).toBe(weekdayOn(date));
    }),
  );
});
