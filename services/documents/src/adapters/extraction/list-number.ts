export type NumberStyle = 'decimal' | 'lowerLetter' | 'upperLetter' | 'lowerRoman' | 'upperRoman' | 'decimalZero';

const romans: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];
/** Romans beyond this would only be long; no list has them. */
const largestRoman = 3_999;
/** Word repeats the letter after z: aa, bb; more than this many is no list. */
const mostLetters = 10;

/** The number of a list entry as word processors and browsers write it. */
export function listNumber(value: number, style: NumberStyle): string {
  if (style === 'decimalZero') return String(value).padStart(2, '0');
  if (style === 'decimal' || value < 1) return String(value);
  const text = style.endsWith('Roman') ? roman(value) : letters(value);
  return style.startsWith('upper') ? text.toUpperCase() : text;
}

function roman(value: number): string {
  if (value > largestRoman) return String(value);
  let left = value;
  let text = '';
  for (const [worth, numeral] of romans)
    while (left >= worth) {
      text += numeral;
      left -= worth;
    }
  return text;
}

function letters(value: number): string {
  const repeats = Math.floor((value - 1) / 26) + 1;
  return repeats > mostLetters ? String(value) : String.fromCharCode(97 + ((value - 1) % 26)).repeat(repeats);
}
