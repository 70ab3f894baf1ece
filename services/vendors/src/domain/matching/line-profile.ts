import { measureToken, parseMeasure } from '../measures/measure.ts';
import type { Constraint } from './constraint.ts';
import { findHeadNoun, findNouns, type HeadNoun } from './head-noun.ts';
import { impliedConstraints } from './implied-constraints.ts';
import { findGtins, findPartNumbers, parseGtin, partNumberKey } from './part-number.ts';
import type { RoughPrice } from './price-distance.ts';
import { termsOf } from './terms.ts';
import { type TextUnits, unitsOf } from './text-units.ts';
import { type ThingNamed, thingNamedIn } from './thing-named.ts';

/** What a buyer asks for in one line of a tender. */
export type RequirementLine = {
  readonly description: string;
  readonly partNumber?: string;
  readonly gtin?: string;
  readonly brand?: string;
  /** What the buyer expects one unit to cost. */
  readonly expectedPrice?: RoughPrice;
  readonly constraints: readonly Constraint[];
};

export type LineProfile = {
  readonly terms: ReadonlySet<string>;
  readonly brandTerms: ReadonlySet<string>;
  /** Part numbers the buyer named as such, and codes found in the description. */
  readonly statedKeys: ReadonlySet<string>;
  readonly mentionedKeys: ReadonlySet<string>;
  readonly gtins: ReadonlySet<string>;
  readonly head: HeadNoun | undefined;
  readonly nouns: ReadonlySet<string>;
  readonly thing: ThingNamed;
  /** All it says, in units that can be aligned with a product's name. */
  readonly text: TextUnits;
  readonly weightByTerm: ReadonlyMap<string, number>;
  readonly expectedPrice: RoughPrice | undefined;
  readonly constraints: readonly Constraint[];
};

export function lineProfileOf(line: RequirementLine): LineProfile {
  const stated = parseGtin(line.gtin ?? '');
  const constraints = [...line.constraints, ...impliedConstraints(line.description, line.constraints)];
  const written = [line.description, line.brand, line.partNumber].filter(Boolean).join(' ');
  const words = new Set(termsOf(written));
  return {
    terms: words.difference(new Set(constraints.flatMap(amountTokens))),
    brandTerms: new Set(termsOf(line.brand ?? '')),
    statedKeys: new Set(line.partNumber ? [partNumberKey(line.partNumber)] : []),
    mentionedKeys: new Set(findPartNumbers(line.description)),
    gtins: new Set([...findGtins(line.description), ...(stated ? [stated] : [])]),
    head: findHeadNoun(line.description),
    nouns: findNouns(line.description),
    thing: thingNamedIn(line.description),
    text: withoutDemanded(unitsOf(`${line.description} ${line.brand ?? ''} ${joinedNumber(line)}`), constraints),
    weightByTerm: new Map([...words].map((word) => [word, 1])),
    expectedPrice: line.expectedPrice,
    constraints,
  };
}

/** Amounts that are demanded are judged as facts: "18v" need not be a word of a 20 V product. */
function amountTokens({ value, unit }: Constraint): string[] {
  const measure = parseMeasure(`${value} ${unit ?? ''}`);
  return measure ? [measureToken(measure)] : [];
}

/** "tv dd18" stated as a part number is one code; a whole name in its place stays words. */
function joinedNumber({ partNumber = '' }: RequirementLine): string {
  const key = partNumberKey(partNumber);
  return key.length <= longestNumber && /\d/.test(key) ? key : partNumber;
}

const longestNumber = 16;

/** "18 V or more" is judged as a demand; as an amount to be found it would speak against 20 V. */
function withoutDemanded(text: TextUnits, constraints: readonly Constraint[]): TextUnits {
  const bounds = constraints
    .filter(({ operator }) => /[<>]/.test(operator))
    .map(({ value, unit }) => `${value} ${unit ?? ''}`);
  const measures = bounds.flatMap((bound) => parseMeasure(bound) ?? []);
  const tokens = new Set(measures.map(measureToken));
  const isBound = ({ dimension, baseAmount }: TextUnits['amounts'][number]) =>
    measures.some((measure) => measure.unit.dimension === dimension && measure.baseAmount === baseAmount);
  return {
    ...text,
    units: text.units.filter(({ whole }) => !tokens.has(whole)),
    amounts: text.amounts.filter((amount) => !isBound(amount)),
  };
}
