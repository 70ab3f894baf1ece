import type { Language } from './purchase.ts';

/** Quantities as contracts write them, words and figures together. */
const written: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    2: 'two (2)',
    3: 'three (3)',
    12: 'twelve (12)',
    15: 'fifteen (15)',
    20: 'twenty (20)',
    24: 'twenty-four (24)',
    50: 'fifty (50)',
    100: 'one hundred (100)',
    120: 'one hundred and twenty (120)',
    400: 'four hundred (400)',
  },
  es: {
    2: 'dos (2)',
    3: 'tres (3)',
    12: 'doce (12)',
    15: 'quince (15)',
    20: 'veinte (20)',
    24: 'veinticuatro (24)',
    50: 'cincuenta (50)',
    100: 'cien (100)',
    120: 'ciento veinte (120)',
    400: 'cuatrocientas (400)',
    500: 'quinientos (500)',
  },
  fr: {
    2: 'deux (2)',
    3: 'trois (3)',
    12: 'douze (12)',
    15: 'quinze (15)',
    20: 'vingt (20)',
    24: 'vingt-quatre (24)',
    50: 'cinquante (50)',
    100: 'cent (100)',
    120: 'cent vingt (120)',
    400: 'quatre cents (400)',
  },
  de: {
    2: 'zwei (2)',
    3: 'drei (3)',
    12: 'zwölf (12)',
    15: 'fünfzehn (15)',
    20: 'zwanzig (20)',
    24: 'vierundzwanzig (24)',
    50: 'fünfzig (50)',
    100: 'hundert (100)',
    400: 'vierhundert (400)',
  },
};

export function inWords(quantity: string, language: Language): string | undefined {
  return written[language][quantity];
}
