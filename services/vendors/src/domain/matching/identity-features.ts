import { type AlignedUnit, codeLikeness, shareFound } from './aligned-units.ts';
import type { Features } from './feature-names.ts';
import type { LineProfile } from './line-profile.ts';
import type { ProductProfile } from './product-profile.ts';
import type { Amount } from './text-units.ts';

export type Compared = { readonly line: LineProfile; readonly product: ProductProfile };

export function identifierFeatures({
  line,
  product,
}: Compared): Pick<Features, 'same identifier' | 'similar identifier' | 'other identifier'> {
  const isSame =
    (product.gtin !== undefined && line.gtins.has(product.gtin)) || !line.statedKeys.isDisjointFrom(product.ownKeys);
  if (isSame) return { 'same identifier': 1, 'similar identifier': 0, 'other identifier': 0 };
  const carried = [...product.ownKeys, ...product.mentionedKeys];
  const asked = [...line.statedKeys, ...line.mentionedKeys];
  const isMentioned = asked.some((key) => product.mentionedKeys.has(key) || product.ownKeys.has(key));
  const likeness = isMentioned ? 1 : bestLikeness(asked, carried);
  const isOther = likeness === 0 && line.statedKeys.size > 0 && product.makerKeys.size > 0;
  return { 'same identifier': 0, 'similar identifier': likeness, 'other identifier': isOther ? 1 : 0 };
}

function bestLikeness(asked: readonly string[], carried: readonly string[]): number {
  let best = 0;
  for (const left of asked) for (const right of carried) best = Math.max(best, codeLikeness(left, right));
  return best;
}

/** A code that both texts hold names one product the more, the rarer it is; two different ones name two. */
export function codeFeatures(
  asked: readonly AlignedUnit[],
  named: readonly AlignedUnit[],
  most: number,
): Pick<Features, 'same code' | 'similar code' | 'other code'> {
  const [askedCodes, namedCodes] = [asked.filter(isCode), named.filter(isCode)];
  const same = best(askedCodes, (each) => (each.found >= 0.9 ? each.information / most : 0));
  const similar = same > 0 ? 0 : best([...askedCodes, ...namedCodes], (each) => each.found);
  const missing = (aligned: readonly AlignedUnit[]) => best(aligned, (each) => 1 - each.found);
  return {
    'same code': same,
    'similar code': similar,
    'other code': Math.min(missing(askedCodes), missing(namedCodes)),
  };
}

function isCode({ unit }: AlignedUnit): boolean {
  return unit.kind === 'code';
}

function best(aligned: readonly AlignedUnit[], measure: (each: AlignedUnit) => number): number {
  return Math.max(0, ...aligned.map(measure));
}

export function numberFeatures(
  asked: readonly AlignedUnit[],
  named: readonly AlignedUnit[],
): Pick<Features, 'numbers agree' | 'numbers differ' | 'other version'> {
  const isNumber = ({ unit }: AlignedUnit) => unit.kind === 'number';
  const [left, right] = [asked.filter(isNumber), named.filter(isNumber)];
  const missing = (aligned: readonly AlignedUnit[]) => aligned.filter((each) => each.found < 0.5);
  const [leftMissing, rightMissing] = [missing(left), missing(right)];
  return {
    'numbers agree': left.length === 0 ? 0 : shareFound(left),
    'numbers differ': Math.min(leftMissing.length, rightMissing.length) > 0 ? 1 : 0,
    'other version': haveOtherVersion(leftMissing, rightMissing) ? 1 : 0,
  };
}

/** "CS3" and "CS2", "Office 2007" and "Office 2003": one stem, two numbers. */
function haveOtherVersion(left: readonly AlignedUnit[], right: readonly AlignedUnit[]): boolean {
  const stems = new Set(left.map(({ unit }) => unit.stem).filter((stem) => stem !== ''));
  return right.some(({ unit }) => stems.has(unit.stem));
}

// Sellers round: 68.5 cm and 27 in are one size.
const sameAmount = 0.03;

export function amountFeatures(
  asked: readonly Amount[],
  stated: readonly Amount[],
  hasSameNumber: boolean,
): Pick<Features, 'amounts differ' | 'amounts differ despite the same number'> {
  const differing = asked.filter((amount) => {
    const comparable = stated.filter(({ dimension }) => dimension === amount.dimension);
    return comparable.length > 0 && !comparable.some(({ baseAmount }) => isClose(baseAmount, amount.baseAmount));
  }).length;
  const differ = differing / (differing + 1);
  return {
    'amounts differ': hasSameNumber ? 0 : differ,
    'amounts differ despite the same number': hasSameNumber ? differ : 0,
  };
}

function isClose(left: number, right: number): boolean {
  return Math.abs(left - right) <= sameAmount * Math.max(Math.abs(left), Math.abs(right));
}
