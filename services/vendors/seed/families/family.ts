/** One product as the seed states it, before numbers of its own (SKU, GTIN, tiers) are worked out. */
export type SeedProduct = {
  readonly brand: string;
  readonly model: string;
  readonly name: string;
  readonly description: string;
  readonly category: string;
  /** List price of one unit in USD. */
  readonly price: number;
  readonly specs: Readonly<Record<string, string>>;
  readonly unitCode?: string;
  readonly packSize?: number;
  readonly minimumOrder?: number;
  readonly leadTimeDays: number;
  /** Typical order size; the quantity breaks lie around it. */
  readonly usualQuantity: number;
};

/** Every combination of one value of each list, in order. */
export function combine<A, B>(left: readonly A[], right: readonly B[]): (readonly [A, B])[] {
  return left.flatMap((a) => right.map((b) => [a, b] as const));
}
