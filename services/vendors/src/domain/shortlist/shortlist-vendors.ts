import { Decimal } from 'decimal.js';
import { daysBetween } from '../pricing/delivery-date.ts';
import { type PriceTier, tierFor } from '../pricing/price-tier.ts';
import { type Certification, findCertification } from './certification.ts';
import { featureKey } from './feature-key.ts';
import { reachesRegion } from './region.ts';
import { type ScorePartName, scoreWeights } from './score-weights.ts';

export type VendorProfile = {
  readonly id: string;
  readonly name: string;
  readonly isActive: boolean;
  readonly categories: readonly string[];
  readonly features: readonly string[];
  readonly certifications: readonly Certification[];
  /** 0 to 5. */
  readonly rating: number;
  readonly ratingCount: number;
  readonly regions: readonly string[];
  readonly priceTiers: readonly PriceTier[];
  readonly leadTimeDays: number;
  readonly paymentTerms: readonly string[];
  readonly supportLevels: readonly string[];
};

export type Need = {
  readonly category: string;
  readonly mustHaves: readonly string[];
  readonly compliance: readonly string[];
  /** Empty when it does not matter. */
  readonly region: string;
  readonly quantity: Decimal;
  /** Those the buyer accepts; empty means any. */
  readonly paymentTerms: readonly string[];
  /** YYYY-MM-DD or empty. */
  readonly neededBy: string;
  readonly today: string;
  readonly maximumVendors: number;
  /** Of the parts of the score, relative to each other; parts not named keep their default. */
  readonly weights: Readonly<Partial<Record<ScorePartName, number>>>;
};

export type ScorePart = {
  readonly name: string;
  readonly weight: number;
  readonly value: number;
  readonly evidence: string;
};
export type ShortlistedVendor = {
  readonly vendor: VendorProfile;
  readonly rank: number;
  readonly score: number;
  readonly parts: readonly ScorePart[];
  readonly listPrice: PriceTier;
};
export type SkipReason =
  | 'SUSPENDED'
  | 'WRONG_CATEGORY'
  | 'WRONG_REGION'
  | 'MISSING_FEATURE'
  | 'MISSING_COMPLIANCE'
  | 'CERTIFICATE_EXPIRED'
  | 'TOO_LATE'
  | 'PAYMENT_TERMS'
  | 'NO_PRICE'
  | 'BEYOND_LIMIT';
export type SkippedVendor = {
  readonly vendor: VendorProfile;
  readonly reasonCode: SkipReason;
  readonly reason: string;
};
export type Shortlist = {
  readonly shortlisted: readonly ShortlistedVendor[];
  readonly skipped: readonly SkippedVendor[];
};

/**
 * Who is asked to the table. Hard needs are answered by yes or no, with the reason of every no; what remains is ranked.
 * Knows no budget: the buyer's ceiling stays where the negotiation is.
 */
export function shortlistVendors(vendors: readonly VendorProfile[], need: Need): Shortlist {
  const judged = vendors.map((vendor) => ({ vendor, refusal: refusalOf(vendor, need) }));
  const skipped = judged.flatMap(({ vendor, refusal }) => (refusal ? [{ vendor, ...refusal }] : []));
  const eligible = judged.filter(({ refusal }) => refusal === undefined).map(({ vendor }) => vendor);
  const cheapest = Decimal.min(
    ...eligible.map((vendor) => listPriceOf(vendor, need).unitPrice),
    Number.MAX_SAFE_INTEGER,
  );
  const ranked = eligible
    .map((vendor) => scored(vendor, need, cheapest))
    .sort(byScore)
    .map((entry, index) => ({ ...entry, rank: index + 1 }));
  const beyond = ranked.slice(need.maximumVendors).map(({ vendor, rank }) => ({
    vendor,
    reasonCode: 'BEYOND_LIMIT' as const,
    reason: `ranked ${rank}, at most ${need.maximumVendors} are asked`,
  }));
  return { shortlisted: ranked.slice(0, need.maximumVendors), skipped: [...skipped, ...beyond] };
}

type Refusal = Pick<SkippedVendor, 'reasonCode' | 'reason'>;

function refusalOf(vendor: VendorProfile, need: Need): Refusal | undefined {
  if (!vendor.isActive) return refuse('SUSPENDED', 'the vendor is suspended');
  if (!sellsCategory(vendor.categories, need.category))
    return refuse('WRONG_CATEGORY', `sells ${vendor.categories.join(', ')}, not ${need.category}`);
  if (!reachesRegion(vendor.regions, need.region))
    return refuse('WRONG_REGION', `serves ${vendor.regions.join(', ')}, not ${need.region}`);
  const missing = need.mustHaves.filter((feature) => !hasFeature(vendor, feature));
  if (missing.length > 0) return refuse('MISSING_FEATURE', `does not offer ${missing.join(', ')}`);
  return complianceRefusal(vendor, need) ?? termsRefusal(vendor, need);
}

