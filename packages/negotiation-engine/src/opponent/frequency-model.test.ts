import { describe, expect, it } from 'vitest';
import type { Issue } from '../issue.ts';
import { frequencyModel } from './frequency-model.ts';
import { uncertaintyOf } from './opponent-model.ts';

const issues: Issue[] = [
  { name: 'colour', type: 'choice', ordered: false, values: ['red', 'green', 'blue'] },
  { name: 'size', type: 'choice', ordered: false, values: ['s', 'm', 'l'] },
];
const indifferent = [new Float64Array(3), new Float64Array(3)];
const highest = (column: Float64Array | undefined) => Math.max(...(column ?? []));

describe('the frequency model', () => {
  it('values what is offered often and early, and weighs what hardly varies', () => {
    const model = frequencyModel(issues, indifferent);
    for (const size of [0, 1, 2]) model.observe([2, size], size / 10);
    const [colour, size] = model.parts();
    expect(colour?.[2]).toBe(highest(colour));
    expect(size?.[0]).toBeGreaterThan(size?.[2] ?? 1);
    expect(highest(colour)).toBeGreaterThan(highest(size));
  });

  it('learns nothing from a repetition', () => {
    const model = frequencyModel(issues, indifferent);
    model.observe([0, 0], 0);
    const before = model.parts();
    model.observe([0, 0], 0.5);
    expect(model.parts()).toBe(before);
    expect(model.evidence).toBe(1);
  });

  it('expects the contrary on price before the first offer', () => {
    const price: Issue = { name: 'price', type: 'money', currencyCode: 'USD', min: '1.00', max: '5.00', step: '1.00' };
    const [parts] = frequencyModel([price], [Float64Array.from([1, 0.75, 0.5, 0.25, 0])]).parts();
    expect(Array.from(parts ?? [])).toEqual([0, 0.25, 0.5, 0.75, 1]);
  });

  it('spreads a price it saw to the prices beside it', () => {
    const price: Issue = { name: 'price', type: 'number', unit: 'C62', min: 0, max: 99, step: 1 };
    const model = frequencyModel([price], [new Float64Array(100)]);
    model.observe([50], 0);
    const parts = model.parts()[0] ?? new Float64Array();
    expect(parts[52]).toBeGreaterThan(parts[58] ?? 1);
    expect(parts[58]).toBeGreaterThan(parts[80] ?? 1);
  });

  it('grows surer with evidence', () => {
    const model = frequencyModel(issues, indifferent);
    const before = uncertaintyOf(model);
    model.observe([0, 1], 0);
    expect(uncertaintyOf(model)).toBeLessThan(before);
  });
});
