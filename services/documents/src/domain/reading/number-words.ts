import { plainWords } from './source-text.ts';

const english =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const englishTens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** Numbers that tenders in Spanish, German and French write out; larger ones come in figures there. */
const otherLanguages: Readonly<Record<string, number>> = {
  ...listed(
    1,
    'uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve',
  ),
  ...tens('treinta cuarenta cincuenta sesenta setenta ochenta noventa', 30),
  ...hundreds('doscient trescient cuatrocient quinient seiscient setecient ochocient novecient', 200),
  ...listed(
    1,
    'ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn',
  ),
  ...germanCompounds(),
  ...listed(1, 'un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'),
  ...{
    una: 1,
    cien: 100,
    ciento: 100,
  },
  ...{ eine: 1, anderthalb: 1.5, eineinhalb: 1.5, zweieinhalb: 2.5, dreieinhalb: 3.5, viereinhalb: 4.5 },
  ...{ une: 1, vingt: 20, vingts: 20, trente: 30, quarante: 40, cinquante: 50, soixante: 60 },
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
  mil: 1_000,
  mille: 1_000,
  tausend: 1_000,
};
const dozenWords: ReadonlySet<string> = new Set('dozen dozens docena docenas dutzend douzaine douzaines'.split(' '));
const hundredWords: ReadonlySet<string> = new Set(['hundred', 'hundreds', 'hundert', 'cent', 'cents']);

/** Every word a written-out number may begin with or hold, for building the pattern that finds one. */
export const numberWord = [
  ...Object.keys(small),
  ...hundredWords,
  ...Object.keys(scales),
  'dieciséis',
  'veintidós',
  'veintitrés',
  'veintiséis',
  'fünf',
  'zwölf',
  'fünfzig',
  'dreißig',
  'vingts',
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
    .filter((word) => !/^(?:and|a|y|et|und)$/.test(word));
  if (words.length === 0) return undefined;
  let total = 0;
  let group = 0;
  for (const word of words) {
    const value = small[word];
    const scale = scales[word];
    // Quatre-vingts is four times twenty.
    if (value === 20 && group % 100 === 4 && /quatre.vingts?/iu.test(text)) group += 76;
    else if (value !== undefined) group += value;
    else if (hundredWords.has(word)) group = (group || 1) * 100;
    else if (dozenWords.has(word)) [total, group] = [(total + group) * 12, 0];
    else if (scale !== undefined) [total, group] = [total + (group || 1) * scale, 0];
    else return undefined;
  }
  return total + group;
}

function tens(words: string, first: number): Record<string, number> {
  return Object.fromEntries(words.split(' ').map((word, index) => [word, first + index * 10]));
}

/** "doscient" stands for doscientos and doscientas. */
function hundreds(stems: string, first: number): Record<string, number> {
  return Object.fromEntries(
    stems.split(' ').flatMap((stem, index) => ['os', 'as'].map((end) => [stem + end, first + index * 100])),
  );
}

/** Zwanzig to neunundneunzig, and hundreds written as one word. */
function germanCompounds(): Record<string, number> {
  const ones = 'ein zwei drei vier funf sechs sieben acht neun'.split(' ');
  const round = tens('zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig', 20);
  const between = Object.entries(round).flatMap(([word, value]) =>
    ones.map((one, index): [string, number] => [`${one}und${word}`, value + index + 1]),
  );
  const whole = ones.map((one, index): [string, number] => [`${one}hundert`, (index + 1) * 100]);
  return { ...round, ...Object.fromEntries([...between, ...whole]) };
}

function listed(first: number, words: string): Record<string, number> {
  return Object.fromEntries(words.split(' ').map((word, index) => [word, index + first]));
}
