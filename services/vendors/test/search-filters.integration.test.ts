import { Code } from '@connectrpc/connect';
import { EvidenceLevel } from '@procur/contracts/gen/procur/vendors/v1/vendor_pb.ts';
import { ImportStatus } from '@procur/contracts/gen/procur/vendors/v1/vendors_service_pb.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAnother } from './support/start-another.ts';
import {
  importEnd,
  startVendors,
  upload,
  type VendorsClients,
  type VendorsUnderTest,
} from './support/start-vendors.ts';

const header = 'sku,name,brand,part_number,category,currency,price,stock_quantity,price_tiers,specs';
let service: VendorsUnderTest;
let clients: VendorsClients;
let withoutIndex: Awaited<ReturnType<typeof startAnother>>;
let vendorIds: { readonly torvane: string; readonly halden: string };

beforeAll(async () => {
  service = await startVendors();
  clients = service.as('org-1');
  vendorIds = {
    torvane: await vendorWith('torvane', [
      { code: 'ISO9001', expiresOn: '' },
      { code: 'ISO14001', expiresOn: '2099-12-31' },
    ]),
    halden: await vendorWith('halden', [
      { code: 'ISO9001', expiresOn: '2020-01-31' },
      { code: 'ISO14001', expiresOn: '' },
    ]),
  };
  await importRows(vendorIds.torvane, [
    'D18,Torvane cordless drill 18 V,Torvane,TV-DD18,tools.drills,EUR,189.00,4,10:179.00,voltage=18 V; weight=1.9 kg; color=black',
    'D12,Torvane cordless drill 12 V,Torvane,TV-DD12,tools.drills,EUR,99.00,0,,voltage=12 V; weight=1.1 kg; color=red',
  ]);
  await importRows(vendorIds.halden, [
    'D20,Halden cordless drill 20 V,Halden,HA-DD20,tools.drills.heavy,EUR,189.01,1,,voltage=20 V; weight=2500 g; color=black',
    'DUS,Halden cordless drill for export,Halden,HA-DD21,tools.drills,USD,150.00,7,,color=black',
  ]);
  withoutIndex = await startAnother(service, { SEARCH_INDEX_MEMORY_MB: '0' });
});
afterAll(async () => {
  await withoutIndex?.[Symbol.asyncDispose]();
  await service[Symbol.asyncDispose]();
});

type Search = Parameters<VendorsClients['catalogue']['searchProducts']>[0];

