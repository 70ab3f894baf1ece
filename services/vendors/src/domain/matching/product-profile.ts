import { type Attribute, attributesFromSpecs, type SpecValue } from './attribute.ts';
import { extractAttributes } from './extract-attributes.ts';
import { findHeadNoun, findNouns, type HeadNoun } from './head-noun.ts';
import { findPartNumbers, parseGtin, partNumberKey } from './part-number.ts';
import type { RoughPrice } from './price-distance.ts';
import { plainLower, termsOf, wordsOf } from './terms.ts';
import { type TextUnits, unitsOf } from './text-units.ts';
import { type ThingNamed, thingNamedIn } from './thing-named.ts';

/** How it is delivered; what alternatives are better in. */
export type Supply = { readonly leadTimeDays: number; readonly packSize: number };

/** What matching reads of a product. */
export type CatalogueItem = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly brand: string;
  readonly category: string;
  readonly sku: string;
  readonly manufacturerPartNumber: string;
  readonly gtin: string;
  readonly price?: RoughPrice;
  readonly supply?: Supply;
  readonly specs: Readonly<Record<string, SpecValue>>;
};

export type ProductProfile = {
  readonly id: string;
  /** How much a hit on the term counts: a word of the name says more than one of the description. */
  readonly weightByTerm: ReadonlyMap<string, number>;
  readonly nameTerms: ReadonlySet<string>;
  readonly brandTerms: ReadonlySet<string>;
  /** Part numbers that are the product's own, and those only mentioned in its name. */
  readonly ownKeys: ReadonlySet<string>;
  readonly mentionedKeys: ReadonlySet<string>;
  /** The maker's number alone: a seller's own article number says nothing against another part number. */
  readonly makerKeys: ReadonlySet<string>;
  /** The pieces of its numbers, as they stand in names: "k2" of "LOCK-K2". */
  readonly numberTerms: ReadonlySet<string>;
  readonly gtin: string | undefined;
  readonly head: HeadNoun | undefined;
  readonly nouns: ReadonlySet<string>;
  readonly thing: ThingNamed;
  readonly nameText: TextUnits;
  readonly price: RoughPrice | undefined;
  readonly supply: Supply | undefined;
  readonly attributes: readonly Attribute[];
};

const nameWeight = 1;
const categoryWeight = 0.9;
const textWeight = 0.6;

export function profileOf(item: CatalogueItem): ProductProfile {
  const nameTerms = new Set(termsOf(item.name));
  const brandTerms = new Set(termsOf(item.brand));
  const ownKeys = new Set([item.sku, item.manufacturerPartNumber].map(partNumberKey).filter((key) => key.length >= 4));
  return {
    id: item.id,
    weightByTerm: weighTerms(item, nameTerms, brandTerms),
    nameTerms,
    brandTerms,
    ownKeys,
    mentionedKeys: new Set(findPartNumbers(item.name)),
    makerKeys: new Set([partNumberKey(item.manufacturerPartNumber)].filter((key) => key.length >= 4)),
    numberTerms: new Set([...termsOf(numbersOf(item)), ...wordsOf(plainLower(numbersOf(item)).replaceAll('-', ' '))]),
    gtin: parseGtin(item.gtin),
    head: findHeadNoun(item.name) ?? findHeadNoun(item.category),
    nouns: findNouns(`${item.name} ${item.category}`),
    thing: thingNamedIn(item.name),
    nameText: unitsOf(item.name),
    price: item.price,
    supply: item.supply,
    attributes: productAttributes(item),
  };
}

/** Specifications first, then what the name and the description state; each fact keeps its source. */
export function productAttributes(item: Pick<CatalogueItem, 'name' | 'description' | 'specs'>): Attribute[] {
  return [
    ...attributesFromSpecs(item.specs),
    ...extractAttributes(item.name, 'title'),
    ...extractAttributes(item.description, 'description'),
  ];
}

function weighTerms(
  item: CatalogueItem,
  nameTerms: ReadonlySet<string>,
  brandTerms: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  const add = (terms: Iterable<string>, weight: number) => {
    for (const term of terms) weights.set(term, Math.max(weight, weights.get(term) ?? 0));
  };
  add(termsOf(item.description), textWeight);
  add(termsOf(specText(item.specs)), textWeight);
  add(termsOf(item.category), categoryWeight);
  add(brandTerms, nameWeight);
  add(termsOf(numbersOf(item)), nameWeight);
  add(nameTerms, nameWeight);
  return weights;
}

function numbersOf({ manufacturerPartNumber, sku }: CatalogueItem): string {
  return `${manufacturerPartNumber} ${sku}`;
}

function specText(specs: CatalogueItem['specs']): string {
  return Object.entries(specs)
    .filter(([, value]) => value !== false)
    .map(([name, value]) => (value === true ? name : `${name} ${value}`))
    .join(' ; ')
    .replaceAll('_', ' ');
}
