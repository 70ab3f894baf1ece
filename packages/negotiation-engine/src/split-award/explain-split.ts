import { decideSplit, type Split } from './decide-split.ts';
import type { SplitCase } from './split-case.ts';

/** What a vendor adds: the difference to the best split without it. */
export type VendorShare = {
  readonly vendorId: string;
  readonly lotIds: readonly string[];
  readonly marginalValue: number;
  /** Lots that nobody else could be awarded; the value alone says nothing then. */
  readonly marginalLots: number;
};

/** The best that one vendor alone could do. */
export type SoleAward = {
  readonly vendorId: string;
  readonly lotIds: readonly string[];
  /** What the split is worth more. */
  readonly behindBy: number;
  readonly lotsMissing: number;
};

export type ExplainedSplit = Split & {
  /** Of the vendors that get a lot, in the order of the case. */
  readonly shares: readonly VendorShare[];
  /** Why not one vendor for everything; absent when one vendor it is, or nobody gets anything. */
  readonly sole: SoleAward | undefined;
};

/** Decides a split and says what each vendor adds to it and why it is not one vendor for everything. */
export function explainSplit(split: SplitCase): ExplainedSplit {
  const decided = decideSplit(split);
  const winners = new Set(decided.awards.map(({ vendorId }) => vendorId));
  const shares = split.vendors.flatMap(({ vendorId }) =>
    winners.has(vendorId) ? [shareOf(vendorId, split, decided)] : [],
  );
  return { ...decided, shares, sole: winners.size > 1 ? bestSole(split, decided) : undefined };
}

function shareOf(vendorId: string, split: SplitCase, decided: Split): VendorShare {
  const without = decideSplit({
    ...split,
    vendors: split.vendors.filter((vendor) => vendor.vendorId !== vendorId),
    offers: split.offers.filter((offer) => offer.vendorId !== vendorId),
  });
  return {
    vendorId,
    lotIds: lotsOf(vendorId, decided),
    marginalValue: decided.value - without.value,
    marginalLots: decided.awards.length - without.awards.length,
  };
}

function bestSole(split: SplitCase, decided: Split): SoleAward | undefined {
  const alone = decideSplit({ ...split, mostVendors: 1 });
  const [first] = alone.awards;
  if (!first) return undefined;
  return {
    vendorId: first.vendorId,
    lotIds: lotsOf(first.vendorId, alone),
    behindBy: decided.value - alone.value,
    lotsMissing: decided.awards.length - alone.awards.length,
  };
}

function lotsOf(vendorId: string, { awards }: Split): readonly string[] {
  return awards.filter((award) => award.vendorId === vendorId).map(({ lotId }) => lotId);
}
