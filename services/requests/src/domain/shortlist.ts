/** An amount as text, because shortlists and awards are kept as JSON. */
export type AmountText = { readonly currencyCode: string; readonly value: string };

export type ScoreReason = {
  readonly name: string;
  readonly weight: number;
  readonly value: number;
  readonly evidence: string;
};

/** A vendor fit for the need, with the parts of its score. */
export type ShortlistedVendor = {
  readonly vendorId: string;
  readonly vendorName: string;
  readonly rank: number;
  /** 0 to 1. */
  readonly score: number;
  readonly reasons: readonly ScoreReason[];
  readonly listUnitPrice: AmountText | undefined;
  readonly leadTimeDays: number;
  readonly paymentTerms: readonly string[];
  readonly supportLevels: readonly string[];
};

export type SkippedVendor = {
  readonly vendorId: string;
  readonly vendorName: string;
  readonly reasonCode: string;
  readonly reason: string;
};

export type VendorShortlist = {
  readonly shortlisted: readonly ShortlistedVendor[];
  readonly skipped: readonly SkippedVendor[];
};

/** Why nobody fits, in one sentence for the person who reads the failure. */
export function explainEmptyShortlist({ skipped }: VendorShortlist): string {
  if (skipped.length === 0) return 'No vendor sells this category';
  const reasons = skipped.slice(0, 5).map(({ vendorName, reason }) => `${vendorName}: ${reason}`);
  const more = skipped.length > reasons.length ? `, and ${skipped.length - reasons.length} more` : '';
  return `No vendor fits. ${reasons.join('; ')}${more}`;
}
