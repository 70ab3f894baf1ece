import { type ProductProfile, profileOf } from '../domain/matching/product-profile.ts';
import type { SoldProduct } from './get-product.ts';

/** Products ready for comparison, the least recently used forgotten first. A changed product has another version, so another key. */
export class ProductProfiles {
  readonly #capacity: number;
  readonly #profiles = new Map<string, ProductProfile>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  of(product: SoldProduct): ProductProfile {
    const key = `${product.id} ${product.version}`;
    const profile =
      this.#profiles.get(key) ??
      profileOf({ ...product, manufacturerPartNumber: product.partNumber, gtin: product.ean });
    this.#profiles.delete(key);
    this.#profiles.set(key, profile);
    const [oldest] = this.#profiles.keys();
    if (this.#profiles.size > this.#capacity && oldest !== undefined) this.#profiles.delete(oldest);
    return profile;
  }
}