describe('filters of a search', () => {
  it('are answered by Postgres when the index would not fit into its memory, which is said', async () => {
    const found = await withoutIndex.catalogue.searchProducts({ query: 'cordless drill' });
    expect(found.engine).toBe('postgres');
    expect(found.products).toHaveLength(4);
    expect((await clients.catalogue.searchProducts({ query: 'cordless drill' })).engine).toMatch(/^index/);
  });

  it.each<[string, Search, readonly string[]]>([
    ['a proven fact', { attributes: ['voltage>=18 V'] }, ['D18', 'D20']],
    ['more than an amount', { attributes: ['voltage>18 V'] }, ['D20']],
    ['less than an amount', { attributes: ['voltage<18 V'] }, ['D12']],
    ['an amount in another unit', { attributes: ['weight≤1900 g'] }, ['D12', 'D18']],
    ['a word', { attributes: ['color=black'] }, ['D18', 'D20', 'DUS']],
    ['each of several facts', { attributes: ['color=black', 'weight<=2 kg'] }, ['D18']],
    ['a fact nobody states', { attributes: ['length<=1 m'] }, []],
    ['the highest price, itself included', { maximumUnitPrice: '189.00', currencyCode: 'EUR' }, ['D12', 'D18']],
    ['the lowest price, itself included', { minimumUnitPrice: '189.01', currencyCode: 'EUR' }, ['D20']],
    ['a price between two', { minimumUnitPrice: '100', maximumUnitPrice: '189.00', currencyCode: 'EUR' }, ['D18']],
    ['a price of one piece, not of many', { maximumUnitPrice: '180', currencyCode: 'EUR' }, ['D12']],
    ['a currency', { currencyCode: 'USD' }, ['DUS']],
    ['a currency nobody sells in', { currencyCode: 'CHF' }, []],
    ['stock', { inStock: true }, ['D18', 'D20', 'DUS']],
    ['a category and those below it', { category: 'tools.drills' }, ['D12', 'D18', 'D20', 'DUS']],
    ['a category below', { category: 'tools.drills.heavy' }, ['D20']],
    ['a category beside', { category: 'tools.drill' }, []],
    ['a certificate that is held, whatever its edition', { certificates: ['ISO 9001:2015'] }, ['D12', 'D18']],
    ['every one of several certificates', { certificates: ['ISO9001', 'ISO14001'] }, ['D12', 'D18']],
    ['a certificate that both hold', { certificates: ['ISO14001'] }, ['D12', 'D18', 'D20', 'DUS']],
    ['a certificate nobody holds', { certificates: ['ISO27001'] }, []],
    [
      'all filters at once',
      { category: 'tools', currencyCode: 'EUR', minimumUnitPrice: '50', inStock: true, attributes: ['color=black'] },
      ['D18', 'D20'],
    ],
  ])('keep to %s, from the index and from Postgres alike', async (_, filter, expected) => {
    for (const { catalogue } of [clients, withoutIndex])
      expect(await skusOf(catalogue, { query: 'cordless drill', ...filter })).toEqual(expected);
  });

  it('keep to a vendor, and to one that holds a certificate', async () => {
    for (const { catalogue } of [clients, withoutIndex]) {
      const of = (filter: Search) => skusOf(catalogue, { query: 'cordless drill', ...filter });
      expect(await of({ vendorId: vendorIds.halden })).toEqual(['D20', 'DUS']);
      expect(await of({ vendorId: vendorIds.halden, certificates: ['ISO9001'] })).toEqual([]);
      expect(await of({ vendorId: vendorIds.torvane, certificates: ['ISO9001'] })).toEqual(['D12', 'D18']);
    }
  });

  it('find nothing by a vendor of another organisation', async () => {
    const other = service.as('org-2').catalogue;
    expect(await skusOf(other, { query: 'cordless drill', vendorId: vendorIds.halden })).toEqual([]);
  });

  it('of a list by name are vendor and category', async () => {
    expect(await skusOf(clients.catalogue, { vendorId: vendorIds.halden })).toEqual(['D20', 'DUS']);
    expect(await skusOf(clients.catalogue, { category: 'tools.drills.heavy' })).toEqual(['D20']);
  });

  it.each<[string, Search, Code, string]>([
    ['a demand without a sign', { attributes: ['voltage'] }, Code.InvalidArgument, 'attributes[0]'],
    ['a sign that is none', { attributes: ['color=red', 'voltage=>18 V'] }, Code.InvalidArgument, 'attributes[1]'],
    ['too many demands', { attributes: Array(21).fill('a=1') }, Code.InvalidArgument, 'attributes'],
    ['a price without its currency', { minimumUnitPrice: '10' }, Code.InvalidArgument, 'currency_code'],
    ['a currency that is none', { currencyCode: 'euro' }, Code.InvalidArgument, 'currency_code'],
    [
      'a price that is none',
      { minimumUnitPrice: 'ten', currencyCode: 'EUR' },
      Code.InvalidArgument,
      'minimum_unit_price',
    ],
    [
      'a price below nothing',
      { maximumUnitPrice: '-1', currencyCode: 'EUR' },
      Code.InvalidArgument,
      'maximum_unit_price',
    ],
    [
      'a lowest price above the highest',
      { minimumUnitPrice: '20', maximumUnitPrice: '10', currencyCode: 'EUR' },
      Code.InvalidArgument,
      'minimum_unit_price',
    ],
    ['a certificate without a code', { certificates: [' '] }, Code.InvalidArgument, 'certificates'],
    ['a filter without a query', { query: '', inStock: true }, Code.InvalidArgument, 'in_stock'],
    ['a vendor that is no id', { vendorId: 'torvane' }, Code.NotFound, 'vendor'],
  ])('are refused for %s, by name', async (_, search, code, field) => {
    const refused = clients.catalogue.searchProducts({ query: 'drill', ...search });
    await expect(refused).rejects.toMatchObject({ code, message: expect.stringContaining(field) });
  });
});

async function skusOf(catalogue: VendorsClients['catalogue'], search: Search): Promise<readonly string[]> {
  return (await catalogue.searchProducts(search)).products.map(({ sku }) => sku).toSorted();
}

type Certificate = { readonly code: string; readonly expiresOn: string };

async function vendorWith(slug: string, certificates: readonly Certificate[]): Promise<string> {
  const evidence = { evidence: EvidenceLevel.CERTIFIED, evidenceReference: 'C-1' };
  const certifications = certificates.map((certificate) => ({ ...certificate, ...evidence }));
  const { vendor } = await clients.vendors.createVendor({
    vendor: { slug, name: slug, categories: ['tools'], certifications },
  });
  return vendor?.id ?? '';
}

async function importRows(vendorId: string, rows: readonly string[]): Promise<void> {
  const content = [header, ...rows, ''].join('\n');
  const importId = await upload(clients, { fileName: 'rows.csv', content, vendorId });
  expect(await importEnd(clients, importId)).toMatchObject({ status: ImportStatus.COMPLETED, rowsRejected: 0n });
}
