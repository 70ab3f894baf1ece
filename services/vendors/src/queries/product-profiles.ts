import { type CatalogueItem, type ProductProfile, profileOf } from '../domain/matching/product-profile.ts';
import type { SoldProduct } from './get-product.ts';

type Version = Pick<SoldProduct, 'id' | 'version'>;

/** Products ready for comparison, the least recently used forgotten first. A changed product has another version, so another key. */
export class ProductProfiles {
  readonly #capacity: number;
  readonly #profiles = new Map<string, ProductProfile>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  find(version: Version): ProductProfile | undefined {
    const profile = this.#profiles.get(keyOf(version));
    if (profile !== undefined) this.#remember(version, profile);
    return profile;
  }

  of(product: SoldProduct): ProductProfile {
    const profile = this.#profiles.get(keyOf(product)) ?? profileOf(catalogueItemOf(product));
    this.#remember(product, profile);
    return profile;
  }

  #remember(version: Version, profile: ProductProfile): void {
    const key = keyOf(version);
    this.#profiles.delete(key);
    this.#profiles.set(key, profile);
    const [oldest] = this.#profiles.keys();
    if (this.#profiles.size > this.#capacity && oldest !== undefined) this.#profiles.delete(oldest);
  }
}

/** What matching reads of a product. */
export function catalogueItemOf(product: SoldProduct): CatalogueItem {
  const [first] = product.priceTiers.toSorted((a, b) => Number(a.minimumQuantity) - Number(b.minimumQuantity));
  const price = first && { currencyCode: first.currencyCode, amount: Number(first.unitPrice) };
  const supply = { leadTimeDays: product.leadTimeDays, packSize: Number(product.packSize) };
  return {
    ...product,
    ...(price ? { price } : {}),
    manufacturerPartNumber: product.partNumber,
    gtin: product.ean,
    supply,
  };
}

function keyOf({ id, version }: Version): string {
  return `${id} ${version}`;
}
