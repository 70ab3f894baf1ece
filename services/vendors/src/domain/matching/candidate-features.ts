import { type AlignedUnit, alignUnits, codeLikeness } from './aligned-units.ts';
import type { ConstraintFinding } from './constraint.ts';
import type { LineProfile } from './line-profile.ts';
import type { ProductProfile } from './product-profile.ts';
import { informationOf, type TermStatistics } from './term-statistics.ts';
import type { Amount } from './text-units.ts';

/**
 * What is compared between a line and a product, and whether it can only speak for the product (1) or against it (-1): a model
 * fitted without this finds, in few data, that "same kind" speaks against a product. Most lie between 0 and 1.
 */
export const featureSigns = {
  'words found': 1,
  'name explained': 1,
  'nearly all words found': 1,
  'name nearly all explained': 1,
  'fewer words found than in another': -1,
  'name less explained than another': -1,
  'rarest word missing': -1,
  'rarest word extra': -1,
  'same identifier': 1,
  'similar identifier': 1,
  'other identifier': -1,
  'same code': 1,
  'only one with this code': 1,
  'similar code': 1,
  'other code': -1,
  'numbers agree': 1,
  'numbers differ': -1,
  'other version': -1,
  'amounts agree': 1,
  'amounts differ': -1,
  'amounts differ despite the same code': -1,
  'same brand': 1,
  'other brand': -1,
  'same kind': 1,
  'other kind': -1,
  accessory: -1,
  'facts agree': 1,
  'facts differ': -1,
} as const;
export type FeatureName = keyof typeof featureSigns;
export const featureNames = Object.keys(featureSigns) as readonly FeatureName[];
export type Features = Readonly<Record<FeatureName, number>>;

export type Compared = { readonly line: LineProfile; readonly product: ProductProfile };

/** A candidate with the facts its demands were judged by. */
export type Judged = { readonly product: ProductProfile; readonly findings: readonly ConstraintFinding[] };

/** The features of each candidate. All at once, because some of them say how a candidate stands among the others. */
export function featuresOfAll(
  line: LineProfile,
  candidates: readonly Judged[],
  statistics: TermStatistics,
): readonly Features[] {
  const brandTerms = new Set(candidates.flatMap(({ product }) => [...product.brandTerms]));
  const own = candidates.map(({ product, findings }) =>
    ownFeatures({ line, product }, findings, { statistics, brandTerms }),
  );
  const mostFound = Math.max(0, ...own.map((each) => each['words found']));
  const mostExplained = Math.max(0, ...own.map((each) => each['words found'] + each['name explained']));
  const withCode = own.filter((each) => each['same code'] > 0).length;
  return own.map((each) => ({
    ...each,
    'only one with this code': each['same code'] > 0 && withCode === 1 ? 1 : 0,
    'fewer words found than in another': mostFound - each['words found'],
    'name less explained than another': mostExplained - each['words found'] - each['name explained'],
  }));
}

type RelativeFeature =
  | 'fewer words found than in another'
  | 'name less explained than another'
  | 'only one with this code';
type OwnFeatures = Omit<Features, RelativeFeature>;

function ownFeatures(
  { line, product }: Compared,
  findings: readonly ConstraintFinding[],
  { statistics, brandTerms }: { readonly statistics: TermStatistics; readonly brandTerms: ReadonlySet<string> },
): OwnFeatures {
  const asked = alignUnits(line.text.units, { weightByTerm: product.weightByTerm, text: product.nameText }, statistics);
  const named = alignUnits(product.nameText.units, { weightByTerm: line.weightByTerm, text: line.text }, statistics);
  const most = informationOf('', statistics);
  const codes = codeFeatures(asked, named, most);
  return {
    ...wordFeatures(asked, named),
    'rarest word missing': rarestMissing(asked) / most,
    'rarest word extra': rarestMissing(named) / most,
    ...identifierFeatures({ line, product }),
    ...codes,
    ...numberFeatures(asked, named),
    ...amountFeatures(line.text.amounts, product.nameText.amounts, codes['same code'] > 0),
    ...brandFeatures({ line, product }, brandTerms),
    ...kindFeatures({ line, product }),
    ...factFeatures(findings),
  };
}

function wordFeatures(
  asked: readonly AlignedUnit[],
  named: readonly AlignedUnit[],
): Pick<Features, 'words found' | 'name explained' | 'nearly all words found' | 'name nearly all explained'> {
  const [found, explained] = [shareFound(asked), shareFound(named)];
  return {
    'words found': found,
    'name explained': explained,
    'nearly all words found': nearlyAll(found),
    'name nearly all explained': nearlyAll(explained),
  };
}

