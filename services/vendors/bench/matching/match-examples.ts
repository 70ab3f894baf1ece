import { type FeatureKnowledge, featuresOfAll, namesOneProduct } from '../../src/domain/matching/candidate-features.ts';
import { scoreCandidate } from '../../src/domain/matching/candidate-score.ts';
import { checkConstraint } from '../../src/domain/matching/constraint.ts';
import { featureNames } from '../../src/domain/matching/feature-names.ts';
import { type LineProfile, lineProfileOf } from '../../src/domain/matching/line-profile.ts';
import { type ProductProfile, profileOf } from '../../src/domain/matching/product-profile.ts';
import { countTerms, informationOf } from '../../src/domain/matching/term-statistics.ts';
import { learnVariations } from '../../src/domain/matching/variation-words.ts';
import type { MatchCase, MatchSet } from './match-data.ts';

/** One line with the features of its candidates. */
export type MatchExample = {
  readonly brand: string;
  readonly namesOne: boolean;
  readonly candidates: readonly (readonly number[])[];
  /** Probabilities where the line names a kind, to which the model does not apply; otherwise empty. */
  readonly asKind: readonly number[];
  /** Of these, whether each bears everything the line says; then it may be taken without a person. */
  readonly bearsAll: readonly boolean[];
  /** Places of the right product and its doubles among them; empty when it was not found or is not there. */
  readonly right: ReadonlySet<number>;
  /** Whether the catalogue has what is asked for. */
  readonly exists: boolean;
  readonly description: string;
  /** How much it counts in fitting; 1 by default. */
  readonly weight?: number;
};

export type SearchableCatalogue = {
  readonly profiles: ReadonlyMap<string, ProductProfile>;
  readonly statistics: FeatureKnowledge;
  readonly idsByTerm: ReadonlyMap<string, readonly string[]>;
  readonly idsByKey: ReadonlyMap<string, readonly string[]>;
};

export function searchable(items: MatchSet['items']): SearchableCatalogue {
  const profiles = new Map(items.map((item) => [item.id, profileOf(item)]));
  const all = [...profiles.values()];
  const statistics = {
    ...countTerms(all.map((profile) => profile.weightByTerm.keys())),
    variations: resultOf(learnVariations(all.map(({ nameTerms }) => [...nameTerms]))),
  };
  const idsByTerm = indexBy(all, (profile) => [...profile.weightByTerm.keys()]);
  const idsByKey = indexBy(all, ({ ownKeys, mentionedKeys, gtin }) => [
    ...ownKeys,
    ...mentionedKeys,
    ...(gtin ? [gtin] : []),
  ]);
  return { profiles, statistics, idsByTerm, idsByKey };
}

function resultOf<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

function indexBy(profiles: readonly ProductProfile[], keysOf: (profile: ProductProfile) => readonly string[]) {
  const index = new Map<string, string[]>();
  for (const profile of profiles) {
    for (const key of keysOf(profile)) {
      const ids = index.get(key);
      if (ids) ids.push(profile.id);
      else index.set(key, [profile.id]);
    }
  }
  return index;
}

const comparedCandidates = 60;
const maximumTerms = 12;

/** What the service would compare: same identifier first, then the largest share of the line's information. */
export function candidatesFor(
  line: LineProfile,
  catalogue: SearchableCatalogue,
  isAbsent = (_: ProductProfile) => false,
): ProductProfile[] {
  const { profiles, statistics, idsByTerm, idsByKey } = catalogue;
  const scores = new Map<string, number>();
  const add = (id: string, score: number) => scores.set(id, (scores.get(id) ?? 0) + score);
  const rare = [...line.terms]
    .filter((term) => idsByTerm.has(term))
    .map((term) => ({ term, information: informationOf(term, statistics) }))
    .sort((a, b) => b.information - a.information)
    .slice(0, maximumTerms);
  for (const { term, information } of rare) for (const id of idsByTerm.get(term) ?? []) add(id, information);
  for (const key of [...line.gtins, ...line.statedKeys, ...line.mentionedKeys])
    for (const id of idsByKey.get(key) ?? []) add(id, 1000);
  return [...scores]
    .sort(([leftId, left], [rightId, right]) => right - left || (leftId < rightId ? -1 : 1))
    .slice(0, comparedCandidates + 10)
    .flatMap(([id]) => profiles.get(id) ?? [])
    .filter((product) => !isAbsent(product))
    .slice(0, comparedCandidates);
}

/** What a line asks for that the catalogue has in no form; nothing is right. */
export function absentExample(line: MatchCase['line'], catalogue: SearchableCatalogue): MatchExample {
  return exampleOf({ line, truth: '', brand: line.description }, catalogue, false);
}

export function exampleOf(asked: MatchCase, catalogue: SearchableCatalogue, exists: boolean): MatchExample {
  const line = lineProfileOf(asked.line);
  const truth = catalogue.profiles.get(asked.truth);
  const isRight = (product: ProductProfile) => truth !== undefined && isDouble(product, truth);
  const found = candidatesFor(line, catalogue, exists ? () => false : isRight);
  const judged = found.map((product) => ({
    product,
    findings: line.constraints.map((constraint) => checkConstraint(constraint, product.attributes)),
  }));
  const features = featuresOfAll(line, judged, catalogue.statistics);
  const namesOne = namesOneProduct(line, found, catalogue.statistics);
  const ofKind = namesOne ? [] : found.map((product) => scoreCandidate(line, product, catalogue.statistics));
  return {
    brand: asked.brand,
    namesOne,
    asKind: ofKind.map(({ probability }) => probability),
    bearsAll: ofKind.map((each) => each.bearsAll === true),
    candidates: features.map((each) => featureNames.map((name) => each[name])),
    right: new Set(exists ? found.flatMap((product, index) => (isRight(product) ? [index] : [])) : []),
    exists,
    description: asked.line.description,
  };
}

/**
 * The same thing under another id: catalogues hold doubles whose titles differ in a word more ("Original", "Box", "LCD"). A
 * number, a code, a colour or one word in place of another makes another thing.
 */
function isDouble(left: ProductProfile, right: ProductProfile): boolean {
  if (left.id === right.id) return true;
  const [more, fewer] =
    left.nameTerms.size >= right.nameTerms.size ? [left.nameTerms, right.nameTerms] : [right.nameTerms, left.nameTerms];
  if (!fewer.isSubsetOf(more) || fewer.size < 0.7 * more.size) return false;
  return [...more.difference(fewer)].every((term) => !/\d/.test(term) && !distinguishing.test(term));
}

const distinguishing =
  /^(?:black|white|grey|silver|blue|red|green|yellow|orange|beige|brown|pink|purple|cyan|magenta|light|dark|photo|matte|color|xl|mini|plus|pro)$/;
