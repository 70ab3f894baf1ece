import { Code } from '@connectrpc/connect';
import { DiscountKind, DiscountStacking } from '@procur/contracts/gen/procur/vendors/v1/price_rules_pb.ts';
import type { Product } from '@procur/contracts/gen/procur/vendors/v1/vendor_pb.ts';
import { fromMoney, toMoney } from '@procur/service-kit/money';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  importEnd,
  seedVendors,
  startVendors,
  upload,
  type VendorsClients,
  type VendorsUnderTest,
} from './support/start-vendors.ts';

let service: VendorsUnderTest;
let clients: VendorsClients;
let product: Product;
beforeAll(async () => {
  service = await startVendors();
  clients = service.as('org-1', ['vendor_manager']);
  await seedVendors(service, 'org-1');
  const { vendors } = await clients.vendors.listVendors({});
  const content =
    'sku,name,currency,price,unit_cost,stock_quantity,lead_time_days\nL1,Desk lamp,EUR,40.00,30.00,12,20\n';
  const importId = await upload(clients, { fileName: 'lamps.csv', content, vendorId: vendors[0]?.id ?? '' });
  expect(await importEnd(clients, importId)).toMatchObject({ rowsCreated: 1n });
  product = (await clients.catalogue.searchProducts({ query: 'desk lamp' })).products[0] as Product;
});
afterAll(() => service[Symbol.asyncDispose]());

const spring = {
  id: 'spring',
  name: 'Spring sale',
  kind: DiscountKind.SHARE,
  value: '0.1',
  stacking: DiscountStacking.CUMULATIVE,
};

async function price(given: object = {}) {
  const lines = [{ lineId: '1', productId: product.id, quantity: { value: '2', unitCode: 'H87' } }];
  const where = { currencyCode: 'EUR', countryCode: 'DE', priceDate: '2026-11-20' };
  return await clients.catalogue.priceLines({ lines, ...where, ...given });
}

function amount(money: Parameters<typeof fromMoney>[0] | undefined): string {
  return money === undefined ? 'none' : fromMoney(money).value.toFixed(2);
}

describe('price rules', () => {
  it('price by the catalogue alone until some are published', async () => {
    expect(await clients.pricing.getPriceRules({})).toMatchObject({ priceRules: { version: 0n } });
    const sheet = await price();
    expect([amount(sheet.netTotal), sheet.priceRulesVersion]).toEqual(['80.00', 0n]);
  });

  it('can be tried as a draft, which stores nothing', async () => {
    const sheet = await price({ draftRules: { discounts: [{ ...spring, value: '0.5' }] } });
    expect([amount(sheet.netTotal), sheet.priceRulesVersion]).toEqual(['40.00', 0n]);
    expect(await clients.pricing.getPriceRules({})).toMatchObject({ priceRules: { version: 0n } });
  });

  it('are published in versions, and an older version still prices as it did', async () => {
    const first = await clients.pricing.publishPriceRules({ priceRules: { note: 'spring', discounts: [spring] } });
    expect(first.priceRules).toMatchObject({ version: 1n, note: 'spring', publishedBy: 'user-1' });
    const delivery = { id: 'parcel', name: 'Parcel', flatAmount: toMoney('5.90', 'EUR'), daysFromStock: 3 };
    const marginFloors = [{ id: 'floor', minimumMargin: '0.2' }];
    const priceRules = {
      discounts: [spring, { ...spring, id: 'more', value: '0.2' }],
      delivery: [delivery],
      marginFloors,
    };
    await clients.pricing.publishPriceRules({ priceRules, baseVersion: 1n });

    const [old, current] = [await price({ priceRulesVersion: 1n }), await price()];
    expect([amount(old.netTotal), old.priceRulesVersion]).toEqual(['72.00', 1n]);
    // 40.00 less 10 % less 20 % is 28.80, under the floor of 30.00 / 0.8.
    expect(current.lines[0]).toMatchObject({ unitPrice: toMoney('37.50', 'EUR'), deliveryDate: '2026-11-23' });
    expect(current.charges).toMatchObject([{ kind: 'delivery', netAmount: toMoney('5.90', 'EUR'), lineIds: ['1'] }]);
    expect([amount(current.netTotal), amount(current.grossTotal)]).toEqual(['80.90', '96.27']);
    expect(current.priceRulesVersion).toBe(2n);
  });

  it('list their versions newest first, page by page', async () => {
    const first = await clients.pricing.listPriceRulesVersions({ pageSize: 1 });
    const second = await clients.pricing.listPriceRulesVersions({ pageSize: 1, pageToken: first.nextPageToken });
    expect([...first.versions, ...second.versions].map(({ version }) => version)).toEqual([2n, 1n]);
    expect(second.nextPageToken).toBe('');
  });

  it('refuse to replace a version that the publisher has not seen', async () => {
    const stale = clients.pricing.publishPriceRules({ priceRules: { discounts: [] }, baseVersion: 1n });
    await expect(stale).rejects.toMatchObject({ code: Code.FailedPrecondition });
  });

  it('give each of two publishers at once an answer and the version one winner', async () => {
    const publish = () => clients.pricing.publishPriceRules({ priceRules: { discounts: [spring] }, baseVersion: 2n });
    const outcomes = await Promise.allSettled([publish(), publish()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('refuse what could not price, a version that does not exist, and who may not publish', async () => {
    const wrong = { discounts: [{ ...spring, value: '10 %' }] };
    await expect(clients.pricing.publishPriceRules({ priceRules: wrong })).rejects.toMatchObject({
      code: Code.InvalidArgument,
    });
    await expect(clients.pricing.getPriceRules({ version: 9n })).rejects.toMatchObject({ code: Code.NotFound });
    const requester = service.as('org-1', ['requester']).pricing;
    await expect(requester.publishPriceRules({ priceRules: {} })).rejects.toMatchObject({
      code: Code.PermissionDenied,
    });
  });

  it('belong to one organisation', async () => {
    expect(await service.as('org-2').pricing.getPriceRules({})).toMatchObject({ priceRules: { version: 0n } });
  });
});
