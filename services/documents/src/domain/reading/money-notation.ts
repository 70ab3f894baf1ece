import { Decimal } from 'decimal.js';
import { type DecimalMark, parseDecimal, shiftPoint } from './decimal-notation.ts';
import {
  currencyCodes as codes,
  codesThatAreWords,
  hundredthNames as hundredths,
  currencyNames as names,
  priceCellSigns,
  currencySigns as symbols,
} from './money-signs.ts';
import { numberWord, parseNumberWords } from './number-words.ts';

export type WrittenMoney = {
  readonly amount: string;
  readonly currency: string | undefined;
  readonly start: number;
  readonly end: number;
};

const escaped = (texts: readonly string[]) =>
  [...texts]
    .sort((a, b) => b.length - a.length)
    .map((text) => text.replace(/[.$/]/g, String.raw`\$&`))
    .join('|');
const code = `(?:${codes.join('|')})(?![A-Za-z])`;
/** Typesetters put a space into "US $" and agencies print it in small letters. */
const dollar = String.raw`(?:[Uu][Ss]|[Hh][Kk]|[Cc][Aa]|[Aa][Uu]|[Nn][Zz]|[Mm][Xx]|[Nn][Tt])\s?\$|[Cc]\s\$`;
const sign = `${dollar}|${escaped(Object.keys(symbols))}|${code}`;
const number = String.raw`\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+(?:[.,]\d{1,4})?(?!\d)|\d+(?:[.,]\d{1,4})?(?!\d)|(?<![\d.,])[.,]\d{1,4}(?!\d)`;
const scale = String.raw`(?:\s?(?<scale>k|K|m|M|mn|[Mm]io\.?|million|millones|Millionen|millions|thousand|mil|Tsd\.?|bn|billions?|Mrd\.?|trillion)(?![A-Za-z]|\.[A-Za-z]))?`;
const capital = (name: string) => name.replace(/(?<=^|\s)\p{L}/gu, (letter) => letter.toUpperCase());
const everyName = Object.keys(names).flatMap((name) => [name, capital(name), name.toUpperCase()]);
const named = String.raw`(?:(?:de|d['’]|of)\s)?(?:${escaped([...new Set(everyName)])})(?![\p{L}])`;
/** Francs are written short behind an amount with its centimes; elsewhere "Fr." is a day or a name. */
const francs = String.raw`(?<=[.,]\d\d\s?)(?:Fr|SFr|sFr)\.(?!\s?\d)`;
/** "75 cents", "12-cent", "99¢". */
const inHundredths = String.raw`(?<c>${number})(?:\s?|-)(?<hundredth>${escaped(Object.keys(hundredths))})(?![\p{L}])`;
const signed = String.raw`(?<before>${sign})\s{0,2}(?<a>${number})${scale.replaceAll('scale>', 'scaleA>')}(?:\s?(?<also>${code}))?`;
const followed = (after: string) =>
  String.raw`(?<b>${number})${scale.replaceAll('scale>', 'scaleB>')}(?:,-+|\.-+|,–)?\s?(?<after>(?:${sign})(?!\d)|${after})`;
const inWords = String.raw`(?<w>(?:${numberWord}|${capital(numberWord.replaceAll('|', ' ')).replaceAll(' ', '|')})(?:[\s-]+(?:and\s+)?(?:${numberWord}))*)\s+(?<afterWords>${named})`;
const money = new RegExp(
  String.raw`(?<![\p{L}\d.,])(?:${signed}|${followed(`${francs}|${named}`)}|${inHundredths}|${inWords})`,
  'gu',
);
/** The same where no currency is named in words, which takes a fraction of the time. */
const moneyInSigns = new RegExp(String.raw`(?<![\p{L}\d.,])(?:${signed}|${followed(francs)})`, 'gu');
/** What every amount of money holds; most lines hold none of it, and looking for it takes a fraction of the time. */
const anyCurrency = new RegExp(String.raw`\$|${escaped(Object.keys(symbols))}|${code}|Fr\.`, 'u');
const lastWords = new Set(Object.keys(names).map((name) => name.split(' ').at(-1) ?? name));
const anyName = new RegExp(
  String.raw`(?<![\p{L}])(?:${escaped([...lastWords, ...Object.keys(hundredths)])})(?![\p{L}])`,
  'iu',
);

