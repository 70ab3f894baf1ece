import { describe, expect, it } from 'vitest';
import { findHeadNoun } from './head-noun.ts';
import { findGtins, findPartNumbers, parseGtin, partNumberKey } from './part-number.ts';
import { termsOf } from './terms.ts';

describe('terms', () => {
  it('writes one measure in one way', () => {
    expect(termsOf('18V drill')).toEqual(termsOf('drill 18 volts'));
    expect(termsOf('1/2" socket')).toEqual(termsOf('12.7 mm sockets'));
  });

  it('folds plurals, synonyms, accents and spelling variants', () => {
    expect(termsOf('Laptops')).toEqual(termsOf('notebook'));
    expect(termsOf('colour TELEVISIONS')).toEqual(termsOf('color TV'));
    expect(termsOf('Café batteries')).toEqual(['cafe', 'battery']);
  });

  it('keeps a part number whole and in its parts', () => {
    expect(termsOf('DHP-484Z')).toEqual(['dhp484z', 'dhp', '484z']);
  });
});

describe('identifiers', () => {
  it('compares part numbers by letters and digits only', () => {
    expect(partNumberKey('dhp-484 z')).toBe(partNumberKey('DHP484Z'));
  });

  it('finds codes but neither sizes nor standards', () => {
    expect(findPartNumbers('Xelvio NB-1450G2 notebook 16GB DDR5 1920x1080 IP54 ISO9001 USB3.0')).toEqual(['NB1450G2']);
  });

  it('accepts a GTIN only with its check digit', () => {
    expect(parseGtin('4006381333931')).toBe('04006381333931');
    expect(parseGtin('4006381333932')).toBeUndefined();
    expect(findGtins('EAN 4006381333931, order 12345678')).toEqual(['04006381333931']);
  });
});

describe('head noun', () => {
  it.each([
    ['USB printer cable 2 m', 'cable', true],
    ['Laser printer with toner', 'printer', false],
    ['Toner cartridge for Brevik LX printer', 'cartridge', true],
    ['Carrying case, notebook 15"', 'case', true],
    ['27" monitor', 'monitor', false],
  ])('of "%s" is %s', (text, noun, isAccessory) => {
    expect(findHeadNoun(text)).toEqual({ noun, isAccessory });
  });

  it('is unknown where no known noun stands', () => {
    expect(findHeadNoun('Blue widget')).toBeUndefined();
  });
});
