import { Decimal } from 'decimal.js';
import { type DecimalMark, shiftPoint } from './decimal-notation.ts';
import { findNumbers, type WrittenNumber } from './number-notation.ts';

/**
 * A hyphen is a sign where it touches its figures and nothing that could begin a range stands before it. Apart from its
 * figures it is a bullet or a dash, unless the text is nothing but the number.
 */
const signBefore = /(?:(?:^|[\s([{<>=≤≥:;,|])[-−–]|(?<![\p{L}])(?:minus|negative)\s+|^\s*[-−–]\s+)$/iu;
const rangeBefore = /[\d%°"″)]\s?\p{L}{0,3}\s*[-−–]$/u;
const thousands = /^\s{0,2}k(?![\p{L}\d])/iu;
const billions = /^G(?![\p{L}\d])/u;
const dozens = /^\s?(?:dozens?|docenas?|douzaines?|Dutzend)(?![\p{L}])/iu;
const power = /^(?:e(?<zeros>[+-]?\d{1,2})(?![\p{L}\d.])|\s?\^\s?(?<exponent>[+-]?\d{1,3}(?:\.\d+)?)(?![\d.]*\d))/iu;
const scientific = /^\s?[x×·]\s?10\s?\^?\s?(?<zeros>[+−-]?\d{1,2}|[⁻]?[¹²³⁴-⁹⁰]{1,2})(?![\p{L}\d])/u;
const parts = /^\s+over\s+$/iu;
/** More digits than any price or measurement has; powers of decimals have no end. */
const digits = 15;

/** Numbers that measure or compare, and so may be negative, powers or shortened: "-20 °C", "10k", "1.5 x 10^6". */
export function findValues(text: string, mark: DecimalMark): WrittenNumber[] {
  const values: WrittenNumber[] = [];
  for (const number of findNumbers(text, mark)) {
    const last = values.at(-1);
    if (last && number.start < last.end) continue;
    const value = signed(text, scaled(text, number));
    if (last && parts.test(text.slice(last.end, value.start)) && isPart(last, value)) {
      values[values.length - 1] = {
        ...last,
        value: new Decimal(last.value).div(value.value).toString(),
        end: value.end,
      };
    } else values.push(value);
  }
  return values;
}

function scaled(text: string, number: WrittenNumber): WrittenNumber {
  const behind = text.slice(number.end, number.end + 24);
  const isFigures = /\d$/.test(text.slice(number.start, number.end));
  if (!isFigures) return number;
  const [short, long, many] = [thousands.exec(behind), billions.exec(behind), dozens.exec(behind)];
  if (short) return longer(number, shiftPoint(number.value, 3), short);
  if (long) return longer(number, shiftPoint(number.value, 9), long);
  if (many) return longer(number, new Decimal(number.value).times(12).toFixed(), many);
  const raised = power.exec(behind) ?? scientific.exec(behind);
  return raised ? longer(number, raise(number.value, raised.groups ?? {}), raised) : number;
}

function longer(number: WrittenNumber, value: string, { 0: { length } }: RegExpExecArray): WrittenNumber {
  return { ...number, value, end: number.end + length };
}

function raise(value: string, { zeros, exponent }: Readonly<Record<string, string | undefined>>): string {
  if (exponent !== undefined) return plain(new Decimal(value).pow(exponent));
  return plain(new Decimal(value).times(new Decimal(10).pow(figures(zeros ?? '0'))));
}

function plain(value: Decimal): string {
  return value.toSignificantDigits(digits).toFixed();
}

const raisedFigures = '⁰¹²³⁴⁵⁶⁷⁸⁹';
function figures(written: string): string {
  return written.replace(/[⁻−]/, '-').replace(/[⁰¹²³⁴-⁹]/g, (digit) => String(raisedFigures.indexOf(digit)));
}

function signed(text: string, number: WrittenNumber): WrittenNumber {
  const before = text.slice(Math.max(0, number.start - 16), number.start);
  const sign = signBefore.exec(before);
  if (!sign || number.value === '0' || (/\s$/.test(before) && !isAlone(text, sign[0], number))) return number;
  const shown = sign[0].replace(/^[\s([{<>=≤≥:;,|]+/u, '');
  if (/^[-−–]/.test(shown) && rangeBefore.test(before.trimEnd())) return number;
  return { ...number, value: `-${number.value}`, start: number.start - shown.length };
}

/** "Minus 5" needs no more; of "- 5" the text must hold nothing else. */
function isAlone(text: string, sign: string, { end }: WrittenNumber): boolean {
  return /\p{L}/u.test(sign) || (/^\s*[-−–]/.test(text) && text.slice(end).trim() === '');
}

/** "1 over 3" is a third; "12 over 3 years" is none. */
function isPart(above: WrittenNumber, below: WrittenNumber): boolean {
  const [parts, whole] = [Number(above.value), Number(below.value)];
  return Number.isInteger(parts) && Number.isInteger(whole) && parts > 0 && parts < whole;
}
