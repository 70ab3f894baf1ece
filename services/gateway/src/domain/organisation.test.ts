import { expect, test } from 'vitest';
import { checkOrganisation, checkSlug } from './organisation.ts';

const acme = { name: 'Acme', currencyCode: 'USD', countryCode: 'US', addressLines: ['1 Road', ' '], taxId: ' 12 ' };

test('details are trimmed and empty lines of an address dropped', () => {
  expect(checkOrganisation(acme)).toEqual({ ...acme, addressLines: ['1 Road'], taxId: '12' });
});

test.each([
  ['currencyCode', 'usd', 'CURRENCY_CODE_INVALID'],
  ['countryCode', 'USA', 'COUNTRY_CODE_INVALID'],
])('a malformed %s is named', (field, given, reason) => {
  expect(() => checkOrganisation({ ...acme, [field]: given })).toThrow(
    expect.objectContaining({ field, given, reason }),
  );
});

test.each(['', '-a', 'a-', 'A', 'a b', 'a'.repeat(64)])('"%s" is not a slug', (slug) => {
  expect(() => checkSlug(slug)).toThrow('does not fit slug');
});
