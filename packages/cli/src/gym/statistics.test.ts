import { describe, expect, it } from 'vitest';
import { regressions } from './baseline.ts';
import { estimate, isSignificantlyWorse } from './statistics.ts';

const around = (mean: number) => estimate(Array.from({ length: 100 }, (_, i) => mean + (i % 2 === 0 ? 0.1 : -0.1)));

describe('the watch over the default strategy', () => {
  it('knows a fall from chance', () => {
    expect(isSignificantlyWorse(around(0.5), around(0.6))).toBe(true);
    expect(isSignificantlyWorse(around(0.59), around(0.6))).toBe(false);
    expect(isSignificantlyWorse(around(0.7), around(0.6))).toBe(false);
  });

  it('names the league that fell and passes over new ones', () => {
    const before = { old: around(0.6) };
    expect(regressions({ old: around(0.5), fresh: around(0.1) }, before)).toEqual([
      'old: 0.500, committed 0.600 ± 0.020',
    ]);
  });
});
