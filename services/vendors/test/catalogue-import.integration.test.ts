import { setTimeout as pause } from 'node:timers/promises';
import { Code } from '@connectrpc/connect';
import { ImportStatus } from '@procur/contracts/gen/procur/vendors/v1/vendors_service_pb.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  importEnd,
  startVendors,
  upload,
  type VendorsClients,
  type VendorsUnderTest,
} from './support/start-vendors.ts';

let service: VendorsUnderTest;
beforeAll(async () => {
  service = await startVendors();
});
afterAll(() => service[Symbol.asyncDispose]());

const header = 'sku,name,description,brand,part_number,category,currency,price,price_tiers,lead_time_days,specs';

describe('catalogue import', () => {
  it('takes 20,000 rows and names the one broken line', async () => {
    const { clients, vendorId } = await organisation('org-large');
    const lines = [header, ...Array.from({ length: 20_000 }, (_, index) => row(index))];
    lines[17_202] = 'SKU17201,Broken "quote,text,Brand,P-1,tools,EUR,1.00,,2,';
    const end = await importEnd(
      clients,
      await upload(clients, { fileName: 'large.csv', content: lines.join('\n'), vendorId }),
    );
    expect(end).toMatchObject({
      status: ImportStatus.COMPLETED,
      rowsRead: 20_000n,
      rowsCreated: 19_999n,
      rowsRejected: 1n,
    });
    expect(end.bytesRead).toBe(end.bytesTotal);
    const { errors } = await clients.catalogue.listCatalogueImportErrors({ importId: end.id });
    expect(errors).toMatchObject([{ line: 17_203n, reason: expect.stringContaining('quote that is not closed') }]);
  }, 180_000);

  it('goes on where it was when the process is killed, and writes no row twice', async () => {
    const { clients, vendorId } = await organisation('org-killed');
    const content = [header, ...Array.from({ length: 12_000 }, (_, index) => row(index))].join('\n');
    const importId = await upload(clients, { fileName: 'killed.csv', content, vendorId });
    for (let kills = 0; kills < 2; kills++) {
      await untilRowsAfter(importId);
      await service.process.kill();
      await service.process.start();
    }
    const again = service.as('org-killed');
    const end = await importEnd(again, importId);
    expect(end).toMatchObject({
      status: ImportStatus.COMPLETED,
      rowsRead: 12_000n,
      rowsCreated: 12_000n,
      rowsUpdated: 0n,
      rowsUnchanged: 0n,
    });
    const [counts] = await service.postgres.query<{ products: string; prices: string }>(
      `select count(*) as products, (select count(*) from vendors.product_prices pp join vendors.products p on p.id = pp.product_id
       where p.organisation_id = 'org-killed') as prices from vendors.products where organisation_id = 'org-killed'`,
    );
    expect(counts).toEqual({ products: '12000', prices: '12000' });
    const completed = await service.postgres.query(
      `select 1 from vendors.outbox_messages where organisation_id = 'org-killed' and subject like '%import_completed'`,
    );
    expect(completed).toHaveLength(1);
  }, 180_000);

  it('changes only what has changed and keeps the old price', async () => {
    const { clients, vendorId } = await organisation('org-again');
    const file = (price: string) => ({
      fileName: 'a.csv',
      vendorId,
      content: `sku,name,currency,price\nA,Alpha drill,EUR,${price}\nB,Beta saw,EUR,20\n`,
    });
    await importEnd(clients, await upload(clients, file('10')));
    const same = await importEnd(clients, await upload(clients, file('10')));
    expect(same).toMatchObject({ rowsCreated: 0n, rowsUpdated: 0n, rowsUnchanged: 2n });
    const changed = await importEnd(clients, await upload(clients, file('11.50')));
    expect(changed).toMatchObject({ rowsUpdated: 1n, rowsUnchanged: 1n });
    const { products } = await clients.catalogue.searchProducts({ query: 'alpha drill' });
    const { entries } = await clients.catalogue.listPriceHistory({ productId: products[0]?.id ?? '' });
    expect(entries.map((entry) => entry.priceTiers[0]?.unitPrice)).toMatchObject([
      { units: 11n, nanos: 500_000_000 },
      { units: 10n },
    ]);
    expect(entries[0]?.source).toBe(`import:${changed.id}`);
  });

  it('takes JSON lines whose rows name their vendor, and says what is wrong with the others', async () => {
    const { clients } = await organisation('org-jsonl');
    const content = [
      '{"vendor":"seller","sku":"J1","name":"Jigsaw","currency":"EUR","price":"80","specs":{"voltage":"18 V"}}',
      'not json',
      '{"vendor":"nobody","sku":"J2","name":"Jack","currency":"EUR","price":"8"}',
      '{"sku":"J3","name":"Joint","currency":"EUR","price":"8"}',
      '{"vendor":"seller","sku":"J4","name":"Jar","currency":"EUR","price":"-8"}',
    ].join('\n');
    const end = await importEnd(clients, await upload(clients, { fileName: 'mixed.jsonl', content }));
    expect(end).toMatchObject({ rowsCreated: 1n, rowsRejected: 4n });
    const first = await clients.catalogue.listCatalogueImportErrors({ importId: end.id, pageSize: 3 });
    const second = await clients.catalogue.listCatalogueImportErrors({
      importId: end.id,
      pageSize: 3,
      pageToken: first.nextPageToken,
    });
    const problems = [...first.errors, ...second.errors].map(({ line, field, reason }) => `${line} ${field} ${reason}`);
    expect(problems).toEqual([
      '2  is not a JSON object',
      '3 vendor is not a vendor',
      '4 vendor is missing',
      '5 price a unit price is a number above 0',
    ]);
  });

  it('fails with the reason when the header is wrong, and writes nothing', async () => {
    const { clients, vendorId } = await organisation('org-header');
    const end = await importEnd(
      clients,
      await upload(clients, { fileName: 'bad.csv', content: 'sku;name;price\n1;a;2\n', vendorId }),
    );
    expect(end).toMatchObject({
      status: ImportStatus.FAILED,
      failureReason: expect.stringContaining('lacks sku, name, currency, price'),
    });
    expect((await clients.catalogue.searchProducts({})).products).toEqual([]);
  });

  it('refuses an empty file, an unknown format and another organisation’s vendor, and keeps nothing of them', async () => {
    const { clients, vendorId } = await organisation('org-refused');
    const other = await organisation('org-other');
    await expect(upload(clients, { fileName: 'a.csv', content: '', vendorId })).rejects.toMatchObject({
      code: Code.InvalidArgument,
    });
    await expect(upload(clients, { fileName: 'a.xlsx', content: 'x', vendorId })).rejects.toMatchObject({
      code: Code.InvalidArgument,
    });
    await expect(upload(clients, { fileName: 'a.csv', content: 'x', vendorId: other.vendorId })).rejects.toMatchObject({
      code: Code.NotFound,
    });
    const left = await service.postgres.query(
      `select 1 from vendors.catalogue_imports where organisation_id = 'org-refused'`,
    );
    expect(left).toEqual([]);
  });

  it('does not show an import to another organisation', async () => {
    const { clients, vendorId } = await organisation('org-owner');
    const importId = await upload(clients, {
      fileName: 'a.csv',
      content: 'sku,name,currency,price\nA,Alpha,EUR,1\n',
      vendorId,
    });
    const stranger = service.as('org-stranger').catalogue;
    await expect(stranger.getCatalogueImport({ importId })).rejects.toMatchObject({ code: Code.NotFound });
    await expect(stranger.listCatalogueImportErrors({ importId })).rejects.toMatchObject({ code: Code.NotFound });
  });
});

async function organisation(
  organisationId: string,
): Promise<{ readonly clients: VendorsClients; readonly vendorId: string }> {
  const clients = service.as(organisationId);
  const { vendor } = await clients.vendors.createVendor({
    vendor: { slug: 'seller', name: 'Seller', categories: ['tools'] },
  });
  return { clients, vendorId: vendor?.id ?? '' };
}

function row(index: number): string {
  const volts = [12, 18, 20, 36][index % 4];
  return `SKU${index},"Cordless drill model ${index}, ${volts}V",Drill with brushless motor number ${index},Brand${index % 50},BX-${index}Z,tools.drills,EUR,${(index % 300) + 1}.50,10:${(index % 300) + 1}.00,3,voltage=${volts} V; weight=1.${index % 9} kg`;
}

/** Waits until the import has written more than it had, so that the kill comes in its middle. */
async function untilRowsAfter(importId: string): Promise<void> {
  const read = async () => {
    const [found] = await service.postgres.query<{ rows_read: number }>(
      'select rows_read from vendors.catalogue_imports where id = $1',
      [importId],
    );
    return found?.rows_read ?? 0;
  };
  const before = await read();
  while ((await read()) <= before) await pause(5);
}
