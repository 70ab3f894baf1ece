import type { Database } from '@procur/service-kit/database';
import { toBytes, VectorTable } from '../domain/search/vector-table.ts';
import type { Embeddings, Ports } from '../ports.ts';
import { takeTurns } from './take-turns.ts';

type Loaded = { readonly table: VectorTable; snapshot: string | undefined; loadedAtMs: number };

// Questions repeat within a tender and between reviews of it; a vector takes a kilobyte.
const rememberedTexts = 2000;

/** Products by the meaning of their texts, as the configured endpoint sees it. */
export class ProductMeanings {
  readonly #database: Database;
  readonly #embeddings: Embeddings;
  readonly #search: Ports['search'];
  readonly #byOrganisation = new Map<string, Loaded>();
  readonly #byText = new Map<string, Int8Array>();

  constructor(ports: Pick<Ports, 'database' | 'search'>, embeddings: Embeddings) {
    this.#database = ports.database;
    this.#search = ports.search;
    this.#embeddings = embeddings;
  }

  get engine(): string {
    return this.#embeddings.engine;
  }

  /** For each text the products closest in meaning, best first. @throws EmbeddingsError. */
  async nearest(
    organisationId: string,
    texts: readonly string[],
    limit: number,
  ): Promise<readonly (readonly string[])[]> {
    const { table } = await this.#load(organisationId);
    if (table.size === 0) return texts.map(() => []);
    await this.#embed(texts);
    const endTurn = takeTurns();
    const found: (readonly string[])[] = [];
    for (const text of texts) {
      const search = table.nearest(this.#byText.get(text) ?? new Int8Array(0), limit);
      let step = search.next();
      for (; !step.done; step = search.next()) await endTurn();
      found.push(step.value);
    }
    return found;
  }

  async #embed(texts: readonly string[]): Promise<void> {
    const unknown = [...new Set(texts)].filter((text) => !this.#byText.has(text));
    // Before the new ones: none of this call may be forgotten during it.
    for (const oldest of this.#byText.keys()) {
      if (this.#byText.size + unknown.length <= rememberedTexts) break;
      if (!texts.includes(oldest)) this.#byText.delete(oldest);
    }
    for (let at = 0; at < unknown.length; at += this.#embeddings.batch) {
      const some = unknown.slice(at, at + this.#embeddings.batch);
      const vectors = await this.#embeddings.embed(some);
      for (const [index, text] of some.entries()) this.#byText.set(text, toBytes(vectors[index] ?? []));
    }
  }

  async #load(organisationId: string): Promise<Loaded> {
    const { dimensions } = this.#embeddings;
    const loaded = this.#byOrganisation.get(organisationId) ?? {
      table: new VectorTable(dimensions),
      snapshot: undefined,
      loadedAtMs: Number.NEGATIVE_INFINITY,
    };
    this.#byOrganisation.delete(organisationId);
    this.#byOrganisation.set(organisationId, loaded);
    if (performance.now() - loaded.loadedAtMs > this.#search.staleMs) await this.#refresh(organisationId, loaded);
    this.#makeRoom(organisationId);
    return loaded;
  }

  async #refresh(organisationId: string, loaded: Loaded): Promise<void> {
    const startedMs = performance.now();
    const [present] = await this.#database.read((em) =>
      em.execute<{ snapshot: string }[]>('select pg_current_snapshot()::text as snapshot'),
    );
    const since = loaded.snapshot;
    let [changedBy, lastId] = [since?.split(':')[0] ?? '0', '00000000-0000-0000-0000-000000000000'];
    for (;;) {
      const parameters = [
        organisationId,
        this.#embeddings.model,
        changedBy,
        lastId,
        ...(since ? [since] : []),
        rowsAtOnce,
      ];
      const rows = await this.#database.read((em) => em.execute<VectorRow[]>(vectorsStatement(since), parameters));
      for (const { product_id, vector } of rows) loaded.table.set(product_id, new Int8Array(vector));
      const last = rows.at(-1);
      if (last === undefined || rows.length < rowsAtOnce) break;
      [changedBy, lastId] = [last.changed_by, last.product_id];
    }
    [loaded.snapshot, loaded.loadedAtMs] = [present?.snapshot, startedMs];
  }

  /** Forgets the vectors used longest ago; as much memory as the indexes may take. */
  #makeRoom(latest: string): void {
    const bytes = () => this.#byOrganisation.values().reduce((sum, { table }) => sum + table.bytes, 0);
    for (const organisationId of this.#byOrganisation.keys()) {
      if (bytes() <= this.#search.memoryMb * 2 ** 20) return;
      if (organisationId !== latest) this.#byOrganisation.delete(organisationId);
    }
  }
}

type VectorRow = { readonly product_id: string; readonly vector: Uint8Array; readonly changed_by: string };

const rowsAtOnce = 2000;

function vectorsStatement(since: string | undefined): string {
  return `select product_id, vector, changed_by::text as changed_by from product_vectors
    where organisation_id = ? and model = ? and (changed_by, product_id) > (?::xid8, ?::uuid)
    ${since ? 'and not pg_visible_in_snapshot(changed_by, ?::pg_snapshot)' : ''}
    order by product_vectors.changed_by, product_id limit ?`;
}
