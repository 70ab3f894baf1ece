import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMeasures, measureToken, parseMeasure } from './measure.ts';

function token(text: string): string | undefined {
  const measure = parseMeasure(text);
  return measure && measureToken(measure);
}

describe('measures', () => {
  it.each([
    ['18V', '18 volts'],
    ['1/2"', '12.7 mm'],
    ['500 ml', '0.5 l'],
    ['1 1/2 in', '38.1mm'],
    ['1,5 kg', '1500 g'],
    ['2 TB', '2,000 GB'],
    ['5000 mAh', '5Ah'],
    ['24-inch', '60.96 cm'],
  ])('%s is %s', (left, right) => {
    expect(token(left)).toBeDefined();
    expect(token(left)).toBe(token(right));
  });

  it('finds every measure in a title with its place', () => {
    const found = findMeasures('Cordless drill 18V 5.0 Ah, 13 mm chuck, 1,600 rpm');
    expect(found.map((measure) => measure.text)).toEqual(['18V', '5.0 Ah', '13 mm', '1,600 rpm']);
    expect(found[0]?.start).toBe(15);
  });

  it('does not read units out of words or codes', () => {
    expect(findMeasures('5 markers, 3 adapters, model XR18V, 802.11a')).toEqual([]);
  });

  it('rejects what is not one measure', () => {
    expect(parseMeasure('18V or 20V')).toBeUndefined();
    expect(parseMeasure('about 18V')).toBeUndefined();
    expect(parseMeasure('1/0 in')).toBeUndefined();
  });

  it('reads back every whole amount it writes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999 }),
        fc.constantFrom('V', 'mm', 'kg', 'l', 'GB'),
        (amount, symbol) => {
          expect(token(`${amount} ${symbol}`)).toBe(token(`${amount}${symbol.toLowerCase()}`));
          expect(parseMeasure(`${amount} ${symbol}`)?.baseAmount).toBe(amount);
        },
      ),
    );
  });
});
