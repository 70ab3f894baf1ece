import { plainWords } from './source-text.ts';

const english =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const englishTens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** Numbers that tenders in Spanish, German and French write out; larger ones come in figures there. */
const otherLanguages: Readonly<Record<string, number>> = {
  ...listed(1, 'uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince'),
  ...listed(1, 'ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf'),
  ...listed(1, 'un deux trois quatre cinq six sept huit neuf dix onze douze'),
  ...{
    una: 1,
    veinte: 20,
    treinta: 30,
    cuarenta: 40,
    cincuenta: 50,
    cien: 100,
    ciento: 100,
    doscientos: 200,
    quinientos: 500,
    mil: 1000,
  },
  ...{ eine: 1, zwanzig: 20, dreissig: 30, vierzig: 40, funfzig: 50, hundert: 100, tausend: 1000 },
  ...{ une: 1, vingt: 20, trente: 30, quarante: 40, cinquante: 50, cent: 100, mille: 1000 },
};

const small: Readonly<Record<string, number>> = {
  ...otherLanguages,
  ...Object.fromEntries(english.map((word, value) => [word, value])),
  ...Object.fromEntries(englishTens.map((word, index) => [word, (index + 2) * 10])),
};
const scales: Readonly<Record<string, number>> = {
  thousand: 1_000,
  million: 1_000_000,
  billion: 1_000_000_000,
  trillion: 1_000_000_000_000,
};

/** Every word a written-out number may begin with or hold, for building the pattern that finds one. */
export const numberWord = [
  ...Object.keys(small),
  'hundred',
  ...Object.keys(scales),
  'fünf',
  'zwölf',
  'fünfzig',
  'dreißig',
]
  .sort((a, b) => b.length - a.length)
  .join('|');

/** What longer numbers in Spanish, French and German are made of; their value stands in figures behind them. */
export const numberStem =
  'veinti|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cient[oa]s?|quinient|diecis|diecioch|diecinuev|vingt|trente|quarante|cinquante|soixante|cents?(?![\\p{L}])|zwanzig|dreißig|dreissig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig|hundert|tausend|zehn';

/** The value of a written-out number such as "one hundred and twenty-five"; undefined when a word is none. */
export function parseNumberWords(text: string): number | undefined {
  const words = plainWords(text)
    .split(' ')
    .filter((word) => word !== 'and' && word !== 'a');
  if (words.length === 0) return undefined;
  let total = 0;
  let group = 0;
  for (const word of words) {
    const value = small[word];
    const scale = scales[word];
    if (value !== undefined) group += value;
    else if (word === 'hundred') group = (group || 1) * 100;
    else if (scale !== undefined) [total, group] = [total + (group || 1) * scale, 0];
    else return undefined;
  }
  return total + group;
}

function listed(first: number, words: string): Record<string, number> {
  return Object.fromEntries(words.split(' ').map((word, index) => [word, index + first]));
}
