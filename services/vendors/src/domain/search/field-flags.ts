/** Where in a product a term stands; a posting holds the sum. */
export const fieldFlags = {
  name: 1,
  brand: 2,
  partNumber: 4,
  category: 8,
  description: 16,
  specification: 32,
  /** The term is the noun that names the thing: "printer" in "laser printer", not in "printer cable". */
  head: 64,
  /** The term is the product's own part number, vendor number or GTIN. */
  identifier: 128,
} as const;

/** What a hit counts for each sum of flags, and the most it can count. */
export type FieldWeights = { readonly byFlags: Float32Array; readonly largest: number };

// The same shares as domain/matching/product-profile.ts, so that what is found is what the comparison values.
const weightByFlag: readonly (readonly [flag: number, weight: number])[] = [
  [fieldFlags.name, 1],
  [fieldFlags.brand, 1],
  [fieldFlags.partNumber, 1],
  [fieldFlags.category, 0.9],
  [fieldFlags.description, 0.6],
  [fieldFlags.specification, 0.45],
];
const headBonus = 0.8;

/** How much a hit counts by where it stands: the best field, and more for the noun that names the thing. */
export const textWeights: FieldWeights = weightsOf(
  (flags) =>
    Math.max(0, ...weightByFlag.map(([flag, weight]) => (flags & flag ? weight : 0))) +
    (flags & fieldFlags.head ? headBonus : 0),
);

/** Only the product's own numbers count. */
export const identifierWeights: FieldWeights = weightsOf((flags) => (flags & fieldFlags.identifier ? 1 : 0));

function weightsOf(weigh: (flags: number) => number): FieldWeights {
  const byFlags = Float32Array.from({ length: 256 }, (_, flags) => weigh(flags));
  return { byFlags, largest: Math.max(...byFlags) };
}
