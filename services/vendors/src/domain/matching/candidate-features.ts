import { type AlignedUnit, alignUnits, shareFound } from './aligned-units.ts';
import type { ConstraintFinding } from './constraint.ts';
import type { Features } from './feature-names.ts';
import {
  amountFeatures,
  type Compared,
  codeFeatures,
  identifierFeatures,
  numberFeatures,
} from './identity-features.ts';
import { bearsAll } from './kind-fit.ts';
import type { LineProfile } from './line-profile.ts';
import { priceDistance } from './price-distance.ts';
import type { ProductProfile } from './product-profile.ts';
import { informationOf, type TermStatistics } from './term-statistics.ts';
import { variationFeatures } from './variation-features.ts';
import type { VariationWords } from './variation-words.ts';

/** A candidate with the facts its demands were judged by. */
export type Judged = { readonly product: ProductProfile; readonly findings: readonly ConstraintFinding[] };

/** What is known of the words of the catalogue. */
export type FeatureKnowledge = TermStatistics & { readonly variations?: VariationWords };

/** The features of each candidate. All at once, because some of them say how a candidate stands among the others. */
export function featuresOfAll(
  line: LineProfile,
  candidates: readonly Judged[],
  { variations, ...statistics }: FeatureKnowledge,
): readonly Features[] {
  const context = {
    informationOf: rememberedInformation(statistics),
    variations: variations ?? new Map<string, number>(),
    brandTerms: new Set(candidates.flatMap(({ product }) => [...product.brandTerms])),
  };
  const own = candidates.map(({ product, findings }) => ownFeatures({ line, product }, findings, context));
  const mostFound = Math.max(0, ...own.map((each) => each['words found']));
  const mostExplained = Math.max(0, ...own.map((each) => each['words found'] + each['name explained']));
  const hasNumber = (each: OwnFeatures) => each['same code'] > 0 || each['same identifier'] > 0;
  const withNumber = own.filter(hasNumber).length;
  return own.map((each) => ({
    ...each,
    'only one with this number': hasNumber(each) && withNumber === 1 ? 1 : 0,
    'fewer words found than in another': mostFound - each['words found'],
    'name less explained than another': mostExplained - each['words found'] - each['name explained'],
  }));
}

type RelativeFeature =
  | 'fewer words found than in another'
  | 'name less explained than another'
  | 'only one with this number';
type OwnFeatures = Omit<Features, RelativeFeature>;

type Context = {
  readonly variations: VariationWords;
  readonly informationOf: (term: string) => number;
  /** Brands that the line might name. */
  readonly brandTerms: ReadonlySet<string>;
};

// By catalogue as it was when it was asked: the same words come again with every candidate and every line of a tender.
const informationByTerm = new WeakMap<TermStatistics['countByTerm'], Map<string, number>>();

function rememberedInformation(statistics: TermStatistics): Context['informationOf'] {
  const known = informationByTerm.get(statistics.countByTerm) ?? new Map<string, number>();
  informationByTerm.set(statistics.countByTerm, known);
  return (term) => {
    const information = known.get(term) ?? informationOf(term, statistics);
    known.set(term, information);
    return information;
  };
}

function ownFeatures(
  { line, product }: Compared,
  findings: readonly ConstraintFinding[],
  { informationOf, brandTerms, variations }: Context,
): OwnFeatures {
  const asked = alignUnits(
    line.text.units,
    { weightByTerm: product.weightByTerm, text: product.nameText },
    informationOf,
  );
  const named = alignUnits(product.nameText.units, { weightByTerm: line.weightByTerm, text: line.text }, informationOf);
  const most = informationOf('');
  const codes = codeFeatures(asked, named, most);
  const identifiers = identifierFeatures({ line, product });
  const hasSameNumber = codes['same code'] > 0 || identifiers['same identifier'] > 0;
  return {
    ...wordFeatures(asked, named),
    ...variationFeatures(asked, named, variations),
    ...rareWordFeatures(rarestMissing(asked) / most, rarestMissing(named) / most, hasSameNumber),
    ...identifiers,
    ...codes,
    ...numberFeatures(asked, named),
    ...amountFeatures(line.text.amounts, product.nameText.amounts, hasSameNumber),
    'other brand': otherBrand({ line, product }, brandTerms),
    ...kindFeatures({ line, product }, hasSameNumber),
    'only what it is for': shareBehindPurpose(asked, { line, product }),
    ...factFeatures(findings, hasSameNumber),
    'price far from what is expected': priceDistance(line.expectedPrice, product.price),
  };
}

function wordFeatures(
  asked: readonly AlignedUnit[],
  named: readonly AlignedUnit[],
): Pick<Features, 'words found' | 'name explained' | 'name nearly all explained'> {
  const explained = shareFound(named);
  return {
    'words found': shareFound(asked),
    'name explained': explained,
    'name nearly all explained': nearlyAll(explained),
  };
}

