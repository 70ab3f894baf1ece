import type { HtmlElement } from '../parse-html.ts';
import { itemsOf, type MarkedItem, textOf } from './marked-item.ts';

/** Something on offer in a web page, as the page marks it; what it does not say is empty. */
export type Goods = {
  readonly element: HtmlElement;
  readonly name: string;
  readonly brand: string;
  readonly partNumber: string;
  readonly quantity: string;
  readonly unit: string;
  readonly price: string;
  /** What else tells one from another, by its name. */
  readonly details: readonly (readonly [string, string])[];
};

const productTypes =
  /^(?:Product|IndividualProduct|ProductModel|ProductGroup|ProductCollection|SomeProducts|Vehicle|Car|Motorcycle)$/;
/** What holds what is on offer: pages, lists, offers, shops, orders. Related things, reviews and parts are held otherwise. */
const holders = [
  'mainEntity',
  'itemListElement',
  'item',
  'itemOffered',
  'makesOffer',
  'hasOfferCatalog',
  'orderedItem',
  'acceptedOffer',
] as const;
const deepest = 8;

/** All that a page marks as on offer, each once: many pages say the same in two notations. */
export function goodsOf(items: readonly MarkedItem[]): Goods[] {
  const found = new Map<string, Goods>();
  for (const goods of items.flatMap((item) => goodsIn(item, undefined, 0))) {
    const key = `${goods.name} ${goods.partNumber}`.toLowerCase();
    if (!found.has(key)) found.set(key, goods);
  }
  return [...found.values()];
}

function goodsIn(item: MarkedItem, offer: MarkedItem | undefined, depth: number): Goods[] {
  const own = isOnOffer(item, offer) ? [toGoods(item, offer)] : [];
  if (depth === deepest) return own;
  const isOffer = item.types.some((type) => /^(?:Aggregate)?(?:Offer|Demand|OrderItem)$/.test(type));
  const inner = itemsOf(item, ...holders).flatMap((held) => goodsIn(held, isOffer ? item : offer, depth + 1));
  return [...own, ...inner];
}

function isOnOffer(item: MarkedItem, offer: MarkedItem | undefined): boolean {
  if (textOf(item, 'name') === '') return false;
  return (
    offer !== undefined || item.types.some((type) => productTypes.test(type)) || itemsOf(item, 'offers').length > 0
  );
}

const identifiers = ['gtin13', 'gtin', 'gtin14', 'gtin12', 'gtin8', 'ean', 'isbn', 'sku', 'productID', 'identifier'];
const labels: Readonly<Record<string, string>> = { sku: 'Article', productID: 'Product id', isbn: 'ISBN', ean: 'EAN' };

function toGoods(item: MarkedItem, outer: MarkedItem | undefined): Goods {
  const offer = outer ?? itemsOf(item, 'offers')[0];
  const partNumber = textOf(item, 'mpn', 'sku', 'productID', ...identifiers) || textOf(offer, 'sku', 'mpn');
  const known = identifiers.map((name) => [labels[name] ?? name.toUpperCase(), textOf(item, name)] as const);
  const others = known.filter(([, value]) => value !== '' && value !== partNumber);
  const [count, unit] = quantityOf(item, offer);
  return {
    element: item.element,
    name: textOf(item, 'name'),
    brand: textOf(item, 'brand', 'manufacturer'),
    partNumber: partNumber.replace(/^(?:mpn|sku|isbn|gtin\d*|ean)\s*:\s*/i, ''),
    quantity: count,
    unit,
    price: priceOf(offer),
    details: [...others, ['Start', textOf(item, 'startDate')] as const].filter(([, value]) => value !== ''),
  };
}

function priceOf(offer: MarkedItem | undefined): string {
  if (!offer) return '';
  const [inner] = itemsOf(offer, 'priceSpecification', 'offers');
  const price = textOf(offer, 'price', 'lowPrice') || textOf(inner, 'price', 'lowPrice', 'minPrice');
  const currency = textOf(offer, 'priceCurrency') || textOf(inner, 'priceCurrency');
  return price === '' || /[^\d.,\s]/.test(price) ? price : `${price} ${currency}`.trim();
}

/** How many are asked for or sold together; what is in stock says nothing about that. */
function quantityOf(item: MarkedItem, offer: MarkedItem | undefined): readonly [count: string, unit: string] {
  const plain = textOf(offer, 'orderQuantity') || textOf(item, 'orderQuantity');
  const [counted] = offer ? itemsOf(offer, 'orderQuantity', 'eligibleQuantity') : [];
  if (!counted) return [plain, ''];
  return [textOf(counted, 'value', 'minValue'), textOf(counted, 'unitText', 'unitCode')];
}
