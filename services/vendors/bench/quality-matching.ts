/**
 * How good matching is on data nobody on the project wrote: `node services/vendors/bench/quality-matching.ts`.
 * Reads ../shared/data beside the repository, or the folder in PROCUR_BENCH_DATA, and skips what is not there.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type ScoredCandidate, scoreCandidate } from '../src/domain/matching/candidate-score.ts';
import { lineProfileOf } from '../src/domain/matching/line-profile.ts';
import { type CatalogueItem, type ProductProfile, profileOf } from '../src/domain/matching/product-profile.ts';
import { countTerms, type TermStatistics } from '../src/domain/matching/term-statistics.ts';

const dataFolder = process.env.PROCUR_BENCH_DATA ?? join(import.meta.dirname, '../../../../shared/data');

measureAbtBuy(join(dataFolder, 'er-benchmarks/abt-buy'));
measureAbsence(join(dataFolder, 'er-benchmarks/abt-buy'));
measureChorus(join(dataFolder, 'chorus-icecat'));

function measureAbtBuy(folder: string): void {
  if (isMissing(folder)) return;
  const [abt, buy] = ['abt.csv', 'buy.csv'].map((file) => readRows(join(folder, file), '|'));
  const truth = new Map(readRows(join(folder, 'gt.csv'), '|').map((row) => [row.D1, row.D2]));
  const catalogue = catalogueOf(
    (buy ?? []).map((row) => item({ id: row.id, name: row.name, description: row.description })),
  );
  const ranks: number[] = [];
  const labelled: Labelled[] = [];
  for (const row of abt ?? []) {
    const ranked = rank(row.name ?? '', catalogue);
    const place = ranked.findIndex((candidate) => candidate.productId === truth.get(row.id ?? ''));
    ranks.push(place);
    if (ranked[0]) labelled.push({ probability: ranked[0].probability, isRight: place === 0 });
  }
  const within = (depth: number) => share(ranks.filter((place) => place >= 0 && place < depth).length, ranks.length);
  console.log(`abt-buy (${ranks.length} lines): R@1 ${within(1)}  R@5 ${within(5)}  R@10 ${within(10)}`);
  printCalibration(labelled);
}

/** Two thirds of the lines ask for what the catalogue does not have: does the answer know? */
function measureAbsence(folder: string): void {
  if (isMissing(folder)) return;
  const [abt, buy] = ['abt.csv', 'buy.csv'].map((file) => readRows(join(folder, file), '|'));
  const truth = new Map(readRows(join(folder, 'gt.csv'), '|').map((row) => [row.D1, row.D2]));
  const kept = new Set((abt ?? []).filter((_, index) => index % 3 === 0).map((row) => truth.get(row.id)));
  const items = (buy ?? []).filter((row) => kept.has(row.id));
  const catalogue = catalogueOf(items.map((row) => item({ id: row.id, name: row.name, description: row.description })));
  const answers = (abt ?? []).map((row) => {
    const [best] = rank(row.name ?? '', catalogue);
    const right = truth.get(row.id);
    const isProven = best?.findings.every(({ status }) => status === 'satisfied') ?? false;
    return {
      probability: best?.probability ?? 0,
      isProven,
      isRight: best?.productId === right,
      exists: kept.has(right),
    };
  });
  const existing = answers.filter(({ exists }) => exists).length;
  console.log(`abt-buy, ${answers.length} lines of which ${existing} exist among ${items.length} products:`);
  for (const threshold of [0.3, 0.5, 0.7, 0.9, 0.95, 0.98]) {
    const given = answers.filter(({ probability }) => probability >= threshold);
    const right = given.filter(({ isRight }) => isRight).length;
    const [precision, recall] = [right / given.length, right / existing];
    const f1 = (2 * precision * recall) / (precision + recall);
    const accepted = given.filter(({ isProven }) => isProven);
    const wrong = accepted.filter(({ isRight }) => !isRight).length;
    console.log(
      `  accepted from ${threshold.toFixed(2)}: ${accepted.length}, wrong among them ${share(wrong, accepted.length)}`,
    );
    console.log(
      `  from ${threshold.toFixed(2)}: F1 ${f1.toFixed(3)}, wrong ${(1 - precision).toFixed(3)}, found ${recall.toFixed(3)}`,
    );
  }
}

