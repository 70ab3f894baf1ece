import { describe, expect, it } from 'vitest';
import { frequencyModel } from './frequency-model.ts';

const own = [new Float64Array(40), new Float64Array(40)];
const issues = own.map((_, i) => ({
  name: `issue ${i}`,
  type: 'choice' as const,
  ordered: false,
  values: Array.from({ length: 40 }, (_, v) => String(v)),
}));
const offers = Array.from({ length: 300 }, (_, i) => [i % 40, (i * 7) % 39]);

describe('the steady estimate', () => {
  it('is the fresh one for the first offers', () => {
    const model = frequencyModel(issues, own);
    for (const offer of offers.slice(0, 10)) {
      model.observe(offer, 0);
      expect(model.steadyParts()).toBe(model.parts());
    }
  });

  it('is renewed ever more rarely', () => {
    const model = frequencyModel(issues, own);
    const seen = new Set(
      offers.map((offer) => {
        model.observe(offer, 0);
        return model.steadyParts();
      }),
    );
    expect(seen.size).toBeLessThan(60);
  });

  it('follows from the offers alone, not from when it was asked for', () => {
    const asked = frequencyModel(issues, own);
    const resumed = frequencyModel(issues, own);
    for (const offer of offers) {
      asked.observe(offer, 0);
      asked.steadyParts();
      resumed.observe(offer, 0);
    }
    expect(resumed.steadyParts()).toEqual(asked.steadyParts());
  });
});
