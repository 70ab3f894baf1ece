import { checkConstraint } from './constraint.ts';
import type { LineProfile } from './line-profile.ts';
import type { ProductProfile } from './product-profile.ts';

/**
 * What else could be bought instead of the best: for each advantage over it the product that has most of it, where neither it
 * nor one already offered has. Only of the same kind, and with every demand proven: who saves money on another thing saves
 * nothing.
 */
export function chooseAlternatives(
  line: LineProfile,
  best: ProductProfile,
  { offered, pool }: { readonly offered: readonly ProductProfile[]; readonly pool: readonly ProductProfile[] },
): readonly ProductProfile[] {
  const known = new Set(offered.map(({ id }) => id));
  const suitable = pool.filter((product) => !known.has(product.id) && couldStandFor(line, best, product));
  const replacing = offered.filter((product) => product !== best && couldStandFor(line, best, product));
  const chosen = new Map<string, ProductProfile>();
  for (const advantage of advantages) {
    if ([...replacing, ...chosen.values()].some((product) => advantage(product, best) > 0)) continue;
    const [first] = suitable
      .filter((product) => advantage(product, best) > 0)
      .toSorted((a, b) => advantage(b, best) - advantage(a, best) || (a.id < b.id ? -1 : 1));
    if (first) chosen.set(first.id, first);
  }
  return [...chosen.values()];
}

/** How much better a product is in one respect; not above 0 where it is not. */
type Advantage = (product: ProductProfile, best: ProductProfile) => number;

const advantages: readonly Advantage[] = [
  ({ price: own }, { price: other }) =>
    own !== undefined && own.currencyCode === other?.currencyCode ? other.amount - own.amount : 0,
  ({ supply: own }, { supply: other }) => (own && other ? other.leadTimeDays - own.leadTimeDays : 0),
  ({ brandTerms: own }, { brandTerms: other }) => (own.size > 0 && own.isDisjointFrom(other) ? 1 : 0),
  ({ supply: own }, { supply: other }) => (own && other ? own.packSize - other.packSize : 0),
];

function couldStandFor({ constraints }: LineProfile, best: ProductProfile, product: ProductProfile): boolean {
  const { head, isAccessory } = best.thing;
  if (head === undefined || product.thing.head !== head || product.thing.isAccessory !== isAccessory) return false;
  return constraints.every((constraint) => {
    const { status } = checkConstraint(constraint, product.attributes);
    return status === 'satisfied' || (status === 'unproven' && constraint.isImplied === true);
  });
}
