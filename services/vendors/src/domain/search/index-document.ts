import type { SpecValue } from '../matching/attribute.ts';
import { contentNumber } from '../matching/content-number.ts';
import { findHeadNoun } from '../matching/head-noun.ts';
import { findPartNumbers, parseGtin, partNumberKey } from '../matching/part-number.ts';
import { plainLower, termsOf } from '../matching/terms.ts';
import { findMeasures } from '../measures/measure.ts';
import type { PriceTier } from '../pricing/price-tier.ts';
import { fieldFlags } from './field-flags.ts';

/** What the index reads of a product. */
export type IndexedProduct = {
  readonly id: string;
  readonly version: number;
  readonly vendorId: string;
  readonly sku: string;
  readonly name: string;
  readonly description: string;
  readonly brand: string;
  readonly partNumber: string;
  readonly ean: string;
  readonly category: string;
  readonly specs: Readonly<Record<string, SpecValue>>;
  readonly priceTiers: readonly PriceTier[];
  readonly stockQuantity: string;
};

/** A product as the index stores it. */
export type IndexDocument = {
  readonly id: string;
  readonly version: number;
  readonly vendorId: string;
  readonly category: string;
  readonly flagsByTerm: ReadonlyMap<string, number>;
  readonly nameTerms: readonly string[];
  readonly brandTerms: readonly string[];
  readonly head: string | undefined;
  readonly isAccessory: boolean;
  /** Of one unit at the smallest quantity; NaN without a price. Only for filters, never for an amount that is paid. */
  readonly unitPrice: number;
  readonly currencyCode: string;
  readonly isInStock: boolean;
  /** Puts products in an order that is the same in every installation. */
  readonly contentNumber: number;
};

// Longer words are encoded data and not searched for.
const maximumTermLength = 100;

/** Terms with their fields, in one spelling each. Costs some 80 µs a product: the most expensive step of an index. */
export function indexDocumentOf(product: IndexedProduct): IndexDocument {
  const nameTerms = [...new Set(termsOf(product.name))].filter(isIndexed);
  const brandTerms = [...new Set(termsOf(product.brand))];
  const head = findHeadNoun(product.name) ?? findHeadNoun(product.category);
  const flagsByTerm = new Map<string, number>();
  const add = (terms: Iterable<string>, flag: number) => {
    for (const term of terms) if (isIndexed(term)) flagsByTerm.set(term, (flagsByTerm.get(term) ?? 0) | flag);
  };
  add(nameTerms, fieldFlags.name);
  add(brandTerms, fieldFlags.brand);
  add(termsOf(`${product.partNumber} ${product.sku}`), fieldFlags.partNumber);
  add(identifiersOf(product), fieldFlags.partNumber | fieldFlags.identifier);
  // A code in the name is most often the maker's number; whoever types it means this product.
  add(findPartNumbers(product.name).map(lower), fieldFlags.name);
  // Who leaves the unit out ("power supply 300") still means the amount.
  add(amountsOf(product.name), fieldFlags.description);
  add(termsOf(product.category.replaceAll(/[._]/g, ' ')), fieldFlags.category);
  add(termsOf(product.description), fieldFlags.description);
  add(termsOf(specificationText(product.specs)), fieldFlags.specification);
  if (head) add([head.noun], fieldFlags.head);
  const { id, version, vendorId, category } = product;
  const rest = { head: head?.noun, isAccessory: head?.isAccessory ?? false, ...offerOf(product) };
  const number = contentNumber({ ...product, number: product.partNumber });
  return { id, version, vendorId, category, flagsByTerm, nameTerms, brandTerms, ...rest, contentNumber: number };
}

/** Part number, vendor number and GTIN as terms: lower case, letters and digits only. */
function identifiersOf({ partNumber, sku, ean }: IndexedProduct): string[] {
  const keys = [partNumberKey(partNumber), partNumberKey(sku)].filter((key) => key.length >= 3);
  return [...keys.map(lower), ...(parseGtin(ean) ? [parseGtin(ean) ?? ''] : [])];
}

function amountsOf(name: string): string[] {
  return findMeasures(plainLower(name)).map(({ amount }) => String(amount));
}

function offerOf({ priceTiers, stockQuantity }: IndexedProduct) {
  const [first] = priceTiers.toSorted((a, b) => Number(a.minimumQuantity) - Number(b.minimumQuantity));
  return {
    unitPrice: first === undefined ? Number.NaN : Number(first.unitPrice),
    currencyCode: first?.currencyCode ?? '',
    isInStock: Number(stockQuantity) > 0,
  };
}

function specificationText(specs: IndexedProduct['specs']): string {
  return Object.entries(specs)
    .filter(([, value]) => value !== false)
    .map(([name, value]) => (value === true ? name : `${name} ${value}`))
    .join(' ; ')
    .replaceAll('_', ' ');
}

function isIndexed(term: string): boolean {
  return term !== '' && term.length <= maximumTermLength;
}

function lower(key: string): string {
  return key.toLowerCase();
}
