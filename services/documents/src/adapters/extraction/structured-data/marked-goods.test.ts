import { expect, test } from 'vitest';
import { allLines } from '../../../domain/layout/extracted-document.ts';
import { readRequirements } from '../../../domain/reading/read-requirements.ts';
import { defaultExtractionLimits } from '../extraction-limits.ts';
import { readHtml } from '../read-html.ts';

function goodsIn(body: string) {
  const document = readHtml(Buffer.from(`<html><body>${body}</body></html>`), defaultExtractionLimits);
  const lines = allLines(document);
  return readRequirements(document).requirements.map(
    ({ description, brand, partNumber, quantity, unitPrice, spans }) => ({
      name: description.value,
      brand: brand?.value,
      part: partNumber?.value,
      count: quantity?.value.value,
      price: unitPrice && `${unitPrice.value.amount} ${unitPrice.value.currency}`,
      path: lines[spans[0]?.line ?? 0]?.place.path,
    }),
  );
}

const script = (data: unknown) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
const offer = { '@type': 'Offer', price: 249.5, priceCurrency: 'EUR' };

test('a product marked as microdata is read once, from its element, whatever is written around', () => {
  const page = `<h1>Shop</h1><section><div itemscope itemtype="https://schema.org/Product" itemref="more">
    <h2 itemprop="name">Pump P7</h2> 4.5 stars of 12 reviews, was $99.00
    <div itemprop="brand" itemscope itemtype="https://schema.org/Brand"><b itemprop="name">Aqua</b></div>
    <div itemprop="offers" itemscope itemtype="https://schema.org/Offer">
      <meta itemprop="priceCurrency" content="GBP">now <data itemprop="price" value="79.90">only seventy-nine ninety</data>
    </div></div></section><p id="more">Article <i itemprop="sku">P7-220</i></p>`;
  expect(goodsIn(page)).toEqual([
    {
      name: 'Pump P7',
      brand: 'Aqua',
      part: 'P7-220',
      count: undefined,
      price: '79.9 GBP',
      path: 'body/section[1]/div[1]',
    },
  ]);
});

test('products of a list in JSON-LD are read one by one, and not again where elements mark them too', () => {
  const product = (name: string) => ({ '@type': 'Product', name, mpn: `N-${name}`, offers: offer });
  const list = {
    '@context': 'https://schema.org',
    '@graph': [
      { '@type': 'Organization', name: 'Shop' },
      {
        '@type': 'ItemList',
        itemListElement: ['Saw', 'Drill'].map((name) => ({ '@type': 'ListItem', item: product(name) })),
      },
    ],
  };
  const marked = `<p itemscope itemtype="http://schema.org/Product"><b itemprop="name">Saw</b> <i itemprop="mpn">N-Saw</i></p>`;
  expect(goodsIn(script(list)).map(({ name, part, price }) => [name, part, price])).toEqual([
    ['Saw', 'N-Saw', '249.5 EUR'],
    ['Drill', 'N-Drill', '249.5 EUR'],
  ]);
  expect(goodsIn(marked + script(list))).toHaveLength(2);
});

test('RDFa, prices in specifications, ranges of prices and ordered quantities are read', () => {
  const rdfa = `<div vocab="http://schema.org/" typeof="Product"><span property="name">Desk</span>
    <div property="offers" typeof="AggregateOffer"><span property="lowPrice">120.00</span> to <span property="highPrice">180</span>
    <meta property="priceCurrency" content="CHF"></div></div>`;
  expect(goodsIn(rdfa)).toMatchObject([{ name: 'Desk', price: '120 CHF' }]);
  const specified = { '@type': 'Offer', priceSpecification: { price: '12.00', priceCurrency: 'USD' } };
  expect(goodsIn(script({ '@type': 'schema:Product', name: 'Bolt', offers: [specified] }))).toMatchObject([
    { name: 'Bolt', price: '12 USD' },
  ]);
  const order = {
    '@type': 'Order',
    orderedItem: {
      '@type': 'OrderItem',
      orderQuantity: 40,
      orderedItem: { '@type': 'Product', name: 'Chair', sku: 'C1' },
    },
  };
  expect(goodsIn(script(order))).toMatchObject([{ name: 'Chair', part: 'C1', count: '40' }]);
});

test('things that are not on offer are no goods: pages, companies, reviews, related products', () => {
  const product = `<div itemscope itemtype="http://schema.org/Product"><b itemprop="name">Lamp</b>
    <p itemprop="isRelatedTo" itemscope itemtype="http://schema.org/Product"><i itemprop="name">Bulb</i></p></div>`;
  expect(goodsIn(product).map(({ name }) => name)).toEqual(['Lamp']);
  const others = [
    { '@type': 'WebPage', name: 'Tender' },
    { '@type': 'LocalBusiness', name: 'Shop', priceRange: '$$' },
  ];
  expect(goodsIn(script(others))).toEqual([]);
});

test('scripts that are no JSON, circles of references and things without end are passed over or bounded', () => {
  expect(goodsIn('<script type="application/ld+json">{"@type": "Product", </script><p>20 pcs drill</p>')).toHaveLength(
    1,
  );
  const circle =
    '<div id="a" itemscope itemtype="Product" itemref="a b"><b itemprop="name">Axe</b></div><p id="b" itemprop="c" itemscope itemref="a b">';
  expect(goodsIn(circle).map(({ name }) => name)).toEqual(['Axe']);
  const nested = JSON.stringify({ '@type': 'Product', name: 'Deep' }).replace(
    '}',
    `,"a":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_001)}`,
  );
  expect(goodsIn(`<script type="application/ld+json">${nested}</script>`).map(({ name }) => name)).toEqual(['Deep']);
  const many = '<div itemscope itemref="all"></div>'.repeat(20_000);
  expect(() => goodsIn(`<div id="all">${many}</div>`)).toThrowError(
    expect.objectContaining({ reason: 'DOCUMENT_TOO_LARGE' }),
  );
}, 30_000);
