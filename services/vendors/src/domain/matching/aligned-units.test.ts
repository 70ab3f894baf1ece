import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignUnits, codeLikeness, wordLikeness } from './aligned-units.ts';
import { countTerms, informationOf } from './term-statistics.ts';
import { termsOf } from './terms.ts';
import { unitsOf } from './text-units.ts';

describe('two model numbers', () => {
  it.each([
    ['a suffix for a country', 'wtw6700twh', 'wtw6700tw'],
    ['a suffix for a colour', 'kxts108w', 'kxts108'],
    ['two suffixes of letters', 'kxts108w', 'kxts108b'],
    ['a suffix that begins behind a letter', 'cb322wn140', 'cb322wn'],
  ])('are variants of one model with %s', (_, left, right) => {
    expect(codeLikeness(left, right)).toBeGreaterThan(0.5);
  });

  it.each([
    ['another digit', 'dscw530', 'dscw570'],
    ['one digit more', 'p3005', 'p300'],
    ['another capacity behind the same letters', 'bx80530f1400256', 'bx80530f1400128'],
    ['nothing but the first letters', 'dvpns57p', 'dvpfx810'],
  ])('are two models with %s', (_, left, right) => {
    expect(codeLikeness(left, right)).toBe(0);
  });

  it('are as like one way as the other', () => {
    const code = fc.stringMatching(/^[a-z]{2,4}\d{2,5}[a-z]{0,4}$/);
    fc.assert(
      fc.property(code, code, (left, right) => {
        expect(codeLikeness(left, right)).toBe(codeLikeness(right, left));
        expect(codeLikeness(left, right)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('two words', () => {
  it.each([
    ['prtable', 'portable'],
    ['pohto', 'photo'],
    ['blk', 'black'],
    ['prof', 'professional'],
    ['cartrigde', 'cartridge'],
  ])('"%s" may be "%s"', (left, right) => {
    expect(wordLikeness(left, right)).toBeGreaterThan(0.5);
    expect(wordLikeness(right, left)).toBeGreaterThan(0.5);
  });

  it.each([
    ['black', 'white'],
    ['male', 'female'],
    ['holder', 'folder'],
    ['red', 'rad'],
  ])('"%s" is not "%s"', (left, right) => {
    expect(wordLikeness(left, right)).toBe(0);
  });
});

describe('aligning a line with a name', () => {
  it('finds a model number that is written in pieces', () => {
    expect(foundIn('Sony MDREX32LPBLK', 'Earbuds MDR EX32LP/BLK by Sony')).toEqual({ sony: 1, mdrex32lpblk: 0.95 });
  });

  it('finds half of what is half there, and nothing that is not', () => {
    const found = foundIn('Canon PIXMA MP600 scanner', 'Canon PIXMA MP600R printer');
    expect(found).toMatchObject({ canon: 1, pixma: 1, scanner: 0 });
    expect(found.mp600).toBeGreaterThan(0.5);
    expect(found.mp600).toBeLessThan(0.95);
  });
});

function foundIn(line: string, name: string): Record<string, number> {
  const haystack = { weightByTerm: new Map(termsOf(name).map((term) => [term, 1])), text: unitsOf(name) };
  const statistics = countTerms([termsOf(line), termsOf(name)]);
  const aligned = alignUnits(unitsOf(line).units, haystack, (term) => informationOf(term, statistics));
  return Object.fromEntries(aligned.map(({ unit, found }) => [unit.whole, found]));
}
