import { DomainError } from '@procur/service-kit/domain-error';
import { checkName } from './user.ts';

/** What may be said about an organisation. */
export type OrganisationDetails = {
  readonly name: string;
  readonly currencyCode: string;
  readonly countryCode: string;
  readonly addressLines: readonly string[];
  readonly taxId: string;
};

/** Checks the details. @throws DomainError invalid naming the field at fault. */
export function checkOrganisation(details: OrganisationDetails): OrganisationDetails {
  return {
    name: checkName(details.name, 'name'),
    currencyCode: checkForm(details.currencyCode, /^[A-Z]{3}$/, 'currencyCode', 'ISO 4217 code such as USD'),
    countryCode: checkForm(details.countryCode, /^[A-Z]{2}$/, 'countryCode', 'ISO 3166-1 code such as US'),
    addressLines: details.addressLines.map((line) => line.trim()).filter((line) => line !== ''),
    taxId: details.taxId.trim(),
  };
}

/** The short name that appears in addresses. @throws DomainError invalid. */
export function checkSlug(slug: string): string {
  return checkForm(
    slug,
    /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
    'slug',
    'lower-case letters, digits and hyphens, at most 63',
  );
}

function checkForm(value: string, form: RegExp, field: string, allowed: string): string {
  if (form.test(value)) return value;
  const reason = `${field.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}_INVALID`;
  throw new DomainError('invalid', reason, `"${value}" does not fit ${field}`, {
    field,
    given: value,
    allowed: [allowed],
  });
}
