import { Code, ConnectError } from '@connectrpc/connect';
import { ErrorDetailSchema } from '@procur/contracts/gen/procur/common/v1/error_pb.ts';
import { EvidenceLevel, VendorStatus } from '@procur/contracts/gen/procur/vendors/v1/vendor_pb.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedVendors, startVendors, type VendorsUnderTest } from './support/start-vendors.ts';

let service: VendorsUnderTest;
beforeAll(async () => {
  service = await startVendors();
});
afterAll(() => service[Symbol.asyncDispose]());

const vendor = {
  slug: 'acorn-tools',
  name: 'Acorn Tools',
  categories: ['tools.drills'],
  rating: '4.2',
  regions: ['EU'],
};

describe('vendors', () => {
  it('are created, read, changed and listed with their version', async () => {
    const { vendors } = service.as('org-crud');
    const { vendor: created } = await vendors.createVendor({ vendor });
    expect(created).toMatchObject({ ...vendor, version: 1n, status: VendorStatus.ACTIVE });
    const { vendor: changed } = await vendors.updateVendor({
      vendorId: created?.id ?? '',
      version: 1n,
      vendor: { ...vendor, name: 'Acorn' },
    });
    expect(changed).toMatchObject({ name: 'Acorn', version: 2n });
    expect((await vendors.listVendors({ category: 'tools.drills.cordless' })).vendors.map(({ name }) => name)).toEqual([
      'Acorn',
    ]);
    const events = await service.postgres.query<{ subject: string }>(
      `select subject from vendors.outbox_messages where organisation_id = 'org-crud' order by seq`,
    );
    expect(events.map(({ subject }) => subject.split('.').at(-1))).toEqual([
      'vendor_created',
      'audit_entry_recorded',
      'vendor_updated',
      'audit_entry_recorded',
    ]);
  });

  it('refuse a change made to an old version, and say which is current', async () => {
    const { vendors } = service.as('org-stale');
    const { vendor: created } = await vendors.createVendor({ vendor });
    const vendorId = created?.id ?? '';
    await vendors.updateVendor({ vendorId, version: 1n, vendor: { ...vendor, name: 'Second' } });
    const refusal = await refusalOf(
      vendors.updateVendor({ vendorId, version: 1n, vendor: { ...vendor, name: 'Third' } }),
    );
    expect(refusal).toMatchObject({ reason: 'VERSION_STALE', field: 'version', given: '1', allowed: ['2'] });
  });

  it.each([
    ['slug', { slug: 'Acorn Tools' }],
    ['rating', { rating: '5.5' }],
    ['regions[1]', { regions: ['EU', 'Europe'] }],
    ['categories', { categories: [] }],
    [
      'certifications[0].expires_on',
      { certifications: [{ code: 'SOC2', evidence: EvidenceLevel.CERTIFIED, expiresOn: '2027-02-30' }] },
    ],
    ['price_tiers', { priceTiers: [{ minimumQuantity: '1' }] }],
    ['status', { status: 9 as VendorStatus }],
  ])('name the field %s when it is wrong', async (field, change) => {
    const refusal = await refusalOf(service.as('org-bad').vendors.createVendor({ vendor: { ...vendor, ...change } }));
    expect(refusal?.field).toBe(field);
  });

  it('refuse a slug that is taken, even when two ask at the same time', async () => {
    const { vendors } = service.as('org-slug');
    const outcomes = await Promise.allSettled([vendors.createVendor({ vendor }), vendors.createVendor({ vendor })]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('do not exist for another organisation', async () => {
    const { vendor: created } = await service.as('org-mine').vendors.createVendor({ vendor });
    const theirs = service.as('org-theirs').vendors;
    await expect(theirs.getVendor({ vendorId: created?.id ?? '' })).rejects.toMatchObject({ code: Code.NotFound });
    await expect(theirs.getVendor({ vendorId: 'no-id' })).rejects.toMatchObject({ code: Code.NotFound });
    expect((await theirs.listVendors({})).vendors).toEqual([]);
  });

  it('are changed by vendor managers and administrators only, and guardrails by operators only', async () => {
    const requester = service.as('org-roles', ['requester']);
    await expect(requester.vendors.createVendor({ vendor })).rejects.toMatchObject({ code: Code.PermissionDenied });
    const admin = service.as('org-roles', ['admin']);
    await expect(admin.vendors.setGuardrails({ vendorId: 'x' })).rejects.toMatchObject({ code: Code.PermissionDenied });
  });

  it('are paged by name', async () => {
    const { vendors } = service.as('org-pages');
    for (const slug of ['c', 'a', 'b'])
      await vendors.createVendor({ vendor: { ...vendor, slug, name: slug.toUpperCase() } });
    const first = await vendors.listVendors({ pageSize: 2 });
    const second = await vendors.listVendors({ pageSize: 2, pageToken: first.nextPageToken });
    expect([...first.vendors, ...second.vendors].map(({ name }) => name)).toEqual(['A', 'B', 'C']);
    expect(second.nextPageToken).toBe('');
    await expect(vendors.listVendors({ pageToken: 'nonsense' })).rejects.toMatchObject({ code: Code.InvalidArgument });
    await expect(vendors.listVendors({ pageSize: 201 })).rejects.toMatchObject({ code: Code.InvalidArgument });
  });

  it('are shortlisted for the reference need with a reason for each that is not', async () => {
    await seedVendors(service, 'org-seed');
    const { shortlisted, skipped } = await service.as('org-seed').vendors.shortlistVendors({
      category: 'software.crm',
      compliance: ['SOC 2', 'ISO 27001'],
      region: 'US',
      quantity: { value: '150', unitCode: 'EA' },
      termMonths: 36,
      paymentTerms: ['NET30'],
    });
    expect(shortlisted.map(({ name }) => name).sort()).toEqual([
      'Clearbrook CRM',
      'Northwind Relay',
      'Solenne Customer Cloud',
      'Tallgrass Systems',
    ]);
    expect(shortlisted.find(({ name }) => name === 'Northwind Relay')?.listUnitPrice).toMatchObject({
      currencyCode: 'USD',
      units: 1200n,
    });
    const reasons = Object.fromEntries(skipped.map(({ name, reasonCode }) => [name, reasonCode]));
    expect(reasons).toMatchObject({
      'Pipeworks Labs': 'MISSING_COMPLIANCE',
      'Marisol CRM': 'CERTIFICATE_EXPIRED',
      'Hokuto Sales Suite': 'WRONG_REGION',
      'Halden IT Supply': 'WRONG_CATEGORY',
    });
  });
});

async function refusalOf(call: Promise<unknown>) {
  const error = ConnectError.from(
    await call.then(
      () => undefined,
      (reason: unknown) => reason,
    ),
  );
  return error.findDetails(ErrorDetailSchema)[0];
}
