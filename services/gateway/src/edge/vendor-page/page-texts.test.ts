import { describe, expect, it } from 'vitest';
import { chooseLanguage, languageCodes, languages } from './page-language.ts';
import { wordsIn } from './page-words.ts';
import { english, type TextKey } from './texts/english.ts';

const keys = Object.keys(english) as readonly TextKey[];
const placesOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe.each(languageCodes)('the texts in %s', (code) => {
  const { texts } = languages[code];

  it('are all there, and none too many', () => {
    expect(Object.keys(texts).sort()).toEqual([...keys].sort());
    for (const key of keys) expect(texts[key].trim(), key).not.toBe('');
  });

  it('have the same places to fill', () => {
    for (const key of keys) expect(placesOf(texts[key]), key).toEqual(placesOf(english[key]));
  });

  it('are not left in English', () => {
    const own = keys.filter((key) => texts[key] !== english[key]);
    // "Message" and "no" are said alike in several languages; sentences are not.
    const left = keys.filter((key) => texts[key] === english[key] && english[key].includes(' '));
    if (code !== 'en') expect([left, own.length > keys.length * 0.9]).toEqual([[], true]);
  });
});

describe('a text', () => {
  it('lets nothing that is put into it become markup', () => {
    const { text } = wordsIn('fr').say('introduction', { vendor: '<b>', quantity: '1', round: 1, rounds: 2 });
    expect(text).toContain('&lt;b&gt;');
    expect(text).not.toContain('<b>');
  });

  it('of an inherited name is no text', () => {
    expect(wordsIn('de').find('toString', 'nothing')).toBe('nothing');
  });
});

describe('the language of the page', () => {
  it.each([
    ['de', 'fr', 'de'],
    [undefined, 'de-AT,de;q=0.9,en;q=0.8', 'de'],
    [undefined, 'nl,fr;q=0.5,es;q=0.7', 'es'],
    [undefined, 'ja, zh;q=0.9', 'en'],
    [undefined, 'de;q=0, fr;q=0.1', 'fr'],
    ['tlh', 'es', 'es'],
    [undefined, undefined, 'en'],
    [undefined, ';;;q=,,', 'en'],
  ])('with %s chosen and %s preferred is %s', (chosen, preferred, expected) => {
    expect(chooseLanguage(chosen, preferred)).toBe(expected);
  });
});
