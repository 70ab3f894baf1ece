import type { ProductProfile } from '../domain/matching/product-profile.ts';
import type { Ports } from '../ports.ts';
import type { Candidate } from './find-candidates.ts';
import { findProducts, type SoldProduct } from './get-product.ts';
import type { ProductProfiles } from './product-profiles.ts';

type Source = {
  readonly ports: Pick<Ports, 'database'>;
  readonly organisationId: string;
  readonly profiles: ProductProfiles;
};

/** The products of one piece of work, each read once at most, and only where more than its remembered profile is needed. */
export class ComparedProducts {
  readonly #source: Source;
  readonly #products = new Map<string, SoldProduct>();

  constructor(source: Source) {
    this.#source = source;
  }

  /** Profiles by product id. A product that was removed since it was found has none. */
  async profilesOf(candidates: Iterable<Candidate>): Promise<ReadonlyMap<string, ProductProfile>> {
    const { profiles } = this.#source;
    const found = new Map<string, ProductProfile>();
    const unknown = new Set<string>();
    for (const candidate of candidates) {
      const profile = profiles.find(candidate);
      if (profile === undefined) unknown.add(candidate.id);
      else found.set(candidate.id, profile);
    }
    await this.load(unknown);
    for (const id of unknown) {
      const product = this.#products.get(id);
      if (product !== undefined) found.set(id, profiles.of(product));
    }
    return found;
  }

  /** Makes `get` know these products. */
  async load(ids: Iterable<string>): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !this.#products.has(id));
    const { ports, organisationId } = this.#source;
    for (const product of await findProducts(ports, organisationId, missing)) this.#products.set(product.id, product);
  }

  /** The profile of a product that has been loaded. */
  profileOf(id: string): ProductProfile | undefined {
    const product = this.#products.get(id);
    return product && this.#source.profiles.of(product);
  }

  get(id: string): SoldProduct | undefined {
    return this.#products.get(id);
  }
}
