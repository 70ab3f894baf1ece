import { DomainError } from '@procur/service-kit/domain-error';
import { isUuid } from '@procur/service-kit/ids';
import type { PageRequest } from '@procur/service-kit/paging';
import type { Constraint } from '../domain/matching/constraint.ts';
import { parseAttributeFilter } from '../domain/search/attribute-filter.ts';
import type { ProductFilter } from '../domain/search/product-filter.ts';
import { type Certification, findCertification } from '../domain/shortlist/certification.ts';
import type { Ports } from '../ports.ts';
import { vendorNotFound } from './vendor-not-found.ts';

export type ProductSearch = PageRequest & {
  readonly query: string;
  readonly category: string;
  readonly vendorId: string;
  readonly attributes: readonly string[];
  readonly minimumUnitPrice: string;
  readonly maximumUnitPrice: string;
  readonly currencyCode: string;
  readonly inStock: boolean;
  readonly certificates: readonly string[];
};

/** What a search is limited to. The facts are judged product by product, the rest by columns. */
export type SearchConditions = { readonly filter: ProductFilter; readonly facts: readonly Constraint[] };

const mostFacts = 20;

/** @throws DomainError for a vendor that is no id, a demand or a price that cannot be read, and filters without a query. */
export async function readConditions(
  ports: Pick<Ports, 'database' | 'now'>,
  organisationId: string,
  search: ProductSearch,
): Promise<SearchConditions> {
  const { vendorId, category, attributes, certificates } = search;
  if (vendorId !== '' && !isUuid(vendorId)) throw vendorNotFound(vendorId);
  if (search.query.trim() === '') checkUnfiltered(search);
  if (attributes.length > mostFacts) throw wrong('attributes', String(attributes.length), `at most ${mostFacts}`);
  if (certificates.some((code) => code.trim() === '')) throw wrong('certificates', '', 'codes like ISO9001');
  const holders = certificates.length === 0 ? undefined : await holdersOf(ports, organisationId, certificates);
  const wanted = vendorId === '' ? holders : [vendorId].filter((id) => holders?.includes(id) ?? true);
  return {
    facts: attributes.map((text, index) => parseAttributeFilter(text, `attributes[${index}]`)),
    filter: {
      ...(category && { category }),
      ...(wanted && { vendorIds: wanted }),
      ...(search.inStock && { isInStock: true }),
      ...priceFilter(search),
    },
  };
}

function checkUnfiltered({
  attributes,
  minimumUnitPrice,
  maximumUnitPrice,
  inStock,
  certificates,
}: ProductSearch): void {
  const given = Object.entries({ attributes, minimumUnitPrice, maximumUnitPrice, inStock, certificates });
  const [used] = given.filter(([, value]) => value === true || (typeof value !== 'boolean' && value.length > 0));
  if (used)
    throw wrong(
      used[0].replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      String(used[1]),
      'nothing without a query',
    );
}

function priceFilter({
  minimumUnitPrice,
  maximumUnitPrice,
  currencyCode,
}: ProductSearch): Pick<ProductFilter, 'price'> {
  const isBounded = minimumUnitPrice !== '' || maximumUnitPrice !== '';
  if (isBounded && currencyCode === '') throw wrong('currency_code', '', 'the currency of the price bounds');
  if (currencyCode === '') return {};
  if (!/^[A-Z]{3}$/.test(currencyCode)) throw wrong('currency_code', currencyCode, 'an ISO 4217 code like EUR');
  const price = {
    currencyCode,
    ...(minimumUnitPrice !== '' && { minimum: readAmount('minimum_unit_price', minimumUnitPrice) }),
    ...(maximumUnitPrice !== '' && { maximum: readAmount('maximum_unit_price', maximumUnitPrice) }),
  };
  if (price.minimum !== undefined && price.maximum !== undefined && price.minimum > price.maximum)
    throw wrong('minimum_unit_price', minimumUnitPrice, `at most the maximum of ${maximumUnitPrice}`);
  return { price };
}

function readAmount(field: string, text: string): number {
  if (!/^\d{1,12}(\.\d{1,6})?$/.test(text)) throw wrong(field, text, 'a number with at most six decimals');
  return Number(text);
}

/** Vendors that hold every one of the certificates today, with enough evidence. */
async function holdersOf(
  { database, now }: Pick<Ports, 'database' | 'now'>,
  organisationId: string,
  codes: readonly string[],
): Promise<readonly string[]> {
  const today = now().toISOString().slice(0, 10);
  const vendors = await database.read((em) =>
    em.execute<{ id: string; certifications: readonly Certification[] }[]>(
      'select id, certifications from vendors where organisation_id = ?',
      [organisationId],
    ),
  );
  const holds = (held: readonly Certification[]) =>
    codes.every((code) => findCertification(held, code, today).status === 'held');
  return vendors.filter(({ certifications }) => holds(certifications)).map(({ id }) => id);
}

function wrong(field: string, given: string, allowed: string): DomainError {
  return new DomainError('invalid', 'FILTER_INVALID', `${field}: ${given || 'nothing'} given`, {
    field,
    given: given.slice(0, 100),
    allowed: [allowed],
  });
}
