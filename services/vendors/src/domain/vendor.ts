import { DomainError } from '@procur/service-kit/domain-error';
import { isCalendarDay } from './pricing/delivery-date.ts';
import { checkPriceTiers, type PriceTier } from './pricing/price-tier.ts';
import { type Counterparty, checkCounterparty } from './selling/counterparty.ts';
import { type Certification, evidenceLevels } from './shortlist/certification.ts';

export const vendorStatuses = ['active', 'suspended'] as const;
export type VendorStatus = (typeof vendorStatuses)[number];

/** What is publicly known of a vendor. Its limits are in guardrails.ts and never part of this. */
export type VendorFacts = {
  readonly slug: string;
  readonly name: string;
  readonly status: VendorStatus;
  readonly categories: readonly string[];
  readonly features: readonly string[];
  readonly certifications: readonly Certification[];
  /** "0.0" to "5.0". */
  readonly rating: string;
  readonly ratingCount: number;
  readonly regions: readonly string[];
  readonly priceTiers: readonly PriceTier[];
  readonly leadTimeDays: number;
  readonly contactEmail: string;
  readonly addressLines: readonly string[];
  readonly countryCode: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly paymentTerms: readonly string[];
  readonly supportLevels: readonly string[];
  readonly counterparty: Counterparty;
};

/** @throws DomainError invalid naming the first field that is wrong, what was given and what is allowed. */
export function checkVendor(facts: VendorFacts): VendorFacts {
  demand(
    /^[a-z0-9]+(-[a-z0-9]+)*$/.test(facts.slug) && facts.slug.length <= 80,
    'slug',
    facts.slug,
    'lower-case letters, digits and hyphens, at most 80',
  );
  demand(facts.name.trim() !== '' && facts.name.length <= 200, 'name', facts.name, '1 to 200 characters');
  demand(facts.categories.length > 0, 'categories', '', 'at least one category');
  each(
    'categories',
    facts.categories,
    /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/,
    'words with dots between them, like software.crm',
  );
  each('features', facts.features, /^.{1,100}$/u, '1 to 100 characters');
  each('regions', facts.regions, /^([A-Z]{2}|GLOBAL)$/, 'ISO 3166-1 alpha-2 codes, EU or GLOBAL');
  each('payment_terms', facts.paymentTerms, /^[A-Z0-9_]{1,32}$/, 'codes like NET30');
  each('support_levels', facts.supportLevels, /^[a-z0-9-]{1,32}$/, 'words like standard');
  demand(/^([0-4](\.\d)?|5(\.0)?)$/.test(facts.rating), 'rating', facts.rating, '0 to 5 with one decimal');
  demand(facts.ratingCount >= 0, 'rating_count', String(facts.ratingCount), 'a number from 0');
  demand(
    facts.leadTimeDays >= 0 && facts.leadTimeDays <= 3650,
    'lead_time_days',
    String(facts.leadTimeDays),
    '0 to 3650',
  );
  demand(/^([A-Z]{2})?$/.test(facts.countryCode), 'country_code', facts.countryCode, 'an ISO 3166-1 alpha-2 code');
  demand(/^([^\s@]+@[^\s@]+)?$/.test(facts.contactEmail), 'contact_email', facts.contactEmail, 'an address with one @');
  checkCounterparty(facts.counterparty, facts.contactEmail);
  facts.certifications.forEach(checkCertification);
  if (facts.priceTiers.length > 0) checkPriceTiers(facts.priceTiers);
  return facts;
}

function checkCertification(held: Certification, index: number): void {
  const field = `certifications[${index}]`;
  demand(/^[A-Za-z0-9 ./:-]{1,40}$/.test(held.code), `${field}.code`, held.code, 'a code like SOC2');
  demand(evidenceLevels.includes(held.evidence), `${field}.evidence`, held.evidence, evidenceLevels.join(', '));
  demand(
    held.expiresOn === '' || isCalendarDay(held.expiresOn),
    `${field}.expires_on`,
    held.expiresOn,
    'YYYY-MM-DD or empty',
  );
}

// Four plain values that a sentence needs; an object would repeat each name at every call.
function demand(holds: boolean, field: string, given: string, allowed: string): void {
  if (holds) return;
  const message = `${field} is ${given === '' ? 'missing' : JSON.stringify(given)}; allowed is ${allowed}`;
  throw new DomainError('invalid', 'VENDOR_INVALID', message, { field, given, allowed: [allowed] });
}

function each(field: string, values: readonly string[], form: RegExp, allowed: string): void {
  values.forEach((value, index) => {
    demand(form.test(value), `${field}[${index}]`, value, allowed);
  });
}

/** The names of the fields that differ, for the event and the audit trail. */
export function changedFields(before: VendorFacts, after: VendorFacts): string[] {
  const keys = Object.keys(after) as (keyof VendorFacts)[];
  return keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
}
