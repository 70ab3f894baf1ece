import { parseAmount, parseMeasure, toMeasure } from '../measures/measure.ts';
import type { Dimension, MeasureUnit } from '../measures/measure-units.ts';

/** "100-240 V", "0 to 40 °C", "10–20": all of it, in base units where there is a unit. */
export type ValueRange = {
  readonly kind: 'range';
  readonly low: number;
  readonly high: number;
  /** Undefined for plain numbers. */
  readonly dimension: Dimension | undefined;
  readonly unitSymbol: string;
};

const between = /^(-?\+?[\d.,]+)\s*(\D*?)\s*(?:-|\bto\b|\bbis\b|\ba\b|\.{2,3}|…)\s*(-?\+?[\d.,]+)\s*(\D*)$/i;

/** A whole text as a range; undefined when it is anything else. The unit stands behind the second number, or behind both. */
export function parseRange(text: string, unit?: MeasureUnit): ValueRange | undefined {
  const plain = text.replace(/[\u2010-\u2015]/g, '-').trim();
  const [, from = '', fromUnit = '', to = '', toUnit = ''] = between.exec(plain) ?? [];
  const [low, high] = [parseAmount(from), parseAmount(to)];
  if (low === undefined || high === undefined || from === '' || low >= high) return undefined;
  const known = toUnit === '' ? unit : parseMeasure(`1 ${toUnit}`)?.unit;
  if (known === undefined) return toUnit === '' && fromUnit === '' ? numbers(low, high) : undefined;
  const lowUnit = fromUnit === '' ? known : parseMeasure(`1 ${fromUnit}`)?.unit;
  if (lowUnit?.dimension !== known.dimension) return undefined;
  return {
    kind: 'range',
    low: toMeasure(low, lowUnit).baseAmount,
    high: toMeasure(high, known).baseAmount,
    dimension: known.dimension,
    unitSymbol: known.symbol,
  };
}

function numbers(low: number, high: number): ValueRange {
  return { kind: 'range', low, high, dimension: undefined, unitSymbol: '' };
}
