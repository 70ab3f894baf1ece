import type { VendorFacts } from '../domain/vendor.ts';

/** The columns of a vendor's facts; the ORM's arrays are mutable. */
export function toVendorRow(facts: VendorFacts) {
  return {
    ...facts,
    categories: [...facts.categories],
    features: [...facts.features],
    regions: [...facts.regions],
    addressLines: [...facts.addressLines],
    paymentTerms: [...facts.paymentTerms],
    supportLevels: [...facts.supportLevels],
  };
}

/** The facts of a stored vendor, to tell what a change changes. */
export function factsOfRow(row: VendorFacts): VendorFacts {
  const { slug, name, status, categories, features, certifications, rating, ratingCount, regions } = row;
  const { priceTiers, leadTimeDays, contactEmail, addressLines, countryCode, attributes, paymentTerms, supportLevels } =
    row;
  const { counterparty } = row;
  const first = { slug, name, status, categories, features, certifications, rating, ratingCount, regions };
  return {
    ...first,
    priceTiers,
    leadTimeDays,
    contactEmail,
    addressLines,
    countryCode,
    attributes,
    paymentTerms,
    supportLevels,
    counterparty,
  };
}
