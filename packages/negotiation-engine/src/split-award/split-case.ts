import { ensure } from '../scenario-error.ts';

/** What a vendor would supply a lot for. Amounts are whole numbers of the smallest unit that counts, e.g. cents. */
export type LotOffer = {
  readonly lotId: string;
  readonly vendorId: string;
  /** What the award of this lot to this vendor is worth to the buyer; a cost is a negative worth. */
  readonly value: number;
  /** What would be paid, which counts towards the vendor's minimum order; 0 when left out. */
  readonly amount?: number;
  /** What the lot takes of the vendor's capacity; 1 when left out. */
  readonly load?: number;
};

/** What holds for a vendor whatever lots it gets. */
export type SplitVendor = {
  readonly vendorId: string;
  /** Cost of dealing with this vendor at all: onboarding, switching, another contract to look after. */
  readonly onboardingCost?: number;
  readonly minimumOrder?: number;
  readonly capacity?: number;
  /** Each is worth so much more when the vendor gets all of its lots. */
  readonly packages?: readonly { readonly lotIds: readonly string[]; readonly value: number }[];
};

export type SplitCase = {
  readonly lotIds: readonly string[];
  /** Of equal splits the one that gives lots to vendors named earlier is taken. */
  readonly vendors: readonly SplitVendor[];
  readonly offers: readonly LotOffer[];
  /** Most vendors among whom the lots may be split; any number when left out. */
  readonly mostVendors?: number;
  /** `most-lots`: no lot stays open that can be awarded, whatever it costs. `most-value`: only what is worth it. */
  readonly goal: 'most-lots' | 'most-value';
};

/**
 * Throws `ScenarioError` on a case that names a lot or vendor twice or one that is not there, or has amounts that are not
 * whole and small enough to be added up exactly.
 */
export function checkSplitCase({ lotIds, vendors, offers, mostVendors = 1 }: SplitCase): void {
  const vendorIds = vendors.map(({ vendorId }) => vendorId);
  requireOnce('lotIds', lotIds);
  requireOnce('vendors', vendorIds);
  requireOnce(
    'offers',
    offers.map(({ lotId, vendorId }) => JSON.stringify([lotId, vendorId])),
  );
  requireKnown('offers', { given: offers.map(({ lotId }) => lotId), known: lotIds });
  requireKnown('offers', { given: offers.map(({ vendorId }) => vendorId), known: vendorIds });
  for (const { packages = [], ...vendor } of vendors) {
    for (const pack of packages) requireKnown('packages', { given: pack.lotIds, known: lotIds });
    requireWhole('packages', { given: packages.map(({ value }) => value), atLeast: 0 });
    const { onboardingCost = 0, minimumOrder = 0, capacity = 0 } = vendor;
    requireWhole('vendors', { given: [onboardingCost, minimumOrder, capacity], atLeast: 0 });
  }
  requireWhole('value', { given: offers.map(({ value }) => value), atLeast: Number.MIN_SAFE_INTEGER });
  requireWhole('offers', { given: offers.flatMap(({ amount = 0, load = 1 }) => [amount, load]), atLeast: 0 });
  requireWhole('mostVendors', { given: [mostVendors], atLeast: 1 });
}

function requireOnce(field: string, names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  ensure(twice === undefined, () => ({ field, given: `${twice} twice`, allowed: 'each once' }));
}

function requireKnown(field: string, { given, known }: { given: readonly string[]; known: readonly string[] }): void {
  const unknown = given.find((name) => !known.includes(name));
  ensure(unknown === undefined, () => ({ field, given: String(unknown), allowed: known.join(', ') }));
}

function requireWhole(field: string, { given, atLeast }: { given: readonly number[]; atLeast: number }): void {
  const wrong = given.find((amount) => !Number.isSafeInteger(amount) || amount < atLeast);
  ensure(wrong === undefined, () => ({
    field,
    given: String(wrong),
    allowed: `a whole number of at least ${atLeast}`,
  }));
}
