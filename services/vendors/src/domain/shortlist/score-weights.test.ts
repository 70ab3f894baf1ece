import { describe, expect, it } from 'vitest';
import { defaultScoreWeights, requireWeights, scoreWeights } from './score-weights.ts';

describe('weights of a vendor’s score', () => {
  it('are shares of what all parts count together', () => {
    expect(scoreWeights({})).toEqual(defaultScoreWeights);
    const { price, rating } = scoreWeights({ price: 1.25 });
    expect([price, rating]).toEqual([0.625, 0.075]);
  });

  it.each([
    ['weights[0].part', [{ part: 'beauty', weight: 1 }]],
    ['weights[0].weight', [{ part: 'price', weight: 101 }]],
    ['weights', Object.keys(defaultScoreWeights).map((part) => ({ part, weight: 0 }))],
  ])('refuse what leaves nothing to compare by, naming %s', (field, given) => {
    expect(() => requireWeights(given)).toThrow(expect.objectContaining({ reason: 'WEIGHTS_INVALID', field }));
  });
});
