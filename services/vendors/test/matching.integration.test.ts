import { Code } from '@connectrpc/connect';
import { ConstraintVerdict, MatchOutcome } from '@procur/contracts/gen/procur/vendors/v1/vendors_service_pb.ts';
import { fromMoney } from '@procur/service-kit/money';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  seedCatalogues,
  seedVendors,
  startVendors,
  type VendorsClients,
  type VendorsUnderTest,
} from './support/start-vendors.ts';

let service: VendorsUnderTest;
let clients: VendorsClients;
beforeAll(async () => {
  service = await startVendors();
  await seedCatalogues(service, 'org-1', await seedVendors(service, 'org-1'));
  clients = service.as('org-1', ['buyer']);
});
afterAll(() => service[Symbol.asyncDispose]());

describe('product search', () => {
  it.each([
    ['cordless drill', /cordless drill/],
    ['cordles dril', /cordless drill/],
    ['laptop 14 inch', /notebook 14"/],
    ['BK-DD20', /BK-DD20/],
    ['bk dd20', /BK-DD20/],
    ['2000000010007', /Aero 133-16/],
    ['printer', /printer A[34]/],
    ['1/2" torque wrench', /torque wrench/],
  ])('finds for "%s"', async (query, name) => {
    const { products } = await clients.catalogue.searchProducts({ query });
    expect(products[0]?.name).toMatch(name);
  });

  it('filters by category and vendor and pages through the hits', async () => {
    const first = await clients.catalogue.searchProducts({ query: 'cable', category: 'hardware.network', pageSize: 5 });
    const second = await clients.catalogue.searchProducts({
      query: 'cable',
      category: 'hardware.network',
      pageSize: 5,
      pageToken: first.nextPageToken,
    });
    const found = [...first.products, ...second.products];
    expect(new Set(found.map(({ id }) => id)).size).toBe(10);
    expect(found.every(({ category }) => category.startsWith('hardware.network'))).toBe(true);
    expect(found[0]?.vendorName).toBe('Meridian Data Systems');
  });

  it('lists everything by name without a query', async () => {
    let [count, pageToken] = [0, ''];
    do {
      const page = await clients.catalogue.searchProducts({ pageSize: 200, pageToken });
      [count, pageToken] = [count + page.products.length, page.nextPageToken];
    } while (pageToken !== '');
    expect(count).toBe(372);
  });

  it('finds nothing of another organisation', async () => {
    expect((await service.as('org-2').catalogue.searchProducts({ query: 'drill' })).products).toEqual([]);
  });
});

describe('matching', () => {
  it('answers each line in the order asked with at least five candidates', async () => {
    const { matches } = await clients.catalogue.matchLines({
      lines: [
        { lineId: '1', description: 'Cordless drill driver, 18 V or more', quantity: { value: '10', unitCode: 'EA' } },
        { lineId: '2', description: '27 inch monitor QHD with USB-C' },
        { lineId: '3', description: 'A4 copy paper 80 g/m² white' },
      ],
    });
    expect(matches.map(({ lineId }) => lineId)).toEqual(['1', '2', '3']);
    for (const match of matches) expect(match.candidates.length).toBeGreaterThanOrEqual(5);
    expect(matches[1]?.candidates[0]?.product?.name).toMatch(/27" QHD IPS monitor USB-C/);
  });

  it('answers a line the same wherever it stands among many', async () => {
    const { products } = await clients.catalogue.searchProducts({ query: 'cable printer drill paper', pageSize: 60 });
    const named = products.map(({ name, partNumber }, index) => ({
      lineId: String(index),
      description: index % 2 === 0 ? name : name.split(' ').slice(1).reverse().join(' '),
      partNumber: index % 5 === 0 ? partNumber : '',
      constraints: index % 3 === 0 ? [{ attribute: 'voltage', operator: '>=', value: '18', unit: 'V' }] : [],
    }));
    const lines = [
      ...named,
      { lineId: 'unknown', description: 'qqqqqqq' },
      { lineId: 'typo', description: 'cordles dril' },
    ];
    expect(lines.length).toBeGreaterThan(50);
    const { matches } = await clients.catalogue.matchLines({ lines, maximumCandidates: 20 });
    const turned = await clients.catalogue.matchLines({ lines: lines.toReversed(), maximumCandidates: 20 });
    expect(turned.matches.toReversed()).toEqual(matches);
    expect(matches.filter(({ candidates }) => candidates.length === 20).length).toBeGreaterThan(50);
    expect(matches.at(-2)?.candidates).toEqual([]);
    expect(matches.at(-1)?.candidates[0]?.product?.name).toMatch(/cordless drill/);
  });

  it('never offers 12 V for at least 18 V without marking the deviation', async () => {
    const constraint = { attribute: 'voltage', operator: '>=', value: '18', unit: 'V', text: 'min. 18 V' };
    const { matches } = await clients.catalogue.matchLines({
      lines: [
        { lineId: 'named', description: 'Cordless drill driver', partNumber: 'TV-DD12', constraints: [constraint] },
        { lineId: 'described', description: 'Cordless drill driver', constraints: [constraint] },
      ],
      maximumCandidates: 20,
    });
    const [named, described] = matches;
    expect(named?.outcome).toBe(MatchOutcome.NEEDS_REVIEW);
    expect(described?.candidates[0]?.isDeviation).toBe(false);
    const offered = [...(named?.candidates ?? []), ...(described?.candidates ?? [])];
    const weak = offered.filter(({ product }) => product?.name.includes('12V'));
    expect(weak.length).toBeGreaterThan(0);
    for (const candidate of weak) {
      expect(candidate.isDeviation).toBe(true);
      expect(candidate.checks[0]).toMatchObject({ verdict: ConstraintVerdict.VIOLATED, actual: '12 V', constraint });
    }
  });

  it('accepts a part number and says no match for what nobody sells', async () => {
    const { matches } = await clients.catalogue.matchLines({
      lines: [
        { lineId: 'part', description: 'Cordless drill driver Torvane', partNumber: 'tv dd18' },
        { lineId: 'none', description: 'Espresso machine with two groups and steam wand' },
        { lineId: 'car', description: 'Electric delivery van, 3.5 t, range 300 km' },
      ],
    });
    expect(matches.map(({ outcome }) => outcome)).toEqual([
      MatchOutcome.ACCEPTED,
      MatchOutcome.NO_MATCH,
      MatchOutcome.NO_MATCH,
    ]);
    expect(matches[0]?.candidates[0]?.product?.partNumber).toBe('TV-DD18');
  });

  it.each([
    ['no lines', { lines: [] }],
    ['a line without words', { lines: [{ lineId: '1', description: ' ' }] }],
    [
      'an unknown operator',
      {
        lines: [
          { lineId: '1', description: 'drill', constraints: [{ attribute: 'voltage', operator: '~', value: '1' }] },
        ],
      },
    ],
    ['too many candidates', { lines: [{ lineId: '1', description: 'drill' }], maximumCandidates: 21 }],
  ])('refuses %s', async (_, request) => {
    await expect(clients.catalogue.matchLines(request)).rejects.toMatchObject({ code: Code.InvalidArgument });
  });
});

describe('prices', () => {
  it('add up to the cent and name the source of every step', async () => {
    const { products } = await clients.catalogue.searchProducts({ query: 'TV-DD18', pageSize: 1 });
    const productId = products[0]?.id ?? '';
    const sheet = await clients.catalogue.priceLines({
      lines: [{ lineId: '1', productId, quantity: { value: '12', unitCode: 'EA' } }],
      currencyCode: 'USD',
      countryCode: 'DE',
      customerTier: 'gold',
      priceDate: '2026-11-20',
    });
    const [line] = sheet.lines;
    if (!line?.netAmount || !line.taxAmount || !sheet.grossTotal) throw new Error('amounts are missing');
    // 189.00 list, 179.55 from ten, 5 % off for gold = 170.5725.
    expect(fromMoney(line.netAmount).value.toFixed(2)).toBe('2046.84');
    expect(fromMoney(line.taxAmount).value.toFixed(2)).toBe('388.90');
    expect(fromMoney(sheet.grossTotal).value.toFixed(2)).toBe('2435.74');
    expect(line.deliveryDate).toBe('2026-11-24');
    expect(line.trace.map(({ rule }) => rule)).toEqual([
      'list_price',
      'quantity_break',
      'customer_tier',
      'rounding',
      'quantity',
      'tax',
    ]);
    expect(line.trace[0]?.source).toBe(`product ${productId} v1`);
  });

  it.each([
    ['a currency without a rate', { currencyCode: 'JPY' }],
    ['a country without a tax rate', { countryCode: 'XX' }],
    ['an unknown customer tier', { customerTier: 'platinum' }],
    ['a day that does not exist', { priceDate: '2026-02-30' }],
    [
      'a quantity that is none',
      { lines: [{ lineId: '1', productId: '', quantity: { value: 'ten', unitCode: 'EA' } }] },
    ],
  ])('are refused for %s', async (_, change) => {
    const { products } = await clients.catalogue.searchProducts({ query: 'TV-DD18', pageSize: 1 });
    const productId = products[0]?.id ?? '';
    const request = {
      currencyCode: 'USD',
      countryCode: 'DE',
      customerTier: '',
      priceDate: '2026-11-20',
      lines: [{ lineId: '1', quantity: { value: '1', unitCode: 'EA' } }],
      ...change,
    };
    const lines = request.lines.map((line) => ({ ...line, productId }));
    await expect(clients.catalogue.priceLines({ ...request, lines })).rejects.toMatchObject({
      code: Code.InvalidArgument,
    });
  });
});
