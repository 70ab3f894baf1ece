import { lineProfileOf } from '../domain/matching/line-profile.ts';
import { matchModel } from '../domain/matching/match-model.ts';
import {
  type CatalogueLessons,
  learnLessons,
  type RehearsedAnswer,
  type RehearsedQuestion,
  rehearse,
} from '../domain/matching/rehearsal.ts';
import { rehearsedLine } from '../domain/matching/rehearsed-line.ts';
import { learnVariations } from '../domain/matching/variation-words.ts';
import type { SearchableCatalogue } from '../domain/search/searchable-catalogue.ts';
import { wantedByLine } from '../domain/search/wanted-product.ts';
import type { Ports } from '../ports.ts';
import { ComparedProducts } from './compared-products.ts';
import { corrected } from './corrected-line.ts';
import { findProducts, type SoldProduct } from './get-product.ts';
import { catalogueItemOf, ProductProfiles } from './product-profiles.ts';
import { takeTurns } from './take-turns.ts';

export type LearnedCatalogue = {
  readonly lessons: CatalogueLessons;
  /** The words that tell most products from their sisters. */
  readonly variations: ReadonlyMap<string, number>;
  /** How many products there were when it was learned. */
  readonly productCount: number;
};

type RehearsalPorts = Pick<Ports, 'database' | 'matching'>;
type Rehearsal = {
  readonly ports: RehearsalPorts;
  readonly organisationId: string;
  readonly index: SearchableCatalogue;
};

// As many as a line of a tender is compared with, and some in the place of the product and its doubles.
const comparedCandidates = 70;
// Bounds what is in memory: each brings up to seventy products of a few kilobytes.
const productsAtOnce = 10;
const keptProfiles = 1000;
// In a row of a table and in memory for each organisation, about half a megabyte.
const mostVariations = 5000;

/** Learns from the catalogue itself, in turns, so that calls go on: which words tell sisters apart, and how sure one may be. */
export async function rehearseCatalogue({ ports, organisationId, index }: Rehearsal): Promise<LearnedCatalogue> {
  const productCount = index.size;
  const variations = await variationsOf(index);
  const knowledge = { ...index.statistics, variations };
  const profiles = new ProductProfiles(keptProfiles);
  const ids = await firstInOrder(index.contentNumbers(), ports.matching.rehearsedProducts);
  const answers: RehearsedAnswer[] = [];
  for (let at = 0; at < ids.length; at += productsAtOnce) {
    const endTurn = takeTurns();
    const products = await findProducts(ports, organisationId, ids.slice(at, at + productsAtOnce));
    for (const question of await questionsAbout(products, { ports, organisationId, index, profiles })) {
      answers.push(...rehearse(question, knowledge));
      await endTurn();
    }
  }
  const { acceptProbability, acceptRisk: risk, acceptConfidence: confidence } = ports.matching;
  const fitted = { calibration: matchModel.calibration, accept: acceptProbability };
  return { lessons: learnLessons(answers, fitted, { risk, confidence }), variations, productCount };
}

async function variationsOf(index: SearchableCatalogue): Promise<ReadonlyMap<string, number>> {
  const endTurn = takeTurns();
  const learning = learnVariations(index.names());
  let step = learning.next();
  for (; !step.done; step = learning.next()) await endTurn();
  const { countByTerm } = index.statistics;
  const reach = ([word, share]: readonly [string, number]) => share * (countByTerm.get(word) ?? 0);
  return new Map([...step.value].sort((a, b) => reach(b) - reach(a)).slice(0, mostVariations));
}

async function firstInOrder(
  products: Iterable<readonly [id: string, order: number]>,
  count: number,
): Promise<readonly string[]> {
  const endTurn = takeTurns();
  let first: { readonly id: string; readonly order: number }[] = [];
  const cut = () => first.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1)).slice(0, count);
  for (const [id, order] of products) {
    first.push({ id, order });
    if (first.length < 4 * count + 1000) continue;
    first = cut();
    await endTurn();
  }
  return cut().map(({ id }) => id);
}

async function questionsAbout(
  products: readonly SoldProduct[],
  { ports, organisationId, index, profiles }: Rehearsal & { readonly profiles: ProductProfiles },
): Promise<readonly RehearsedQuestion[]> {
  const asked = products.map((product) => {
    const line = lineProfileOf(rehearsedLine(catalogueItemOf(product)));
    const answer = index.search({ wanted: wantedByLine(line), limit: comparedCandidates });
    return { product, line: corrected(line, answer), hits: answer.hits };
  });
  const compared = new ComparedProducts({ ports, organisationId, profiles });
  const known = await compared.profilesOf(asked.flatMap(({ hits }) => hits));
  return asked.map(({ product, line, hits }) => ({
    line,
    asked: profiles.of(product),
    found: hits.flatMap(({ id }) => known.get(id) ?? []),
  }));
}