const scales: Readonly<Record<string, number>> = {
  k: 3,
  K: 3,
  thousand: 3,
  mil: 3,
  Tsd: 3,
  'Tsd.': 3,
  m: 6,
  M: 6,
  mn: 6,
  mio: 6,
  million: 6,
  millions: 6,
  millones: 6,
  Millionen: 6,
  Mio: 6,
  'mio.': 6,
  'Mio.': 6,
  bn: 9,
  billion: 9,
  billions: 9,
  Mrd: 9,
  'Mrd.': 9,
  trillion: 12,
};

/** Amounts that carry their currency: "$1,250.00", "1.250,00 €", "EUR 40k", "2.5 million dollars". */
export function findMoney(text: string, mark: DecimalMark): WrittenMoney[] {
  const isNamed = anyName.test(text);
  if (!isNamed && !anyCurrency.test(text)) return [];
  return [...text.matchAll(isNamed ? money : moneyInSigns)].flatMap((match) => {
    const groups = match.groups ?? {};
    const read = groups.c === undefined ? wholeAmount(groups, mark) : hundredthAmount(groups, mark);
    return read ? [{ ...read, start: match.index, end: match.index + match[0].length }] : [];
  });
}

type Groups = Readonly<Record<string, string | undefined>>;
type Amount = Pick<WrittenMoney, 'amount' | 'currency'>;

function wholeAmount(
  { before, a, scaleA, also, b, scaleB, after, w, afterWords }: Groups,
  mark: DecimalMark,
): Amount | undefined {
  // "20 GEL pens" and "2 AMD processors" are no sums; "20.50 GEL" is one.
  if (after !== undefined && codesThatAreWords.has(after) && /^\d+$/.test(b ?? '')) return undefined;
  const plain = w === undefined ? parseDecimal(a ?? b ?? '', mark) : parseNumberWords(w)?.toString();
  if (plain === undefined) return undefined;
  const amount = shiftPoint(plain, scales[scaleA ?? scaleB ?? ''] ?? 0);
  return { amount, currency: currencyOf(also ?? before ?? after ?? afterWords ?? '') };
}

/** "75 cents" are three quarters of whatever currency the document names. */
function hundredthAmount({ c, hundredth }: Groups, mark: DecimalMark): Amount | undefined {
  const plain = parseDecimal(c ?? '', mark);
  return plain === undefined
    ? undefined
    : { amount: new Decimal(plain).div(100).toFixed(), currency: hundredths[(hundredth ?? '').toLowerCase()] };
}

/** The currency a sign, a word or a code stands for. */
export function currencyOf(written: string): string | undefined {
  const text = written.trim().replace(/^(?:de|of)\s|^d['’]/, '');
  const compact = text.replace(/\s/g, '');
  return (
    symbols[text] ??
    symbols[compact.toUpperCase()] ??
    names[text.toLowerCase()] ??
    (/^s?fr\.$/i.test(compact) ? 'CHF' : undefined) ??
    (codes.includes(compact.toUpperCase()) ? compact.toUpperCase() : undefined)
  );
}

const anySign = new RegExp(String.raw`(?<![\p{L}])(?:${sign}|${escaped(Object.keys(priceCellSigns))})(?![\p{L}])`, 'u');

/** The currency named anywhere in a short text: the head of a column, the rest of a price cell. */
export function currencyIn(text: string): string | undefined {
  const found = anySign.exec(text)?.[0];
  if (found !== undefined) return priceCellSigns[found] ?? currencyOf(found);
  const word = text
    .toLowerCase()
    .match(/[\p{L}.]{3,}/gu)
    ?.find((candidate) => names[candidate] !== undefined);
  return word && names[word];
}
