import { metrics } from '@procur/service-kit/metrics';
import type { LineProfile } from '../domain/matching/line-profile.ts';
import type { TermStatistics } from '../domain/matching/term-statistics.ts';
import type { ProductFilter } from '../domain/search/product-filter.ts';
import type { SearchableCatalogue } from '../domain/search/searchable-catalogue.ts';
import { wantedByLine } from '../domain/search/wanted-product.ts';
import type { Ports } from '../ports.ts';
import type { CatalogueIndexes } from './catalogue-indexes.ts';
import { corrected } from './corrected-line.ts';
import { type Candidate, findCandidates } from './find-candidates.ts';
import type { ProductMeanings } from './product-meanings.ts';
import { readVocabulary } from './read-vocabulary.ts';
import { takeTurns } from './take-turns.ts';

/** What may be asked for, in the words of the catalogue, and the products that may be it, best first. */
export type SourcedLine = { readonly profile: LineProfile; readonly candidates: readonly Candidate[] };

export type SourcedLines = {
  /** What found them by their words: the index in memory or Postgres. */
  readonly engine: 'index' | 'postgres';
  /** What added candidates by meaning, like "model:text-embedding-3-small"; absent when nothing did. */
  readonly meaningEngine?: string;
  readonly statistics: TermStatistics;
  /** Words that were read as others. */
  readonly corrections: ReadonlyMap<string, string>;
  readonly lines: readonly SourcedLine[];
};

type Asked = {
  readonly organisationId: string;
  readonly lines: readonly LineProfile[];
  /** Of each line as it was written, for engines that read it whole. */
  readonly texts: readonly string[];
  readonly filter?: ProductFilter;
  /** For each line. */
  readonly limit: number;
};

export type CandidateSource = {
  readonly ports: Pick<Ports, 'database' | 'log'>;
  readonly indexes: CatalogueIndexes;
  readonly meanings: ProductMeanings | undefined;
};

/** Candidates from the index where there is a current one, else from Postgres, which takes a hundred times as long. */
export async function sourceCandidates(source: CandidateSource, asked: Asked): Promise<SourcedLines> {
  const index = await source.indexes.current(asked.organisationId);
  const byWords = index ? await fromIndex(index, asked) : await fromPostgres(source.ports, asked);
  const sourced = index ? await withMeanings(source, { index, asked, byWords }) : byWords;
  const engine = [sourced.engine, sourced.meaningEngine].filter(Boolean).join('+');
  metrics.searches.inc({ engine }, asked.lines.length);
  return sourced;
}

type ByWords = { readonly index: SearchableCatalogue; readonly asked: Asked; readonly byWords: SourcedLines };

/** Adds what the endpoint finds close in meaning, behind what the words have found; the rules compare all of them. */
async function withMeanings(
  { ports, meanings }: CandidateSource,
  { index, asked, byWords }: ByWords,
): Promise<SourcedLines> {
  if (meanings === undefined) return byWords;
  try {
    const nearest = await meanings.nearest(asked.organisationId, asked.texts, closestInMeaning);
    const lines = byWords.lines.map((line, at) => withNearest(line, nearest[at] ?? [], index));
    return { ...byWords, meaningEngine: meanings.engine, lines };
  } catch (error) {
    // The endpoint only adds candidates: without it a tender is matched by its words, and the engine says so.
    ports.log.warn({ err: error }, 'the embeddings endpoint brought no candidates');
    return byWords;
  }
}

const closestInMeaning = 10;

function withNearest(line: SourcedLine, nearest: readonly string[], index: SearchableCatalogue): SourcedLine {
  const found = new Set(line.candidates.map(({ id }) => id));
  const added = nearest.flatMap((id) => {
    const version = index.versionOf(id);
    return version === undefined || found.has(id) ? [] : [{ id, version }];
  });
  return { ...line, candidates: [...line.candidates, ...added] };
}

async function fromIndex(index: SearchableCatalogue, { lines, filter = {}, limit }: Asked): Promise<SourcedLines> {
  const endTurn = takeTurns();
  const corrections = new Map<string, string>();
  const sourced: SourcedLine[] = [];
  for (const line of lines) {
    const answer = index.search({ wanted: wantedByLine(line), filter, limit });
    for (const [written, meant] of answer.corrections) corrections.set(written, meant);
    const candidates = answer.hits.length >= enough ? answer.hits : withRelated(index, line, { ...answer, filter });
    sourced.push({ profile: corrected(line, answer), candidates });
    await endTurn();
  }
  return { engine: 'index', statistics: index.statistics, corrections, lines: sourced };
}

// As many as a line is offered by default; where the words find fewer, what keeps their company is compared too.
const enough = 5;

function withRelated(
  index: SearchableCatalogue,
  line: LineProfile,
  { hits, filter }: { readonly hits: readonly Candidate[]; readonly filter: ProductFilter },
): readonly Candidate[] {
  const related = index.related({ wanted: wantedByLine(line), filter, limit: 2 * enough });
  const found = new Set(hits.map(({ id }) => id));
  return [...hits, ...related.filter(({ id }) => !found.has(id))];
}

/** The same from Postgres alone. */
export async function fromPostgres(ports: Pick<Ports, 'database'>, asked: Omit<Asked, 'texts'>): Promise<SourcedLines> {
  const { organisationId, lines, filter = {}, limit } = asked;
  const vocabulary = await readVocabulary(
    ports,
    organisationId,
    lines.flatMap(({ terms }) => [...terms]),
  );
  const profiles = lines.map((line) => corrected(line, vocabulary));
  const { statistics, corrections } = vocabulary;
  const found = await findCandidates(ports, { organisationId, lines: profiles, statistics, filter, limit });
  const sourced = profiles.map((profile, at) => ({ profile, candidates: found[at] ?? [] }));
  return { engine: 'postgres', statistics, corrections, lines: sourced };
}
