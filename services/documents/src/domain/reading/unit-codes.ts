import { plainWords } from './source-text.ts';
import { measuredUnits, piecesIn, unitWords } from './unit-words.ts';

export { measuredUnits };

const codeOf = new Map(
  Object.entries(unitWords).flatMap(([code, words]) =>
    words.split(' ').map((word) => [word.replaceAll('_', ' ').replace('/', ' '), code] as const),
  ),
);

export type Unit = { readonly code: string; readonly factor: number };

/**
 * The unit a word stands for. As a `number` word, "dozen" is twelve pieces (`factor` 12); as a `unit` in a column of units
 * it is the unit that the buyer counts in.
 */
export function findUnit(written: string, role: 'unit' | 'number' = 'unit'): Unit | undefined {
  const code = codeOfWord(written);
  if (code === undefined) return undefined;
  return role === 'number' && code === 'DZN' ? { code: 'EA', factor: 12 } : { code, factor: 1 };
}

/** Room for the signs and spaces around a word; whole cells of tables are asked about, and most are no units. */
const longestWritten = 2 * Math.max(...[...codeOf.keys()].map((word) => word.length));

function codeOfWord(written: string): string | undefined {
  if (written.length > longestWritten) return undefined;
  const raw = written.replaceAll('²', '2').replaceAll('³', '3').trim();
  const word = plainWords(raw.replace(/\((?:e?s|en|n|x)\)$/i, '')).replace(/ s$/, 's');
  return codeOf.get(word) ?? codeOf.get(word.replace(/ /g, '')) ?? (raw in unitWords ? raw : undefined);
}

/** A quantity in pieces where the unit is a fixed number of them: 38 thousand forms are 38,000. */
export function inPieces({ value, unitCode }: { readonly value: string; readonly unitCode: string }): {
  readonly value: string;
  readonly unitCode: string;
} {
  const pieces = piecesIn[unitCode];
  return pieces === undefined ? { value, unitCode } : { value: times(value, pieces), unitCode: 'EA' };
}

/** Exact for whole factors. */
export function times(value: string, factor: number): string {
  if (factor === 1) return value;
  const [whole = '0', fraction = ''] = value.split('.');
  const product = (BigInt(whole + fraction) * BigInt(factor)).toString().padStart(fraction.length + 1, '0');
  if (fraction === '') return product;
  return `${product.slice(0, -fraction.length)}.${product.slice(-fraction.length)}`.replace(/\.?0+$/, '');
}

/** Letters as they may stand in a word that is listed without accents. */
const accented: Readonly<Record<string, string>> = {
  a: '[aáàâä]',
  e: '[eéèêë]',
  i: '[iíîï]',
  o: '[oóôö]',
  u: '[uúùûü]',
  c: '[cç]',
  n: '[nñ]',
};

/** A pattern for any unit word, longest first, to be used right after a number. */
export const unitWord = [...codeOf.keys()]
  .filter((word) => word.length > 1 || /[glmht]/.test(word))
  .sort((a, b) => b.length - a.length)
  .map((word) =>
    word
      .replace(/[aeioucn]/g, (letter) => accented[letter] ?? letter)
      .replace(/2$/, '[2²]')
      .replace(/3$/, '[3³]')
      .replaceAll(' ', String.raw`[\s./]{1,2}`),
  )
  .join('|');
