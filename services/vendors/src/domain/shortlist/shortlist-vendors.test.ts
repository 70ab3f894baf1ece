import { Decimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import { certificationKey } from './certification.ts';
import { type Need, shortlistVendors, type VendorProfile } from './shortlist-vendors.ts';

const complete: VendorProfile = {
  id: 'a',
  name: 'Norvik',
  isActive: true,
  categories: ['software.crm'],
  features: ['Sales pipeline', 'Email sync', 'API'],
  certifications: [
    { code: 'SOC2', evidence: 'certified', evidenceReference: 'R-1', expiresOn: '2027-03-01' },
    { code: 'ISO27001', evidence: 'certified', evidenceReference: 'C-9', expiresOn: '2028-01-31' },
  ],
  rating: 4.4,
  ratingCount: 900,
  regions: ['EU', 'US'],
  priceTiers: [
    { minimumQuantity: '1', unitPrice: '1320', currencyCode: 'USD' },
    { minimumQuantity: '100', unitPrice: '1200', currencyCode: 'USD' },
  ],
  leadTimeDays: 14,
  paymentTerms: ['NET30', 'NET45'],
  supportLevels: ['standard'],
};

const need: Need = {
  category: 'software.crm',
  mustHaves: ['sales pipeline'],
  compliance: ['SOC 2', 'ISO/IEC 27001:2022'],
  region: 'DE',
  quantity: new Decimal(150),
  paymentTerms: ['NET30'],
  neededBy: '2027-01-01',
  today: '2026-11-20',
  maximumVendors: 5,
  weights: {},
};

function skipReason(change: Partial<VendorProfile>): string | undefined {
  return shortlistVendors([{ ...complete, ...change }], need).skipped[0]?.reasonCode;
}

describe('shortlist', () => {
  it('ranks by what the buyer says counts', () => {
    const dear = {
      ...complete,
      id: 'b',
      rating: 5,
      priceTiers: [{ minimumQuantity: '1', unitPrice: '2400', currencyCode: 'USD' }],
    };
    const first = (weights: Need['weights']) =>
      shortlistVendors([complete, dear], { ...need, weights }).shortlisted[0]?.vendor.id;
    expect(first({ price: 50 })).toBe('a');
    expect(first({ rating: 50 })).toBe('b');
  });

  it('asks a vendor that meets every need, with the evidence of each part', () => {
    const [entry] = shortlistVendors([complete], need).shortlisted;
    expect(entry).toMatchObject({ rank: 1, listPrice: { unitPrice: '1200' } });
    expect(entry?.parts.map((part) => part.weight).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1);
    expect(entry?.score).toBeCloseTo(entry?.parts.reduce((sum, part) => sum + part.weight * part.value, 0) ?? 0, 3);
    expect(entry?.parts[0]?.evidence).toContain('SOC 2 certified (R-1, valid until 2027-03-01)');
  });

  it.each([
    ['SUSPENDED', { isActive: false }],
    ['WRONG_CATEGORY', { categories: ['hardware'] }],
    ['WRONG_REGION', { regions: ['US'] }],
    ['MISSING_FEATURE', { features: ['API'] }],
    ['MISSING_COMPLIANCE', { certifications: complete.certifications.slice(0, 1) }],
    [
      'MISSING_COMPLIANCE',
      { certifications: complete.certifications.map((held) => ({ ...held, evidence: 'in-progress' as const })) },
    ],
    [
      'CERTIFICATE_EXPIRED',
      { certifications: complete.certifications.map((held) => ({ ...held, expiresOn: '2026-11-19' })) },
    ],
    ['TOO_LATE', { leadTimeDays: 43 }],
    ['PAYMENT_TERMS', { paymentTerms: ['PREPAID'] }],
    ['NO_PRICE', { priceTiers: [] }],
  ])('skips with %s', (reason, change) => {
    expect(skipReason(change)).toBe(reason);
  });

  it('counts a certificate on its last day', () => {
    expect(
      skipReason({ certifications: complete.certifications.map((held) => ({ ...held, expiresOn: need.today })) }),
    ).toBeUndefined();
  });

  it('ranks the cheaper of two equals first and says who did not fit in', () => {
    const cheaper = {
      ...complete,
      id: 'b',
      priceTiers: [{ minimumQuantity: '1', unitPrice: '990', currencyCode: 'USD' }],
    };
    const { shortlisted, skipped } = shortlistVendors([complete, cheaper], { ...need, maximumVendors: 1 });
    expect(shortlisted.map((entry) => entry.vendor.id)).toEqual(['b']);
    expect(skipped).toMatchObject([{ vendor: { id: 'a' }, reasonCode: 'BEYOND_LIMIT' }]);
  });

  it('is empty without vendors', () => {
    expect(shortlistVendors([], need)).toEqual({ shortlisted: [], skipped: [] });
  });

  it('reads a certificate in the ways people write it', () => {
    expect(certificationKey('SOC 2 Type II')).toBe(certificationKey('soc2'));
    expect(certificationKey('ISO/IEC 27001:2022')).toBe(certificationKey('ISO 27001'));
  });
});
