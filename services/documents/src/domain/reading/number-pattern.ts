import { numberStem, numberWord } from './number-words.ts';
import { aloneFraction, anyFraction } from './word-fractions.ts';

/** Groups of three after a space, a thin space, an apostrophe, a dot or a comma; then the decimals. */
const figures = String.raw`\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?|[.,]\d+`;
/** "192.168.1.2" and "2.10.3" are an address and the number of a section; "1.234.567" holds groups of three. */
const chain = String.raw`(?<chain>(?=\d+\.\d+\.\d)\d+(?!(?:\.\d{3})+(?![.\d]))(?:\.\d+){2,}(?!\d))`;
/** "2 million", "3 hundred", "10 mil piezas"; a k may be a resolution or a size too, and counts before a unit only. */
const scale = String.raw`(?:\s?(?<scale>(?:hundred|thousand|million|billion|trillion|millones|millions|Millionen|tausend|Tsd\.?|Mio\.?|mille)(?![\p{L}])|(?:k|mil)(?=\s(?:pcs|pieces?|units?|sheets?|items?|piezas?|unidades|hojas|pesos|ejemplares|Stück|Stk|Blatt|pièces|unités|feuilles)(?![\p{L}]))))?`;
const dozens = '(?:dozens?|docenas?|douzaines?|Dutzend)';
const words = String.raw`(?:${numberWord})(?:(?:\s+(?:and|y|et|und))?[\s-]+(?:${numberWord}))*(?:\s+${dozens}(?![\p{L}]))?`;
/** "half a dozen", "a dozen": an article before a dozen counts one. */
const dozen = String.raw`(?<!\d\s{0,2})(?<half>half\s+(?:a\s+)?|media\s+|une\s+demi-|ein\s+halbes\s+)?(?:(?:a|an|una|une|ein)\s+){0,1}(?<dozen>${dozens})(?![\p{L}])`;
/** "two hundred point zero three", "zwei Komma fünf". */
const decimals = String.raw`\s+(?:point|coma|virgule|Komma)\s+(?<decimals>(?:${numberWord})(?:[\s-]+(?:${numberWord}))*)`;
/** "3/4", "2 1/4", "2½" in halves, thirds, quarters and so on, the parts fewer than make a whole. */
const proper = String.raw`1\/2|[12]\/3|[1-3]\/4|[1-4]\/5|[1-7]\/8|[1-9]\/10|(?:[1-9]|1[0-5])\/16|(?:[1-9]|[12]\d|3[01])\/32`;
const fraction = String.raw`(?:(?<whole>\d{1,4})\s{0,2})?(?:(?<parts>${proper})(?![\d/.,-])|(?<vulgar>[½¼¾⅓⅔⅛]))`;
/** Ranks count nothing: "the 4th floor", "May 4th". */
const rank = String.raw`(?!(?:st|nd|rd|th|er|ème|eme)(?![\p{L}]))`;
/** Longer numbers of other languages are taken from the figures behind them: "vierundzwanzig (24)". */
const spelled = String.raw`(?:\p{L}*(?:${numberStem})\p{L}*)(?:[\s-]+(?:(?:y|et|und)\s+)?(?:\p{L}*(?:${numberStem})\p{L}*|${numberWord}))*`;
/** "twenty (20)" and "20 (twenty)" are one number; the figures count. */
export const written = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,])(?:${chain}|(?:${spelled})\s*\((?<spelt>${figures})\)|${fraction}|${dozen}|${aloneFraction}|(?<word>${words})(?![\p{L}])(?:${decimals}(?![\p{L}]))?(?:\s*\((?<inner>${figures})\))?|(?<figure>${figures})${rank}${scale}(?:\s*\(\s*${words}\s*\))?)`,
  'giu',
);

/** The same where no number is spelled out, which takes a fraction of the time. */
export const inFigures = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,])(?:${chain}|${fraction}|(?<figure>${figures})${rank}${scale})`,
  'giu',
);
export const anySpelled = new RegExp(
  String.raw`\([\d.,]|(?<![\p{L}\p{N}.,])(?:${numberWord}|${dozens}|${anyFraction})(?![\p{L}])`,
  'iu',
);
