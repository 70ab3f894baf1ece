import type { Database } from '@procur/service-kit/database';
import type { Logger } from '@procur/service-kit/logger';
import { metrics } from '@procur/service-kit/metrics';
import type { Config } from '../config.ts';
import { indexDocumentOf } from '../domain/search/index-document.ts';
import { SearchableCatalogue } from '../domain/search/searchable-catalogue.ts';
import {
  type CatalogueSnapshot,
  changedProducts,
  readCatalogueSize,
  readCatalogueState,
  removedProducts,
} from './catalogue-changes.ts';
import { takeTurns } from './take-turns.ts';

type Source = { readonly database: Database; readonly log: Pick<Logger, 'warn'>; readonly search: Config['search'] };

/** The index of one organisation, and up to which moment it shows the catalogue. Monotonic milliseconds. */
type Entry = {
  index: SearchableCatalogue | undefined;
  snapshot: CatalogueSnapshot;
  checkedAtMs: number;
  changedAtMs: number;
  refusedUntilMs: number;
  refreshing: Promise<void> | undefined;
  refreshStartedMs: number;
};

// Measured with 100,000 products of 60 terms: 1.05 kB each by the index's own count.
const expectedBytesPerProduct = 1100;
// A catalogue that was too large is counted again after this time.
const refusalMs = 600_000;
// Removals are remembered for a week; an index nobody has asked for a day is cheaper built anew.
const forgottenAfterMs = 86_400_000;

/**
 * Indexes of the organisations searched last, each kept to what Postgres holds. None answers with what was true longer ago
 * than the setting allows: where looking takes too long, or memory does not suffice, there is none, and Postgres is searched.
 */
export class CatalogueIndexes {
  readonly #source: Source;
  readonly #entries = new Map<string, Entry>();

  constructor(source: Source) {
    this.#source = source;
  }

  /** The index as of at most the allowed time ago; undefined while it is being built and where it would be too large. */
  async current(organisationId: string): Promise<SearchableCatalogue | undefined> {
    const entry = this.#touch(organisationId);
    const arrivedMs = performance.now();
    const { staleMs, waitMs } = this.#source.search;
    const neededMs = () => Math.max(arrivedMs - staleMs, entry.changedAtMs);
    while (entry.checkedAtMs < neededMs()) {
      // Who comes when a long build is under way does not wait for it once more.
      const waitedSinceMs = entry.refreshing ? Math.min(entry.refreshStartedMs, arrivedMs) : arrivedMs;
      const leftMs = waitedSinceMs + waitMs - performance.now();
      if (leftMs <= 0 || entry.refusedUntilMs > arrivedMs) return undefined;
      entry.refreshing ??= this.#refreshOnce(organisationId, entry);
      await Promise.race([entry.refreshing, after(leftMs)]);
    }
    return entry.index;
  }

  /** The next search sees what this process has committed before this call. */
  noteChange(organisationId: string): void {
    const entry = this.#entries.get(organisationId);
    if (entry) entry.changedAtMs = performance.now();
  }

  #touch(organisationId: string): Entry {
    const present = this.#entries.get(organisationId) ?? newEntry();
    this.#entries.delete(organisationId);
    this.#entries.set(organisationId, present);
    return present;
  }

  async #refreshOnce(organisationId: string, entry: Entry): Promise<void> {
    entry.refreshStartedMs = performance.now();
    try {
      await this.#refresh(organisationId, entry);
    } catch (error) {
      // Forgotten and built anew at the next search; this one goes to Postgres, which will tell if it is the one that fails.
      this.#entries.delete(organisationId);
      entry.refusedUntilMs = Number.POSITIVE_INFINITY;
      this.#source.log.warn({ err: error, organisationId }, 'the search index could not be brought up to date');
    } finally {
      entry.refreshing = undefined;
      this.#observe();
    }
  }

  async #refresh(organisationId: string, entry: Entry): Promise<void> {
    const startedMs = performance.now();
    const isOld = startedMs - entry.checkedAtMs > forgottenAfterMs || entry.index?.isWorn;
    if (entry.index === undefined || isOld) await this.#build(organisationId, entry);
    else await this.#update(organisationId, { ...entry, index: entry.index }, entry);
    entry.checkedAtMs = startedMs;
    this.#makeRoom(entry);
  }

  async #build(organisationId: string, entry: Entry): Promise<void> {
    const { database, log, search } = this.#source;
    const { snapshot, productCount } = await readCatalogueSize(database, organisationId);
    if (productCount * expectedBytesPerProduct > search.memoryMb * 2 ** 20) {
      log.warn({ organisationId, productCount }, 'the catalogue is too large to be indexed; Postgres is searched');
      entry.refusedUntilMs = performance.now() + refusalMs;
      entry.index = undefined;
      return;
    }
    const index = new SearchableCatalogue();
    await this.#take(index, changedProducts(database, organisationId));
    await inTurns(index.compact());
    [entry.index, entry.snapshot] = [index, snapshot];
  }

  async #update(
    organisationId: string,
    { index, snapshot }: Entry & { readonly index: SearchableCatalogue },
    entry: Entry,
  ) {
    const { database } = this.#source;
    const state = await readCatalogueState(database, organisationId, snapshot);
    if (state.isChanged) {
      await this.#take(index, changedProducts(database, organisationId, snapshot));
      for (const id of await removedProducts(database, organisationId, snapshot)) index.remove(id);
    }
    entry.snapshot = state.snapshot;
  }

  async #take(index: SearchableCatalogue, products: ReturnType<typeof changedProducts>): Promise<void> {
    const endTurn = takeTurns();
    for await (const product of products) {
      index.upsert(indexDocumentOf(product));
      if (index.needsCompaction) await inTurns(index.compact());
      await endTurn();
    }
  }

  /** Forgets the indexes used longest ago until the rest fits; also this one when it does not fit alone. */
  #makeRoom(latest: Entry): void {
    const allowed = this.#source.search.memoryMb * 2 ** 20;
    for (const entry of [...this.#entries.values().filter((each) => each !== latest), latest]) {
      if (this.#bytes() <= allowed) return;
      if (entry.index === undefined || (entry.refreshing !== undefined && entry !== latest)) continue;
      entry.index = undefined;
      entry.checkedAtMs = Number.NEGATIVE_INFINITY;
      if (entry === latest) entry.refusedUntilMs = performance.now() + refusalMs;
    }
  }

  #bytes(): number {
    return this.#entries.values().reduce((sum, { index }) => sum + (index?.bytes ?? 0), 0);
  }

  #observe(): void {
    metrics.searchIndexBytes.set(this.#bytes());
    metrics.searchIndexProducts.set(this.#entries.values().reduce((sum, { index }) => sum + (index?.size ?? 0), 0));
  }
}

function newEntry(): Entry {
  const never = Number.NEGATIVE_INFINITY;
  const times = { checkedAtMs: never, changedAtMs: never, refusedUntilMs: never, refreshStartedMs: never };
  return { index: undefined, snapshot: '', refreshing: undefined, ...times };
}

async function inTurns(work: Generator<void, void>): Promise<void> {
  const endTurn = takeTurns();
  for (const _ of work) await endTurn();
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
