import { baseUnitOf } from '../measures/measure-units.ts';
import type { AttributeValue } from './attribute.ts';
import type { ConstraintOperator } from './constraint.ts';
import type { ValueRange } from './value-range.ts';

/** Whether a fact and a demand are of one kind, so that the fact can prove or refute it. */
export function areComparable(fact: AttributeValue, wanted: AttributeValue | undefined): boolean {
  if (wanted !== undefined && dimensionOf(fact) !== undefined) return dimensionOf(fact) === dimensionOf(wanted);
  if (fact.kind === 'range' || wanted?.kind === 'range')
    return wanted !== undefined && asRange(fact) !== undefined && asRange(wanted) !== undefined;
  return fact.kind === wanted?.kind;
}

function dimensionOf(value: AttributeValue): string | undefined {
  return value.kind === 'measure' || value.kind === 'range' ? value.dimension : undefined;
}

/** Undefined when the two cannot be compared (a text against a number): the demand stays unproven. */
export function compareValues(
  operator: ConstraintOperator,
  fact: AttributeValue,
  wanted: readonly AttributeValue[],
): boolean | undefined {
  const [first] = wanted;
  if (first === undefined) return undefined;
  if (operator === 'one_of') return anyOf(wanted.map((value) => compareValues('=', fact, [value])));
  if (fact.kind === 'flag' || first.kind === 'flag') return compareFlags(fact, first);
  if (fact.kind === 'range' || first.kind === 'range') return compareRanges(operator, fact, first);
  if (fact.kind === 'text' || first.kind === 'text') return compareTexts(operator, asText(fact), asText(first));
  if (!haveSameDimension(fact, first)) return undefined;
  const limit = numberOf(first);
  return compareNumbers(operator, numberOf(fact), limit, Math.abs(limit) * toleranceOf(fact, first));
}

/**
 * A fact that is a range ("100-240 V", "0 to 40 °C") is all of it: 230 V lies in it, and it reaches at least 200 V and down to
 * 110 V. A demand that is a range is met by what lies in it.
 */
function compareRanges(
  operator: ConstraintOperator,
  fact: AttributeValue,
  wanted: AttributeValue,
): boolean | undefined {
  const [own, asked] = [asRange(fact), asRange(wanted)];
  if (own === undefined || asked === undefined || own.dimension !== asked.dimension) return undefined;
  const slack = 1e-9 * Math.max(1, Math.abs(asked.low), Math.abs(asked.high));
  if (operator === '>=' || operator === '>') return compareNumbers(operator, own.high, asked.high, slack);
  if (operator === '<=' || operator === '<') return compareNumbers(operator, own.low, asked.low, slack);
  const [inner, outer] = fact.kind === 'range' ? [asked, own] : [own, asked];
  return inner.low >= outer.low - slack && inner.high <= outer.high + slack;
}

function asRange(value: AttributeValue): Pick<ValueRange, 'low' | 'high' | 'dimension'> | undefined {
  if (value.kind === 'range') return value;
  if (value.kind === 'measure') return { low: value.baseAmount, high: value.baseAmount, dimension: value.dimension };
  return value.kind === 'number' ? { low: value.amount, high: value.amount, dimension: undefined } : undefined;
}

function compareNumbers(operator: ConstraintOperator, amount: number, limit: number, slack: number): boolean {
  switch (operator) {
    case '>=':
      return amount >= limit - slack;
    case '>':
      return amount > limit + slack;
    case '<=':
      return amount <= limit + slack;
    case '<':
      return amount < limit - slack;
    default:
      return Math.abs(amount - limit) <= slack;
  }
}

/**
 * Same unit: exact. Different units: sellers round when they convert (27 in is sold as 68.5 cm), so one percent; bytes are
 * counted in thousands by some and in 1,024s by others, which is 2.4 % at the step from GB to TB.
 */
function toleranceOf(fact: AttributeValue, wanted: AttributeValue): number {
  if (fact.kind !== 'measure' || wanted.kind !== 'measure' || fact.unitSymbol === wanted.unitSymbol) return 1e-9;
  return fact.dimension === 'digital' ? 0.025 : 0.01;
}

function haveSameDimension(fact: AttributeValue, wanted: AttributeValue): boolean {
  return fact.kind !== 'measure' || wanted.kind !== 'measure' || fact.dimension === wanted.dimension;
}

function compareFlags(fact: AttributeValue, wanted: AttributeValue): boolean | undefined {
  // "USB-C: 2" or "finish: matte" answers "must have USB-C"; a plain "no" answers it too.
  const has = fact.kind === 'flag' ? fact.flag : true;
  if (wanted.kind !== 'flag') return has ? undefined : false;
  return has === wanted.flag;
}

function compareTexts(operator: ConstraintOperator, fact: string, wanted: string): boolean | undefined {
  const [plainFact, plainWanted] = [spaced(fact), spaced(wanted)];
  const holds = plainFact === plainWanted || ` ${plainFact} `.includes(` ${plainWanted} `);
  if (operator === '=' || operator === 'contains') return holds;
  const [rank, wantedRank] = [rankInText(fact), rankInText(wanted)];
  if (rank === undefined || wantedRank === undefined || rank.scale !== wantedRank.scale) return undefined;
  return compareNumbers(operator, rank.level, wantedRank.level, 0);
}

// "black, grey" holds black, and "usb-c/usb-a" holds usb-a.
function spaced(text: string): string {
  return text.replace(/[\s_,;/|-]+/g, ' ').trim();
}

/** Texts that have an order: IP54 < IP65, DDR4 < DDR5, 1920x1080 < 2560x1440. */
function rankInText(text: string): { readonly scale: string; readonly level: number } | undefined {
  const pixels = /^(\d+)x(\d+)$/.exec(text.replaceAll(' ', ''));
  if (pixels) return { scale: 'pixels', level: Number(pixels[1]) * Number(pixels[2]) };
  const graded = /^([a-z-]+)\s?(\d+(?:\.\d+)?)$/.exec(text);
  return graded ? { scale: graded[1] ?? '', level: Number(graded[2]) } : undefined;
}

function anyOf(verdicts: readonly (boolean | undefined)[]): boolean | undefined {
  if (verdicts.includes(true)) return true;
  return verdicts.includes(undefined) ? undefined : false;
}

function numberOf(value: AttributeValue): number {
  if (value.kind === 'measure') return value.baseAmount;
  return value.kind === 'number' ? value.amount : Number.NaN;
}

function asText(value: AttributeValue): string {
  if (value.kind === 'text') return value.text;
  if (value.kind === 'measure') return `${value.baseAmount} ${baseUnitOf(value.dimension).symbol}`.toLowerCase();
  if (value.kind === 'range') return `${value.low}-${value.high}`;
  return value.kind === 'number' ? String(value.amount) : String(value.flag);
}
