import type { SearchableCatalogue } from '../domain/search/searchable-catalogue.ts';
import type { Ports } from '../ports.ts';
import type { CatalogueIndexes } from './catalogue-indexes.ts';
import { readLessons } from './read-lessons.ts';
import { type LearnedCatalogue, rehearseCatalogue } from './rehearse-catalogue.ts';

type Source = {
  readonly ports: Pick<Ports, 'database' | 'matching' | 'log'>;
  readonly indexes: CatalogueIndexes;
  readonly store: (organisationId: string, learned: LearnedCatalogue) => Promise<void>;
};

/** Monotonic milliseconds. */
type Entry = { learned: LearnedCatalogue | undefined; learnedAtMs: number; learning: Promise<void> | undefined };

// A tenth more or fewer products hardly change what tells sisters apart; edits of names are seen after a day.
const changedShare = 0.1;
const learnedAnewMs = 86_400_000;
// What could not be learned is tried again after this time.
const retryMs = 600_000;
const rememberedOrganisations = 100;

/**
 * What matching has learned from the catalogues asked lately. It is learned from the index in memory, anew when a tenth of the
 * catalogue has changed; where there is no index, what was learned before is read from Postgres.
 */
export class LearnedCatalogues {
  readonly #source: Source;
  readonly #entries = new Map<string, Entry>();

  constructor(source: Source) {
    this.#source = source;
  }

  /** What is known now; waits for what is being learned as long as the setting allows. Undefined when nothing is known. */
  async current(organisationId: string): Promise<LearnedCatalogue | undefined> {
    const entry = await this.#touch(organisationId);
    const index = await this.#source.indexes.current(organisationId);
    if (index === undefined || isFresh(entry, index)) return entry.learned;
    entry.learning ??= this.#learn(organisationId, entry, index);
    await Promise.race([entry.learning, after(this.#source.ports.matching.rehearsalWaitMs)]);
    return entry.learned;
  }

  async #touch(organisationId: string): Promise<Entry> {
    const known = this.#entries.get(organisationId);
    const entry = known ?? { learned: undefined, learnedAtMs: Number.NEGATIVE_INFINITY, learning: undefined };
    this.#entries.delete(organisationId);
    this.#entries.set(organisationId, entry);
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > rememberedOrganisations && oldest !== undefined) this.#entries.delete(oldest);
    if (known === undefined) {
      const stored = await readLessons(this.#source.ports, organisationId);
      // Another call may have learned meanwhile.
      if (stored !== undefined && entry.learned === undefined)
        [entry.learned, entry.learnedAtMs] = [stored, performance.now()];
    }
    return entry;
  }

  async #learn(organisationId: string, entry: Entry, index: SearchableCatalogue): Promise<void> {
    const { ports, store } = this.#source;
    try {
      const learned = await rehearseCatalogue({ ports, organisationId, index });
      [entry.learned, entry.learnedAtMs] = [learned, performance.now()];
      await store(organisationId, learned);
    } catch (error) {
      // Matching goes on with what is known; it is tried again later.
      entry.learnedAtMs = performance.now() - learnedAnewMs + retryMs;
      ports.log.warn({ err: error, organisationId }, 'the catalogue could not be rehearsed');
    } finally {
      entry.learning = undefined;
    }
  }
}

function isFresh({ learned, learnedAtMs }: Entry, index: SearchableCatalogue): boolean {
  if (performance.now() - learnedAtMs > learnedAnewMs) return false;
  if (learned === undefined) return true;
  return Math.abs(index.size - learned.productCount) <= changedShare * learned.productCount;
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
