import { describe, expect, it } from 'vitest';
import { splitAward } from './split-award.ts';

describe('a split award', () => {
  it('takes a second vendor only when its lines are worth more than dealing with it', () => {
    const vendors = (fixedCost: number) => [
      { vendorId: 'a', values: [10, 8, 5], fixedCost },
      { vendorId: 'b', values: [9, 9, 8], fixedCost },
    ];
    expect(splitAward(vendors(0.5))).toEqual({ vendorByLine: ['a', 'b', 'b'], value: 26 });
    expect(splitAward(vendors(2))).toEqual({ vendorByLine: ['b', 'b', 'b'], value: 24 });
  });

  it('leaves a line open that nobody offers', () => {
    expect(splitAward([{ vendorId: 'a', values: [3, null], fixedCost: 1 }])).toEqual({
      vendorByLine: ['a', null],
      value: 2,
    });
  });

  it('awards nothing when nothing is worth its cost', () => {
    expect(splitAward([{ vendorId: 'a', values: [1], fixedCost: 2 }])).toEqual({ vendorByLine: [null], value: 0 });
  });
});
