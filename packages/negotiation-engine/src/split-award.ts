import { ensure } from './scenario-error.ts';

/** Value to the buyer of taking each line from a vendor; null where the vendor does not offer the line. */
export type VendorLines = {
  readonly vendorId: string;
  readonly values: readonly (number | null)[];
  /** What dealing with this vendor at all costs (contract, onboarding), in the same measure. */
  readonly fixedCost: number;
};

/** Who gets which line; null for a line nobody offers at a value above nothing. */
export type SplitAward = { readonly vendorByLine: readonly (string | null)[]; readonly value: number };

// 2^12 subsets are checked in a millisecond; a shortlist is far shorter.
const maxVendors = 12;

/**
 * The best split of lines over vendors, each vendor's fixed cost counted once. Exact: for every set of vendors each line
 * goes to the best of the set, so a second vendor is taken only when its lines are worth more than dealing with it.
 */
export function splitAward(vendors: readonly VendorLines[]): SplitAward {
  ensure(vendors.length <= maxVendors, () => ({
    field: 'vendors',
    given: String(vendors.length),
    allowed: `at most ${maxVendors}`,
  }));
  let best: SplitAward = { vendorByLine: (vendors[0]?.values ?? []).map(() => null), value: 0 };
  for (let chosen = 1; chosen < 2 ** vendors.length; chosen++) {
    const award = awardAmong(vendors.filter((_, i) => (chosen & (2 ** i)) !== 0));
    if (award.value > best.value) best = award;
  }
  return best;
}

function awardAmong(vendors: readonly VendorLines[]): SplitAward {
  const lines = (vendors[0] as VendorLines).values.map((_, line) => bestOnLine(vendors, line));
  const fixed = vendors.reduce((sum, vendor) => sum + vendor.fixedCost, 0);
  return {
    vendorByLine: lines.map(({ vendorId }) => vendorId),
    value: lines.reduce((sum, { value }) => sum + value, 0) - fixed,
  };
}

function bestOnLine(vendors: readonly VendorLines[], line: number): { vendorId: string | null; value: number } {
  let best: { vendorId: string | null; value: number } = { vendorId: null, value: 0 };
  for (const { vendorId, values } of vendors) {
    const value = values[line] ?? Number.NEGATIVE_INFINITY;
    if (value > best.value) best = { vendorId, value };
  }
  return best;
}
