import { expect, test } from 'vitest';
import { findDates } from './date-notation.ts';

test.each([
  ['until 2:00 p.m. local time on Tuesday, April 14, 2026', '2026-04-14T14:00'],
  ['by 5 PM EST on 17 March 2026', '2026-03-17T17:00'],
  ['no later than 12 noon on Friday 20 March 2026', '2026-03-20T12:00'],
  ['hasta las 14:00 horas del día 17 de marzo de 2026', '2026-03-17T14:00'],
  ['17 March 2026 at 1400 hours', '2026-03-17T14:00'],
  ['17. März 2026, 12 Uhr', '2026-03-17T12:00'],
  ['le 17 mars 2026 à 16 heures', '2026-03-17T16:00'],
  ['by close of business on 20 March 2026', '2026-03-20'],
  ['12 pcs on 20 March 2026', '2026-03-20'],
])('"%s" is %s', (text, value) => {
  expect(findDates(text, true).map((date) => date.value)).toEqual([value]);
});

test('a time between two dates belongs to the first', () => {
  expect(findDates('opening 17 March 2026, 10:00, award 20 March 2026', true).map(({ value }) => value)).toEqual([
    '2026-03-17T10:00',
    '2026-03-20',
  ]);
});
