import { seededRandom } from '@procur/negotiation-engine/random';
import { isAccessoryNoun } from '../../src/domain/matching/head-noun.ts';
import type { RequirementLine } from '../../src/domain/matching/line-profile.ts';
import type { CatalogueItem } from '../../src/domain/matching/product-profile.ts';
import { termsOf } from '../../src/domain/matching/terms.ts';
import { asBuyersWrite } from './corrupted-line.ts';
import type { IcecatProduct, MatchCase, MatchSet, readAbtBuy, ShopRow } from './match-data.ts';
import { pick, sample } from './sampling.ts';

type AbtBuy = NonNullable<ReturnType<typeof readAbtBuy>>;

/** Each shop asked for what the other sells, as free text and with brand and model number in fields of their own. */
export function abtBuySets({ abt, buy, pairs }: AbtBuy): MatchSet[] {
  const there = new Map(pairs.map((pair) => [pair.abt, pair.buy]));
  const back = new Map(pairs.map((pair) => [pair.buy, pair.abt]));
  return [
    { name: 'abt in buy', items: buy.map(asItem), cases: casesOf(abt, there, asText) },
    { name: 'abt in buy, fields', items: buy.map(withFields), cases: casesOf(abt, there, asFields) },
    { name: 'buy in abt', items: abt.map(nameOnly), cases: casesOf(buy, back, asText) },
    { name: 'abt in buy, priced', items: buy.map(priced(asItem)), cases: casesOf(abt, there, withPrice(asText)) },
    { name: 'buy in abt, priced', items: abt.map(priced(nameOnly)), cases: casesOf(buy, back, withPrice(asText)) },
    { name: 'buy in abt, fields', items: abt.map(withFields), cases: casesOf(buy, back, asFields) },
  ];
}

type ToLine = (row: ShopRow) => MatchCase['line'];

function casesOf(rows: readonly ShopRow[], truths: ReadonlyMap<string, string>, toLine: ToLine): MatchCase[] {
  return rows.flatMap((row) => {
    const truth = truths.get(row.id);
    return truth === undefined ? [] : [{ line: toLine(row), truth, brand: firstWord(row.name) }];
  });
}

function asText({ name }: ShopRow): MatchCase['line'] {
  return { description: name, constraints: [] };
}

// Both shops often end a name with " - " and the model number.
const trailingModel = /\s+-\s*([A-Z0-9][A-Z0-9/-]{3,})$/;

function asFields({ name }: ShopRow): MatchCase['line'] {
  const partNumber = trailingModel.exec(name)?.[1] ?? '';
  const description = partNumber === '' ? name : name.replace(trailingModel, '');
  return { description, partNumber, brand: firstWord(name), constraints: [] };
}

/** As a shop lists it, without fields for brand and number. */
export function asItem({ id, name, description }: ShopRow): CatalogueItem {
  return item({ id, name, description });
}

function withPrice(toLine: ToLine): ToLine {
  return (row) => ({ ...toLine(row), ...(row.price === '' ? {} : { expectedPrice: roughPrice(row) }) });
}

function priced(toItem: (row: ShopRow) => CatalogueItem): (row: ShopRow) => CatalogueItem {
  return (row) => ({ ...toItem(row), ...(row.price === '' ? {} : { price: roughPrice(row) }) });
}

function roughPrice({ price }: ShopRow) {
  return { currencyCode: 'USD', amount: Number(price) };
}

function nameOnly({ id, name }: ShopRow): CatalogueItem {
  return item({ id, name });
}

function withFields({ id, name }: ShopRow): CatalogueItem {
  const manufacturerPartNumber = trailingModel.exec(name)?.[1] ?? '';
  return item({ id, name: name.replace(trailingModel, ''), manufacturerPartNumber, brand: firstWord(name) });
}

function item(fields: Partial<CatalogueItem> & { readonly id: string }): CatalogueItem {
  const empty = { name: '', description: '', brand: '', category: '', sku: '', manufacturerPartNumber: '', gtin: '' };
  return { ...empty, specs: {}, ...fields };
}

function firstWord(name: string): string {
  return name.split(' ')[0] ?? '';
}

/** The catalogue asked by its other description, and by its titles as buyers write them. */
export function icecatSets(products: readonly IcecatProduct[], count: number): MatchSet[] {
  const random = seededRandom(7);
  const described = products.filter((product) => isOtherText(product.description, product.name));
  const undescribed = products.map((product) => ({ ...product, description: '' }));
  const withoutNumbers = undescribed.map((product) => ({ ...product, manufacturerPartNumber: '', gtin: '' }));
  const corrupted = (from: IcecatProduct) => toCase(from, asBuyersWrite(from, random));
  return [
    {
      name: 'icecat by description',
      items: undescribed,
      cases: sample(described, count, random).map((product) => toCase(product, describedLine(product, random))),
    },
    { name: 'icecat as buyers write', items: undescribed, cases: sample(products, count, random).map(corrupted) },
    {
      name: 'icecat as buyers write, titles only',
      items: withoutNumbers,
      cases: sample(products, count, random).map(corrupted),
    },
  ];
}

/**
 * Devices that the catalogue names only as what something else is for ("toner for C9300"): asked for by name, nothing fits. Found
 * by the word "for" alone, not by the rules that are measured here.
 */
export function absentDevices(products: readonly IcecatProduct[], count: number): RequirementLine[] {
  const random = seededRandom(11);
  const named = products.flatMap(({ name }) => /\bfor (?:use with )?([A-Z][^,;|()]{5,50})/.exec(name)?.[1] ?? []);
  const devices = [...new Set(named.map((device) => device.replace(category, '').trim()))].filter(isDevice);
  const ownTerms = products.map(({ name }) => new Set(termsOf(name.split(/\bfor\b/)[0] ?? '')));
  const isSold = (device: string) => {
    const terms = new Set(termsOf(device));
    return terms.size < 2 || ownTerms.some((own) => terms.isSubsetOf(own));
  };
  return sample(devices, count * 2, random)
    .filter((device) => !isSold(device))
    .slice(0, count)
    .map((device, index) => ({
      description: index % 2 === 0 ? device : `${device} ${pick(deviceNouns, random)}`,
      constraints: [],
    }));
}

const deviceNouns = ['printer', 'notebook', 'copier', 'laser printer', 'computer', 'camera'];

// The catalogue ends titles with the kind of the accessory itself and how it is.
const category = /\s+(?:Original|Black|White|Silver|\d+ (?:pages|sheets|pc|m\b)).*$/;

function isDevice(text: string): boolean {
  const terms = termsOf(text);
  return (
    /[A-Za-z]+-?\d/.test(text) &&
    terms.length >= 2 &&
    !terms.some((term) => isAccessoryNoun(term) || notDevice.test(term))
  );
}

const notDevice = /^(?:memory|module|ink|projector|imaging|drive|connector|equipment|rack|server|usb|cat\d.*)$/;

function toCase(product: IcecatProduct, line: MatchCase['line']): MatchCase {
  return { line, truth: product.id, brand: product.brand };
}

function describedLine({ description, brand }: IcecatProduct, random: () => number): MatchCase['line'] {
  const named = random() < 0.6 ? `${brand} ${description}` : description;
  return { description: named, constraints: [], ...(random() < 0.3 ? { brand } : {}) };
}

/** Whether the description says it in words of its own, and says enough. */
function isOtherText(description: string, name: string): boolean {
  const [own, other] = [new Set(termsOf(description)), new Set(termsOf(name))];
  return own.size >= 4 && own.intersection(other).size / own.size < 0.75;
}
