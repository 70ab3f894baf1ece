import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCharges, readPrice } from './read-charges.ts';

/** Charges in short: name, amount, and how often where it is not once. */
function inShort(text: string): string[] {
  return readCharges(text).map(({ name, amount, basis }) => {
    const often = basis === 'once' || basis === 'percent' ? '' : ` ${basis}`;
    return `${name} ${amount || '?'}${basis === 'percent' && amount ? '%' : ''}${often}`;
  });
}

describe('charges in words', () => {
  it.each([
    ['1,150 plus VAT', ['tax ?']],
    ['1,150 plus shipping 200 flat', ['shipping 200']],
    ['We can do 1,150.00 USD plus 19% VAT and a one-off set-up fee of 500.', ['tax 19%', 'set-up 500']],
    ['Price is 1100 excl. VAT', ['tax ?']],
    ['1,100 without VAT', ['tax ?']],
    ['1,080 + shipping', ['shipping ?']],
    ['1,080, shipping not included', ['shipping ?']],
    ['Shipping is extra', ['shipping ?']],
    ['1,080 plus shipping and customs', ['shipping ?', 'customs ?']],
    ['training costs 1,250.50 per year', ['training 1250.5 per-year']],
    ['packaging 2.50 per unit', ['packaging 2.5 per-unit']],
    ['insurance of 3 per seat and year on top', ['insurance 3 per-unit-and-year']],
    ['200 for shipping', ['shipping 200']],
    ['a migration fee of 300', ['migration 300']],
    ['1.150 zzgl. 19 % MwSt. und Versandkosten von 200 €', ['tax 19%', 'shipping 200']],
    ['1.150,00 € zuzüglich Einrichtung einmalig 1.500,00', ['set-up 1500']],
    ['1 150 € hors TVA, frais de port 200 €', ['tax ?', 'shipping 200']],
    ['1.150 más IVA y gastos de envío de 200', ['tax ?', 'shipping 200']],
  ])('%s', (text, expected) => {
    expect(inShort(text)).toEqual(expected);
  });

  it.each([
    'We agree to your price.',
    'Our best in round 3',
    '1,150 including VAT and shipping',
    '1,150 all in',
    'Free shipping, no set-up fee',
    'Delivery within 14 days, payment net 30',
    'Training is included, shipping free of charge',
    '1.150 inkl. MwSt., Versand kostenlos',
    '1 150 TTC, port compris, sans frais de port',
    '1.150 con IVA incluido y envío gratis',
    'Payment terms NET45, 36 months, 150 seats',
    'We have 20 years of training experience',
  ])('none: %s', (text) => {
    expect(inShort(text)).toEqual([]);
  });

  it('are found by whoever writes them, and no words break the reading', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'grapheme' }), (text) => {
        expect(Array.isArray(readCharges(text))).toBe(true);
        expect(readCharges(`${text.replaceAll(/\p{L}|\d/gu, '')}. We ask 900 plus shipping 200 flat`)).toContainEqual({
          name: 'shipping',
          amount: '200',
          basis: 'once',
          untaxed: false,
        });
      }),
    );
  });
});

describe('a price in words', () => {
  it.each([
    ['1,150 plus VAT', '1150'],
    ['1.150,50 zzgl. MwSt.', '1150.5'],
    ['We could do 1080 plus shipping 200', '1080'],
    ['1,100 or 1,150', undefined],
    ['plus shipping 200', undefined],
    ['1,100 within 14 days', '1100'],
  ])('%s', (text, expected) => {
    expect(readPrice(text)).toBe(expected);
  });
});
