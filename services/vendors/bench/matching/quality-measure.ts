import type { Measure } from '@procur/testing/measures';

/** One measured figure beside what it has to reach. A share of mistakes has to stay below its aim. */
export type QualityMeasure = {
  readonly measure: string;
  readonly value: number;
  readonly toBeat?: number;
  readonly aim?: number;
  readonly isBetterLow?: boolean;
  readonly note: string;
};

export function isKept({ value, aim, isBetterLow = false }: QualityMeasure): boolean | undefined {
  if (aim === undefined) return undefined;
  return isBetterLow ? value <= aim : value >= aim;
}

/** As the benches of all services say it, with as many digits as mean something. */
export function toMeasure(measured: QualityMeasure): Measure {
  const { measure, value, toBeat, aim, note } = measured;
  return { measure, value: Number(value.toFixed(4)), toBeat, aim, kept: isKept(measured), note };
}