function measureChorus(folder: string): void {
  if (isMissing(folder)) return;
  const lines = gunzipSync(readFileSync(join(folder, 'catalog.jsonl.gz')))
    .toString('utf8')
    .trim()
    .split('\n');
  const catalogue = catalogueOf(lines.map((line) => icecatItem(JSON.parse(line))));
  const grades = Map.groupBy(readRows(join(folder, 'dev_rated.csv'), ','), (row) => row.query ?? '');
  const gains = [...grades].map(([query, rows]) => {
    const grade = new Map(rows.map((row) => [row.docid ?? '', Number(row.rating)]));
    const ranked = rank(query, catalogue, (id) => grade.has(id));
    const value = ndcg(
      ranked.map((candidate) => grade.get(candidate.productId) ?? 0),
      [...grade.values()],
    );
    console.log(`  ${query.padEnd(24)} ${value.toFixed(3)}`);
    return value;
  });
  const meaningful = gains.filter(Number.isFinite);
  console.log(
    `chorus-icecat (${lines.length} products): condensed nDCG@10 ${mean(meaningful).toFixed(3)} over ${meaningful.length} queries`,
  );
}

function isMissing(folder: string): boolean {
  if (!existsSync(folder)) console.log(`${folder} is not there: skipped`);
  return !existsSync(folder);
}

type Catalogue = { readonly profiles: readonly ProductProfile[]; readonly statistics: TermStatistics };

function catalogueOf(items: readonly CatalogueItem[]): Catalogue {
  const profiles = items.map(profileOf);
  return { profiles, statistics: countTerms(profiles.map((profile) => profile.weightByTerm.keys())) };
}

function rank(
  description: string,
  { profiles, statistics }: Catalogue,
  isJudged = (_: string) => true,
): ScoredCandidate[] {
  const line = lineProfileOf({ description, constraints: [] });
  return profiles
    .filter((profile) => isJudged(profile.id))
    .map((profile) => scoreCandidate(line, profile, statistics))
    .sort((a, b) => b.score - a.score);
}

function item(fields: Record<string, string | undefined>): CatalogueItem {
  const { id = '', name = '', description = '', brand = '', partNumber = '', gtin = '' } = fields;
  return { id, name, description, brand, category: '', sku: '', manufacturerPartNumber: partNumber, gtin, specs: {} };
}

function icecatItem(row: Record<string, unknown>): CatalogueItem {
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const specs = Object.entries(row).flatMap(([key, value]) => {
    const name = /^attr_[tnb]_(.*)$/.exec(key)?.[1];
    return name && ['string', 'number', 'boolean'].includes(typeof value)
      ? [[name, value as string | number | boolean]]
      : [];
  });
  const [gtin] = Array.isArray(row.ean) ? row.ean : [];
  return {
    ...item({
      id: text(row.id),
      name: text(row.title),
      description: text(row.short_description),
      brand: text(row.supplier),
    }),
    manufacturerPartNumber: text(row.name),
    gtin: text(gtin),
    specs: Object.fromEntries(specs),
  };
}

type Labelled = { readonly probability: number; readonly isRight: boolean };

/** Of the answers given with about this probability, how many were right. */
function printCalibration(labelled: readonly Labelled[]): void {
  for (const low of [0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95]) {
    const high = { 0: 0.2, 0.2: 0.4, 0.4: 0.6, 0.6: 0.8, 0.8: 0.9, 0.9: 0.95, 0.95: 1.01 }[low] ?? 1;
    const group = labelled.filter(({ probability }) => probability >= low && probability < high);
    const right = group.filter(({ isRight }) => isRight).length;
    console.log(
      `  probability ${low.toFixed(2)}–${Math.min(high, 1).toFixed(2)}: ${group.length} answers, ${share(right, group.length)} right`,
    );
  }
}

function ndcg(ranked: readonly number[], all: readonly number[]): number {
  const gain = (grades: readonly number[]) =>
    grades.slice(0, 10).reduce((sum, grade, place) => sum + (2 ** grade - 1) / Math.log2(place + 2), 0);
  return gain(ranked) / gain([...all].sort((a, b) => b - a));
}

function readRows(file: string, separator: string): Record<string, string>[] {
  const [header = '', ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const names = header.split(separator);
  return lines.map((line) =>
    Object.fromEntries(line.split(separator).map((value, index) => [names[index] ?? '', value])),
  );
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : (part / whole).toFixed(3);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
