import { EvidenceLevel } from '@procur/contracts/gen/procur/vendors/v1/vendor_pb.ts';
import { eventually } from '@procur/testing/eventually';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAnother } from './support/start-another.ts';
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

describe('a second process', () => {
  it('sees what the first imports, and finds the same after a restart', async () => {
    await using second = await startAnother(service);
    const before = await second.catalogue.searchProducts({ query: 'heat gun' });
    expect(before.products).toEqual([]);
    await importRows(['H1,Torvane heat gun 2000 W,Torvane,TV-HG2,tools.heat,EUR,59.00,9,power=2000 W']);
    await eventually(async () => {
      const found = await second.catalogue.searchProducts({ query: 'heat gun' });
      expect([skus(found)[0], found.engine.startsWith('index')]).toEqual(['H1', true]);
    });
    await using third = await startAnother(service);
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
