import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDay, parseDay } from './calendar-day.ts';

describe('calendar days', () => {
  it('count from 1970-01-01', () => {
    expect(parseDay('1970-01-01')).toBe(0);
    expect(parseDay('2000-03-01')).toBe(11_017);
    expect(formatDay(-1)).toBe('1969-12-31');
  });

  it('come back from their number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 80_000 }), (day) => {
        expect(parseDay(formatDay(day))).toBe(day);
      }),
    );
  });

  it('refuse days that do not exist', () => {
    for (const text of ['2026-02-29', '2026-13-01', '2026-1-1', '2100-02-29'])
      expect(() => parseDay(text)).toThrow(/calendar day/);
    expect(formatDay(parseDay('2028-02-29'))).toBe('2028-02-29');
  });
});