/** A seller who states the same number may add words of any kind; without it, each rare one makes another thing likelier. */
function rareWordFeatures(
  missing: number,
  extra: number,
  hasSameNumber: boolean,
): Pick<Features, 'rarest word missing' | 'rarest word extra' | 'a rare word in place of another'> {
  return {
    'rarest word missing': missing,
    'rarest word extra': hasSameNumber ? 0 : extra,
    'a rare word in place of another': Math.min(missing, extra),
  };
}

// The last quarter tells the thing from its neighbours more than the first three.
function nearlyAll(share: number): number {
  return Math.max(0, 4 * share - 3);
}

function rarestMissing(aligned: readonly AlignedUnit[]): number {
  let most = 0;
  for (const each of aligned) most = Math.max(most, each.information * (1 - each.found));
  return most;
}

/** 1 where the line names another brand than the product's: as its brand, or by the name of one of the other candidates' brands. */
function otherBrand({ line, product }: Compared, brandTerms: ReadonlySet<string>): number {
  const own = product.brandTerms;
  if (own.size === 0 || !own.isDisjointFrom(line.terms)) return 0;
  return line.brandTerms.size > 0 || !brandTerms.difference(own).isDisjointFrom(line.terms) ? 1 : 0;
}

function kindFeatures({ line, product }: Compared, hasSameNumber: boolean): Pick<Features, 'other kind' | 'accessory'> {
  const [asked, named] = [line.thing, product.thing];
  if (asked.head === undefined || named.head === undefined || asked.head === named.head)
    return { 'other kind': 0, accessory: 0 };
  const isPart = !asked.isAccessory && (named.belongsTo.has(asked.head) || named.isAccessory);
  const isWhole = asked.isAccessory && !named.isAccessory && !named.words.has(asked.head);
  const otherKind = product.weightByTerm.has(asked.head) ? 0.5 : 1;
  return { 'other kind': hasSameNumber ? 0 : otherKind, accessory: isPart || isWhole ? 1 : 0 };
}

/** How much of what the line names the product names only as what it is for: "toner for LX400" is asked for an LX400. */
function shareBehindPurpose(asked: readonly AlignedUnit[], { line, product }: Compared): number {
  const { belongsTo } = product.thing;
  if (belongsTo.size === 0) return 0;
  let [all, behind] = [0, 0];
  for (const { unit, information, found } of asked) {
    if (found === 0 || !line.thing.own.has(unit.whole)) continue;
    all += information;
    if (belongsTo.has(unit.whole)) behind += information;
  }
  return all === 0 ? 0 : behind / all;
}

function factFeatures(
  findings: readonly ConstraintFinding[],
  hasSameNumber: boolean,
): Pick<Features, 'facts agree' | 'facts differ' | 'facts differ despite the same number'> {
  const count = (status: ConstraintFinding['status']) => findings.filter((finding) => finding.status === status).length;
  const [proven, violated] = [count('satisfied'), count('violated')];
  const differ = violated / (violated + 1);
  return {
    'facts agree': findings.length === 0 ? 0 : proven / findings.length,
    'facts differ': hasSameNumber ? 0 : differ,
    'facts differ despite the same number': hasSameNumber ? differ : 0,
  };
}

/**
 * Whether a line names one certain product, by a number, a model or a maker, rather than any of a kind. Who says more than
 * anybody needs for a kind, and demands nothing, has one before them: a name whose maker was left out. Unless something bears
 * all of it: then it described that kind.
 */
export function namesOneProduct(
  line: LineProfile,
  candidates: readonly ProductProfile[],
  knowledge: FeatureKnowledge,
): boolean {
  if (hasNumber(line)) return true;
  if (line.text.units.length <= wordsOfAKind) return false;
  if (line.brandTerms.size > 0) return true;
  if (candidates.some(({ brandTerms }) => brandTerms.size > 0 && brandTerms.isSubsetOf(line.terms))) return true;
  const isLong =
    line.text.units.length > wordsOfAnyKind && line.constraints.every(({ isImplied }) => isImplied === true);
  return isLong && !candidates.some((product) => bearsAll(line, product, knowledge));
}

// "Torvane drill", "HP laser printer": a maker's things of a kind. It takes more words, or a number, to name one of them.
const wordsOfAKind = 3;
const wordsOfAnyKind = 5;

/** Whether a line states a number that only one product should have. */
export function hasNumber({ statedKeys, gtins, text }: LineProfile): boolean {
  return statedKeys.size > 0 || gtins.size > 0 || text.units.some(({ kind }) => kind === 'code');
}
