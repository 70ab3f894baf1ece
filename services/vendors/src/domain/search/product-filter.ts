/** What a hit must be, whatever was searched for. Empty or absent means anything. */
export type ProductFilter = {
  /** This category or one below it, like "hardware" for "hardware.network". */
  readonly category?: string;
  /** One of these; none at all when the list is empty. */
  readonly vendorIds?: readonly string[];
  readonly isInStock?: boolean;
  /** Price of one unit at the smallest quantity. Products in another currency are no hits. */
  readonly price?: { readonly currencyCode: string; readonly minimum?: number; readonly maximum?: number };
};

/** @returns whether a category is the wanted one or below it. */
export function isWithinCategory(category: string, wanted: string): boolean {
  return category === wanted || category.startsWith(`${wanted}.`);
}
