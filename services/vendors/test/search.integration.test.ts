import { Code } from '@connectrpc/connect';
import { EvidenceLevel } from '@procur/contracts/gen/procur/vendors/v1/vendor_pb.ts';
import { CatalogueService, VendorsService } from '@procur/contracts/gen/procur/vendors/v1/vendors_service_pb.ts';
import { eventually } from '@procur/testing/eventually';
import { rpcClient } from '@procur/testing/rpc';
import { startServiceProcess } from '@procur/testing/service-process';
import { testKeys } from '@procur/testing/test-keys';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  importEnd,
  startVendors,
  upload,
  type VendorsClients,
  type VendorsUnderTest,
} from './support/start-vendors.ts';

const header = 'sku,name,brand,part_number,category,currency,price,stock_quantity,specs';
let service: VendorsUnderTest;
let clients: VendorsClients;
let vendorId: string;

beforeAll(async () => {
  service = await startVendors();
  clients = service.as('org-1');
  const certifications = [
    { code: 'ISO9001', evidence: EvidenceLevel.CERTIFIED, evidenceReference: 'C-1', expiresOn: '' },
  ];
  const { vendor } = await clients.vendors.createVendor({
    vendor: { slug: 'torvane', name: 'Torvane', categories: ['tools'], certifications },
  });
  vendorId = vendor?.id ?? '';
  await importRows([
    'D18,Torvane cordless drill 18 V,Torvane,TV-DD18,tools.drills,EUR,189.00,4,voltage=18 V',
    'D12,Torvane cordless drill 12 V,Torvane,TV-DD12,tools.drills,EUR,99.00,0,voltage=12 V',
    'S1,Torvane circular saw 1200 W,Torvane,TV-CS1,tools.saws,EUR,210.00,1,power=1200 W',
  ]);
});
afterAll(() => service[Symbol.asyncDispose]());

async function importRows(rows: readonly string[], to = clients): Promise<void> {
  const content = [header, ...rows, ''].join('\n');
  await importEnd(to, await upload(to, { fileName: 'rows.csv', content, vendorId }));
}

type Found = Awaited<ReturnType<VendorsClients['catalogue']['searchProducts']>>;

function skus({ products }: Found): readonly string[] {
  return products.map(({ sku }) => sku);
}

describe('the search index', () => {
  it('answers, and says that it did and what it read a word as', async () => {
    const found = await clients.catalogue.searchProducts({ query: 'cordlss drill' });
    expect(skus(found).toSorted()).toEqual(['D12', 'D18']);
    expect(found.engine).toMatch(/^index/);
    expect(found.corrections).toEqual({ cordlss: 'cordless' });
  });

  it('shows at once what this process has imported', async () => {
    await clients.catalogue.searchProducts({ query: 'planer' });
    await importRows(['P1,Torvane planer 82 mm,Torvane,TV-PL82,tools.planers,EUR,120.00,2,width=82 mm']);
    const found = await clients.catalogue.searchProducts({ query: 'planer' });
    expect(skus(found)).toEqual(['P1']);
    expect(found.engine).toMatch(/^index/);
  });

  it('shows within its bound what somebody else has written, renamed or removed', async () => {
    await service.postgres.query(`update vendors.products set name = 'Torvane belt sander' where sku = 'S1'`);
    await eventually(async () => {
      expect(skus(await clients.catalogue.searchProducts({ query: 'belt sander' }))[0]).toBe('S1');
    });
    await service.postgres.query(`delete from vendors.products where sku = 'S1'`);
    await eventually(async () => {
      const found = await clients.catalogue.searchProducts({ query: 'belt sander' });
      expect(skus(found)).not.toContain('S1');
      expect(found.engine).toMatch(/^index/);
    });
  });

  it('misses nothing of a transaction that commits after a later one', async () => {
    const { query } = service.postgres;
    const rename = (sku: string, name: string) => `update vendors.products set name = '${name}' where sku = '${sku}'`;
    const slow = query(`begin; ${rename('D12', 'Torvane slow router')}; select pg_sleep(1); commit`);
    await query(rename('D18', 'Torvane fast jigsaw 18 V'));
    await eventually(async () => {
      expect(skus(await clients.catalogue.searchProducts({ query: 'jigsaw' }))).toEqual(['D18']);
    });
    await slow;
    await eventually(async () => {
      expect(skus(await clients.catalogue.searchProducts({ query: 'router' }))).toEqual(['D12']);
    });
    await query(`${rename('D12', 'Torvane cordless drill 12 V')}; ${rename('D18', 'Torvane cordless drill 18 V')}`);
    await eventually(async () => {
      expect(skus(await clients.catalogue.searchProducts({ query: 'cordless drill' })).toSorted()).toEqual([
        'D12',
        'D18',
      ]);
    });
  });

  it('knows nothing of another organisation', async () => {
    const found = await service.as('org-2').catalogue.searchProducts({ query: 'cordless drill' });
    expect(found.products).toEqual([]);
  });
});

