import { CounterpartyKind, type Vendor } from '@procur/contracts/gen/procur/vendors/v1/vendor_pb.ts';
import { VendorsService } from '@procur/contracts/gen/procur/vendors/v1/vendors_service_pb.ts';
import type { StandingOffer } from './mailed-vendor.ts';
import type { TestPlatform } from './test-platform.ts';

/** Lets a person at this address answer for northwind-relay from now on. Returns the vendor as it is then. */
export async function letPersonSell({ organisation }: TestPlatform, address: string): Promise<Vendor> {
  const vendors = organisation.sessions.admin.client(VendorsService);
  const { vendors: all } = await vendors.listVendors({ category: 'software.crm', pageSize: 50 });
  const northwind = all.find(({ slug }) => slug === 'northwind-relay');
  if (!northwind) throw new Error('the demo has no northwind-relay');
  const person = { kind: CounterpartyKind.PERSON, email: address, contactName: 'Petra Person' };
  const counterparty = { ...person, endpointUrl: '', language: '' };
  const { vendor: changed } = await vendors.updateVendor({
    vendorId: northwind.id,
    vendor: { ...northwind, counterparty: { $typeName: 'procur.vendors.v1.Counterparty', ...counterparty } },
    version: northwind.version,
  });
  return changed ?? northwind;
}

/** Asks 1,042 in every round, below what the others sell at, and takes what reaches it. Called in an auction, asks the same. */
export function sellAt1042({ offer, yourLastOffer, round }: StandingOffer): Record<string, string> {
  const price = Number(offer?.values.find(({ issue }) => issue === 'unit_price')?.money?.units ?? 0);
  if (price >= 1042) return { action: 'accept', message: 'Agreed' };
  const { values } = offer ?? yourLastOffer;
  const choices = Object.fromEntries(values.map((value) => [`value.${value.issue}`, entryOf(value)]));
  return { ...choices, action: 'counter', 'value.unit_price': '1,042.00', message: `Our best in round ${round}` };
}

function entryOf(value: object): string {
  const { number, choice } = value as { number?: string; choice?: string };
  return number ?? choice ?? '';
}
