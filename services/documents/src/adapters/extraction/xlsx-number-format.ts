/** Words that a number format puts around its number, such as the unit in `0 "kg"` and the currency in `[$EUR] 0.00`. */
export type FormatWords = { readonly before: string; readonly after: string };

const currency = /\[\$([^\]-]*)(?:-[0-9A-Fa-f]+)?\]|([$€£¥])/gu;
/** Colours, conditions and locales; space of a character's width; filling characters. */
const silent = /\[[^\]]*\]|_.|\*./g;
const literal = /"([^"]*)"|\\(.)/g;

export function formatWords(format: string): FormatWords {
  const section = firstSection(format);
  const written = section.replace(currency, (_, code = '', sign = '') => `"${code}${sign}"`).replace(silent, '');
  const masked = written.replace(literal, (quoted) => ' '.repeat(quoted.length));
  const first = masked.search(/[0#?]/);
  const last = Math.max(...['0', '#', '?'].map((digit) => masked.lastIndexOf(digit)));
  if (first === -1) return { before: '', after: '' };
  return { before: words(written.slice(0, first)), after: words(written.slice(last + 1)) };
}

/** "00000": numbers that are names, such as part numbers, with their leading zeros. */
export function leadingZeros(format: string): number {
  return /^0{2,}$/.test(format) ? format.length : 0;
}

/** Positive numbers, negative ones, zero and text have a section each. */
function firstSection(format: string): string {
  return /^(?:"[^"]*"|\\.|[^;"\\])*/.exec(format)?.[0] ?? format;
}

/** Signs and brackets only shape the number; words, units and currencies say something. */
function words(part: string): string {
  const text = [...part.matchAll(literal)]
    .map((match) => match[1] ?? match[2])
    .join('')
    .trim();
  return /[\p{L}\p{Sc}°²³%]/u.test(text) ? text : '';
}