describe('filters', () => {
  // Only while it is needed: it takes its share of the imports, which the first process then sees a moment later.
  let withoutIndex: Awaited<ReturnType<typeof startAnother>>;
  beforeAll(async () => {
    withoutIndex = await startAnother({ SEARCH_INDEX_MEMORY_MB: '0' });
  });
  afterAll(() => withoutIndex[Symbol.asyncDispose]());

  it('and searches are answered by Postgres when the index would not fit into its memory, which is said', async () => {
    const found = await withoutIndex.catalogue.searchProducts({ query: 'cordless drill' });
    expect(found.engine).toBe('postgres');
    expect(skus(found).toSorted()).toEqual(['D12', 'D18']);
  });

  it.each([
    ['a proven fact', { attributes: ['voltage>=18 V'] }, ['D18']],
    ['a fact nobody states', { attributes: ['weight<=1 kg'] }, []],
    ['a price', { maximumUnitPrice: '100', currencyCode: 'EUR' }, ['D12']],
    ['another currency', { currencyCode: 'USD' }, []],
    ['stock', { inStock: true }, ['D18']],
    ['a category above', { category: 'tools' }, ['D12', 'D18']],
    ['a category beside', { category: 'tool' }, []],
    ['a certificate that is held', { certificates: ['ISO 9001:2015'] }, ['D12', 'D18']],
    ['a certificate that is not', { certificates: ['ISO27001'] }, []],
  ])('keep to %s, from the index and from Postgres alike', async (_, filter, expected) => {
    for (const { catalogue } of [clients, withoutIndex]) {
      const found = await catalogue.searchProducts({ query: 'cordless drill', ...filter });
      expect(skus(found).toSorted()).toEqual(expected);
    }
  });

  it.each([
    ['a demand without a sign', { attributes: ['voltage'] }],
    ['a price without its currency', { minimumUnitPrice: '10' }],
    ['a price that is none', { minimumUnitPrice: 'ten', currencyCode: 'EUR' }],
    ['a filter without a query', { query: '', inStock: true }],
  ])('are refused for %s', async (_, search) => {
    await expect(clients.catalogue.searchProducts({ query: 'drill', ...search })).rejects.toMatchObject({
      code: Code.InvalidArgument,
    });
  });
});

describe('a second process', () => {
  it('sees what the first imports, and finds the same after a restart', async () => {
    await using second = await startAnother();
    const before = await second.catalogue.searchProducts({ query: 'heat gun' });
    expect(before.products).toEqual([]);
    await importRows(['H1,Torvane heat gun 2000 W,Torvane,TV-HG2,tools.heat,EUR,59.00,9,power=2000 W']);
    await eventually(async () => {
      const found = await second.catalogue.searchProducts({ query: 'heat gun' });
      expect([skus(found)[0], found.engine.startsWith('index')]).toEqual(['H1', true]);
    });
    await using third = await startAnother();
    expect(skus(await third.catalogue.searchProducts({ query: 'heat gun' }))[0]).toBe('H1');
  });
});

it('pages go on behind the product shown last although the catalogue has changed', async () => {
  const rows = Array.from({ length: 30 }, (_, at) => `N${at},Nail box ${at} galvanised,Torvane,,fixings,EUR,9.00,1,`);
  await importRows(rows);
  const first = await clients.catalogue.searchProducts({ query: 'nail box galvanised', pageSize: 10 });
  await importRows(['N99,Nail box galvanised,Torvane,,fixings,EUR,9.00,1,']);
  const seen = [...skus(first)];
  for (let pageToken = first.nextPageToken; pageToken !== ''; ) {
    const page = await clients.catalogue.searchProducts({ query: 'nail box galvanised', pageSize: 10, pageToken });
    seen.push(...skus(page).filter((sku) => sku.startsWith('N')));
    pageToken = page.nextPageToken;
  }
  expect(new Set(seen).size).toBe(seen.length);
  for (const row of rows) expect(seen).toContain(row.split(',')[0]);
});

/** Another process of the service on the same database. */
async function startAnother(env: Readonly<Record<string, string>> = {}) {
  const stack = new AsyncDisposableStack();
  const keys = await testKeys();
  const another = stack.use(
    await startServiceProcess({
      service: 'vendors',
      env: {
        DATABASE_URL: service.postgres.databaseUrl,
        NATS_URL: service.nats.url,
        SERVICE_SIGNING_KEY: keys.signingKeys.vendors ?? '',
        TRUSTED_JWKS: keys.trustedJwks,
        ...env,
      },
    }),
  );
  const identity = { subject: 'user-1', organisationId: 'org-1', roles: ['admin' as const] };
  const target = { url: another.rpcUrl, keys, identity };
  return {
    catalogue: stack.use(rpcClient(CatalogueService, target)),
    vendors: stack.use(rpcClient(VendorsService, target)),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
