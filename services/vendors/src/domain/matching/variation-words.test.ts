import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learnVariations } from './variation-words.ts';

describe('the words that tell sisters apart', () => {
  const names = [
    'slim case phone black',
    'slim case phone pink',
    'slim case phone white',
    'waste tray colour printer',
    'cleaning tray colour printer',
    'ladder aluminium seven steps',
  ].map((name) => name.split(' '));

  it('are those in whose place another stands in the same name', () => {
    const shares = learned(names);
    expect([...shares.keys()].sort()).toEqual(['black', 'cleaning', 'pink', 'waste', 'white']);
  });

  it('count for more, the more of their products have a sister', () => {
    const shares = learned([...names, ['paper', 'roll', 'wide', 'black'], ['paper', 'roll', 'narrow', 'grey']]);
    expect(shares.get('black') ?? 0).toBeLessThan(shares.get('pink') ?? 0);
    for (const share of shares.values()) expect(share).toBeLessThan(1);
  });

  it('are no codes, sizes or words of two letters: those are compared in other ways', () => {
    const sisters = ['cable network red 5m', 'cable network red 10m', 'toner drum kit tk30', 'toner drum kit tk40'];
    expect(learned(sisters.map((name) => name.split(' '))).size).toBe(0);
  });

  it('are the same in whatever order names and their words come', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(names, { minLength: names.length }), (order) => {
        const turned = order.map((name) => name.toReversed());
        expect(new Map([...learned(turned)].sort())).toEqual(new Map([...learned(names)].sort()));
      }),
    );
  });

  it('are looked for with pauses, so that other calls go on', () => {
    const many = Array.from({ length: 1000 }, (_, at) => [
      'case',
      'phone',
      `colour${String.fromCharCode(97 + (at % 26))}x`,
    ]);
    const work = learnVariations(many);
    let pauses = 0;
    while (!work.next().done) pauses += 1;
    expect(pauses).toBeGreaterThan(10);
  });

  it('are none in an empty catalogue, and none in names of two words or of forty', () => {
    const long = Array.from(
      { length: 40 },
      (_, at) => `word${'abcdefghij'[at % 10]}${'abcdefghij'[Math.floor(at / 10)]}`,
    );
    expect(learned([]).size).toBe(0);
    expect(learned([['red', 'pen'], ['blue', 'pen'], long, [...long.slice(1), 'other']]).size).toBe(0);
  });
});

function learned(names: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const work = learnVariations(names);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
