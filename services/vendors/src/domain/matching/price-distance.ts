/** What one unit costs, as evidence only: never an amount that is paid, so a floating-point number will do. */
export type RoughPrice = { readonly currencyCode: string; readonly amount: number };

// Within a factor of three anything may be a discount, a pack or an old estimate; sixteen times that is another kind of thing.
const [unremarkable, incredible] = [Math.log2(3), Math.log2(48)];

/** How much a price speaks against a product: 0 near what was expected or not comparable, 1 many times more or less. */
export function priceDistance(expected: RoughPrice | undefined, price: RoughPrice | undefined): number {
  if (expected === undefined || price === undefined || expected.currencyCode !== price.currencyCode) return 0;
  if (!(expected.amount > 0 && price.amount > 0)) return 0;
  const factor = Math.abs(Math.log2(price.amount / expected.amount));
  return Math.min(1, Math.max(0, (factor - unremarkable) / (incredible - unremarkable)));
}
