import { expect, test } from 'vitest';
import { findDates } from './date-notation.ts';
import { findDurations } from './duration-notation.ts';

test.each([
  ['2026-03-17', '2026-03-17'],
  ['March 17, 2026 at 2:00 pm', '2026-03-17T14:00'],
  ['17 March 2026, 12:00', '2026-03-17T12:00'],
  ['17. März 2026', '2026-03-17'],
  ['17 de marzo de 2026', '2026-03-17'],
  ['17 mars 2026 à 16h00', '2026-03-17T16:00'],
  ['17/03/2026', '2026-03-17'],
  ['17.03.26', '2026-03-17'],
  ['3rd of May 2026 at noon', '2026-05-03T12:00'],
])('%s is %s', (text, value) => {
  expect(findDates(text, false)[0]?.value).toBe(value);
});

test('03/04/2026 follows the habit of the document and is called ambiguous', () => {
  expect(findDates('03/04/2026', true)[0]).toMatchObject({ value: '2026-04-03', isAmbiguous: true });
  expect(findDates('03/04/2026', false)[0]).toMatchObject({ value: '2026-03-04', isAmbiguous: true });
});

test('days that no calendar has are no dates', () => {
  expect(findDates('31.02.2026 and 2026-13-01', true)).toEqual([]);
});

test('spans of time are read with what they count from', () => {
  expect(findDurations('within 45 days after award.').map((span) => span.value)).toEqual(['45 days after award']);
  expect(findDurations('innerhalb von 30 Tagen')[0]?.value).toBe('30 Tagen');
});