function complianceRefusal(vendor: VendorProfile, need: Need): Refusal | undefined {
  const findings = need.compliance.map((code) => findCertification(vendor.certifications, code, need.today));
  const failed = findings.flatMap((finding) => (finding.status === 'held' ? [] : [finding]));
  const missing = failed.filter((finding) => finding.status === 'missing');
  if (missing.length > 0) return refuse('MISSING_COMPLIANCE', missing.map((finding) => finding.reason).join('; '));
  if (failed.length > 0) return refuse('CERTIFICATE_EXPIRED', failed.map((finding) => finding.reason).join('; '));
  return undefined;
}

function termsRefusal(vendor: VendorProfile, need: Need): Refusal | undefined {
  if (vendor.priceTiers.length === 0) return refuse('NO_PRICE', 'publishes no list price');
  const daysLeft = need.neededBy === '' ? Number.POSITIVE_INFINITY : daysBetween(need.today, need.neededBy);
  if (vendor.leadTimeDays > daysLeft)
    return refuse('TOO_LATE', `needs ${vendor.leadTimeDays} days, ${daysLeft} are left until ${need.neededBy}`);
  const isPayable =
    need.paymentTerms.length === 0 || vendor.paymentTerms.some((terms) => need.paymentTerms.includes(terms));
  if (!isPayable)
    return refuse(
      'PAYMENT_TERMS',
      `offers ${vendor.paymentTerms.join(', ')}; acceptable are ${need.paymentTerms.join(', ')}`,
    );
  return undefined;
}

function refuse(reasonCode: SkipReason, reason: string): Refusal {
  return { reasonCode, reason };
}

function scored(vendor: VendorProfile, need: Need, cheapest: Decimal): Omit<ShortlistedVendor, 'rank'> {
  const listPrice = listPriceOf(vendor, need);
  const weights = scoreWeights(need.weights);
  const parts = [
    compliancePart(vendor, need),
    part(
      'price',
      cheapest.dividedBy(listPrice.unitPrice).toNumber(),
      `list ${listPrice.unitPrice} ${listPrice.currencyCode} a unit`,
    ),
    ratingPart(vendor),
    featurePart(vendor, need),
    leadTimePart(vendor, need),
    part('category', vendor.categories.includes(need.category) ? 1 : 0.7, `sells ${vendor.categories.join(', ')}`),
  ].map((judged) => ({ ...judged, weight: roundShare(weights[judged.name]) }));
  const score = parts.reduce((sum, { weight, value }) => sum + weight * value, 0);
  return { vendor, score: roundShare(score), parts, listPrice };
}

function compliancePart(vendor: VendorProfile, need: Need): JudgedPart {
  const held = need.compliance
    .map((code) => findCertification(vendor.certifications, code, need.today))
    .filter((finding) => finding.status === 'held');
  const value = held.length === 0 ? 1 : held.reduce((sum, { weight }) => sum + weight, 0) / held.length;
  return part('compliance', value, held.map(({ evidence }) => evidence).join('; ') || 'none asked for');
}

type JudgedPart = Omit<ScorePart, 'weight' | 'name'> & { readonly name: ScorePartName };

/** Few ratings say little: they are pulled towards the middle as if ten people had given 3 of 5. */
function ratingPart(vendor: VendorProfile): JudgedPart {
  const steady = (vendor.rating * vendor.ratingCount + 3 * 10) / (vendor.ratingCount + 10);
  return part('rating', steady / 5, `${vendor.rating.toFixed(1)} of 5 from ${vendor.ratingCount} ratings`);
}

function featurePart(vendor: VendorProfile, need: Need): JudgedPart {
  // Every must-have is there, or it would be skipped; what is left is breadth, full at twelve features.
  const value = Math.min(1, vendor.features.length / 12);
  return part('features', value, `${need.mustHaves.length} must-haves met, ${vendor.features.length} features in all`);
}

function leadTimePart(vendor: VendorProfile, need: Need): JudgedPart {
  const reference = need.neededBy === '' ? 30 : Math.max(1, daysBetween(need.today, need.neededBy));
  return part('lead time', Math.max(0, 1 - vendor.leadTimeDays / (2 * reference)), `${vendor.leadTimeDays} days`);
}

function part(name: ScorePartName, value: number, evidence: string): JudgedPart {
  return { name, value: roundShare(value), evidence };
}

function byScore(a: Omit<ShortlistedVendor, 'rank'>, b: Omit<ShortlistedVendor, 'rank'>): number {
  return b.score - a.score || a.vendor.id.localeCompare(b.vendor.id);
}

function listPriceOf(vendor: VendorProfile, need: Need): PriceTier {
  return tierFor(vendor.priceTiers, need.quantity);
}

/** "software" sells "software.crm"; "software.crm" does not sell "software". */
export function sellsCategory(categories: readonly string[], category: string): boolean {
  return categories.some((sold) => category === sold || category.startsWith(`${sold}.`));
}

function hasFeature(vendor: VendorProfile, feature: string): boolean {
  return vendor.features.some((offered) => featureKey(offered) === featureKey(feature));
}

function roundShare(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
