import { measureToken, parseMeasure } from '../measures/measure.ts';
import type { Constraint } from './constraint.ts';
import { findHeadNoun, findNouns, type HeadNoun } from './head-noun.ts';
import { impliedConstraints } from './implied-constraints.ts';
import { findGtins, findPartNumbers, parseGtin, partNumberKey } from './part-number.ts';
import { termsOf } from './terms.ts';

/** What a buyer asks for in one line of a tender. */
export type RequirementLine = {
  readonly description: string;
  readonly partNumber?: string;
  readonly gtin?: string;
  readonly brand?: string;
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
  readonly constraints: readonly Constraint[];
};

export function lineProfileOf(line: RequirementLine): LineProfile {
  const stated = parseGtin(line.gtin ?? '');
  const constraints = [...line.constraints, ...impliedConstraints(line.description, line.constraints)];
  const words = new Set(termsOf([line.description, line.brand, line.partNumber].filter(Boolean).join(' ')));
  return {
    terms: words.difference(new Set(constraints.flatMap(amountTokens))),
    brandTerms: new Set(termsOf(line.brand ?? '')),
    statedKeys: new Set(line.partNumber ? [partNumberKey(line.partNumber)] : []),
    mentionedKeys: new Set(findPartNumbers(line.description)),
    gtins: new Set([...findGtins(line.description), ...(stated ? [stated] : [])]),
    head: findHeadNoun(line.description),
    nouns: findNouns(line.description),
    constraints,
  };
}

/** Amounts that are demanded are judged as facts: "18v" need not be a word of a 20 V product. */
function amountTokens({ value, unit }: Constraint): string[] {
  const measure = parseMeasure(`${value} ${unit ?? ''}`);
  return measure ? [measureToken(measure)] : [];
}
