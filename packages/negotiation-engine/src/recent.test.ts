import { describe, expect, it } from 'vitest';
import { rememberRecent } from './recent.ts';

describe('recent results', () => {
  it('are computed once and handed on when they are dropped', () => {
    const asked: [key: string, dropped: string | undefined][] = [];
    const recall = rememberRecent<string, string>((key, dropped) => {
      asked.push([key, dropped]);
      return key.toUpperCase();
    }, 2);
    expect(['a', 'a', 'b', 'a', 'c', 'a', 'b'].map(recall)).toEqual(['A', 'A', 'B', 'A', 'C', 'A', 'B']);
    expect(asked).toEqual([
      ['a', undefined],
      ['b', undefined],
      ['c', 'B'],
      ['b', 'C'],
    ]);
  });
});