// The last quarter tells the thing from its neighbours more than the first three.
function nearlyAll(share: number): number {
  return Math.max(0, 4 * share - 3);
}

function shareFound(aligned: readonly AlignedUnit[]): number {
  let [all, found] = [0, 0];
  for (const each of aligned) {
    all += each.information;
    found += each.information * each.found;
  }
  return all === 0 ? 0 : found / all;
}

function rarestMissing(aligned: readonly AlignedUnit[]): number {
  let most = 0;
  for (const each of aligned) most = Math.max(most, each.information * (1 - each.found));
  return most;
}

function identifierFeatures({
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
  const isOther = likeness === 0 && line.statedKeys.size > 0 && product.ownKeys.size > 0;
  return { 'same identifier': 0, 'similar identifier': likeness, 'other identifier': isOther ? 1 : 0 };
}

function bestLikeness(asked: readonly string[], carried: readonly string[]): number {
  let best = 0;
  for (const left of asked) for (const right of carried) best = Math.max(best, codeLikeness(left, right));
  return best;
}

/** A code that both texts hold names one product the more, the rarer it is; two different ones name two. */
function codeFeatures(
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

function numberFeatures(
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

function amountFeatures(
  asked: readonly Amount[],
  stated: readonly Amount[],
  hasSameCode: boolean,
): Pick<Features, 'amounts agree' | 'amounts differ' | 'amounts differ despite the same code'> {
  let [agree, differ] = [0, 0];
  for (const amount of asked) {
    const comparable = stated.filter(({ dimension }) => dimension === amount.dimension);
    if (comparable.length === 0) continue;
    const isSame = comparable.some(({ baseAmount }) => isClose(baseAmount, amount.baseAmount));
    if (isSame) agree += 1;
    else differ += 1;
  }
  return {
    'amounts agree': agree / (agree + 1),
    'amounts differ': hasSameCode ? 0 : differ / (differ + 1),
    'amounts differ despite the same code': hasSameCode ? differ / (differ + 1) : 0,
  };
}

function isClose(left: number, right: number): boolean {
  return Math.abs(left - right) <= sameAmount * Math.max(Math.abs(left), Math.abs(right));
}

function brandFeatures(
  { line, product }: Compared,
  brandTerms: ReadonlySet<string>,
): Pick<Features, 'same brand' | 'other brand'> {
  const own = product.brandTerms.size === 0 ? undefined : product.brandTerms;
  const isSame = own !== undefined && own.isSubsetOf(line.terms);
  if (isSame || own === undefined) return { 'same brand': isSame ? 1 : 0, 'other brand': 0 };
  const namesOther = line.brandTerms.size > 0 || !brandTerms.difference(own).isDisjointFrom(line.terms);
  return { 'same brand': 0, 'other brand': own.isDisjointFrom(line.terms) && namesOther ? 1 : 0 };
}

function kindFeatures({ line, product }: Compared): Pick<Features, 'same kind' | 'other kind' | 'accessory'> {
  const [asked, named] = [line.thing, product.thing];
  if (asked.head === undefined || named.head === undefined) return { 'same kind': 0, 'other kind': 0, accessory: 0 };
  if (asked.head === named.head) return { 'same kind': 1, 'other kind': 0, accessory: 0 };
  const isPart = !asked.isAccessory && (named.belongsTo.has(asked.head) || named.isAccessory);
  const isWhole = asked.isAccessory && !named.isAccessory && !named.words.has(asked.head);
  return {
    'same kind': named.words.has(asked.head) && asked.words.has(named.head) ? 0.5 : 0,
    'other kind': product.weightByTerm.has(asked.head) ? 0.5 : 1,
    accessory: isPart || isWhole ? 1 : 0,
  };
}

function factFeatures(findings: readonly ConstraintFinding[]): Pick<Features, 'facts agree' | 'facts differ'> {
  const count = (status: ConstraintFinding['status']) => findings.filter((finding) => finding.status === status).length;
  const [proven, violated] = [count('satisfied'), count('violated')];
  return {
    'facts agree': findings.length === 0 ? 0 : proven / findings.length,
    'facts differ': violated / (violated + 1),
  };
}

/** Whether a line names one certain product, by a number, a model or a maker, rather than any of a kind. */
export function namesOneProduct(line: LineProfile, candidates: readonly ProductProfile[]): boolean {
  if (line.statedKeys.size > 0 || line.gtins.size > 0 || line.brandTerms.size > 0) return true;
  if (line.text.units.some(({ kind }) => kind === 'code')) return true;
  return candidates.some(({ brandTerms }) => brandTerms.size > 0 && brandTerms.isSubsetOf(line.terms));
}
