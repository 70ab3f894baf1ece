import { describe, expect, it } from 'vitest';
import { unitsOf } from './text-units.ts';

describe('the units of a text', () => {
  it('tells words, numbers, codes and measures apart', () => {
    expect(kindsOf('Sony KX-TGA670B handset 18 V, type 4')).toEqual({
      sony: 'word',
      kxtga670b: 'code',
      phone: 'word',
      '18v': 'measure',
      '4': 'number',
    });
  });

  it('says what a number belongs to', () => {
    const stems = Object.fromEntries(
      unitsOf('Office 2007 with Photoshop CS3').units.map(({ whole, stem }) => [whole, stem]),
    );
    expect(stems).toMatchObject({ '2007': 'office', cs3: 'cs' });
  });

  it('takes capitals without a digit for a model number, but no words and no text all in capitals', () => {
    expect(kindsOf('Sony LCS-CSJ case').lcscsj).toBe('code');
    expect(Object.values(kindsOf('Soft PRINTER case with DVD-RW'))).not.toContain('code');
    expect(Object.values(kindsOf('SONY LCS-CSJ CASE'))).not.toContain('code');
  });

  it.each([
    ['pack of 10', 10],
    ['10-pack', 10],
    ['12 pcs', 12],
    ['box of 500', 500],
  ])('reads how many are in "%s"', (text, count) => {
    expect(unitsOf(`Toner, ${text}`).amounts).toEqual([{ dimension: 'pack', baseAmount: count }]);
  });
});

function kindsOf(text: string): Record<string, string> {
  return Object.fromEntries(unitsOf(text).units.map(({ whole, kind }) => [whole, kind]));
}
