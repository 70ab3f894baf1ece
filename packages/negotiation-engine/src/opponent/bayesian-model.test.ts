import { describe, expect, it } from 'vitest';
import type { Issue } from '../issue.ts';
import { bayesianModel } from './bayesian-model.ts';

const issues: Issue[] = ['colour', 'size'].map((name) => ({
  name,
  type: 'choice',
  ordered: false,
  values: ['a', 'b', 'c'],
}));
const indifferent = [new Float64Array(3), new Float64Array(3)];

describe('the Bayesian model', () => {
  it('believes that what is offered is liked', () => {
    const model = bayesianModel(issues, indifferent);
    for (const size of [0, 1, 2]) model.observe([2, size], size / 10);
    const [colour] = model.parts();
    expect(colour?.[2]).toBe(Math.max(...(colour ?? [])));
    expect(colour?.[2]).toBeGreaterThan(colour?.[0] ?? 1);
  });

  it('sums to one at most and learns nothing from a repetition', () => {
    const model = bayesianModel(issues, indifferent);
    model.observe([0, 1], 0);
    const before = model.parts();
    model.observe([0, 1], 0.9);
    expect(model.parts()).toBe(before);
    expect(before.reduce((sum, column) => sum + Math.max(...column), 0)).toBeCloseTo(1, 9);
  });

  it('expects the contrary on price before the first offer', () => {
    const price: Issue = { name: 'price', type: 'money', currencyCode: 'USD', min: '1.00', max: '3.00', step: '1.00' };
    const [parts] = bayesianModel([price], [Float64Array.from([1, 0.5, 0])]).parts();
    expect(parts?.[2]).toBeGreaterThan(parts?.[1] ?? 1);
    expect(parts?.[1]).toBeGreaterThan(parts?.[0] ?? 1);
  });
});
