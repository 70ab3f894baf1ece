import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type { RespondToOfferResponse } from '@procur/contracts/gen/procur/negotiation/v1/counterparty_service_pb.ts';
import type { CounterpartySchema } from '@procur/contracts/gen/procur/vendors/v1/vendor_pb.ts';
import { toMoney } from '@procur/service-kit/money';
import type { VendorsUnderTest } from './start-vendors.ts';

export const organisationId = 'org-1';

/** A vendor that sells seats at 1,200 and negotiates as told. */
export function aSeller(slug: string, counterparty: MessageInitShape<typeof CounterpartySchema>) {
  return {
    slug,
    name: `Seller ${slug}`,
    categories: ['software.crm'],
    priceTiers: [{ minimumQuantity: '1', unitPrice: toMoney('1200', 'USD') }],
    leadTimeDays: 14,
    paymentTerms: ['NET30', 'NET45'],
    supportLevels: ['standard', 'premium'],
    contactEmail: `sales@${slug}.example`,
    counterparty,
  };
}

export const issues = [
  {
    name: 'unit_price',
    kind: {
      case: 'money' as const,
      value: { minimum: toMoney('840', 'USD'), maximum: toMoney('1200', 'USD'), step: toMoney('1', 'USD') },
    },
  },
  {
    name: 'term_months',
    kind: { case: 'number' as const, value: { minimum: '12', maximum: '36', step: '12', unitCode: 'MON' } },
  },
  { name: 'payment_terms', kind: { case: 'choice' as const, value: { choices: ['NET30', 'NET45'], ordered: true } } },
];

/** Values of an offer; what is left out is as usual. */
export function values(price: string, { months = '36', payment = 'NET30', currency = 'USD' } = {}) {
  return [
    { issue: 'unit_price', value: { case: 'money' as const, value: toMoney(price, currency) } },
    { issue: 'term_months', value: { case: 'number' as const, value: months } },
    { issue: 'payment_terms', value: { case: 'choice' as const, value: payment } },
  ];
}

/** The buyer's side of one thread. */
export type BuyerAtTable = {
  readonly threadId: string;
  readonly vendorId: string;
  readonly open: () => Promise<unknown>;
  readonly offer: (round: number, price: string) => Promise<RespondToOfferResponse>;
};

/** Seats a buyer before a new vendor. */
export async function seatBuyer(
  service: VendorsUnderTest,
  counterparty: MessageInitShape<typeof CounterpartySchema>,
  { threadId = crypto.randomUUID(), deadlineMs = 7 * 86_400_000 } = {},
): Promise<BuyerAtTable> {
  const slug = `s-${threadId.slice(0, 18)}`;
  const { vendor } = await service.as(organisationId).vendors.createVendor({ vendor: aSeller(slug, counterparty) });
  const vendorId = vendor?.id ?? '';
  const { table } = service.as(organisationId, ['service']);
  const deadline = timestampFromDate(new Date(Date.now() + deadlineMs));
  const invitation = { category: 'software.crm', title: '150 CRM seats', quantity: { value: '150', unitCode: 'EA' } };
  return {
    threadId,
    vendorId,
    open: () => table.openTable({ threadId, vendorId, ...invitation, maximumRounds: 6, deadline, issues }),
    offer: (round, price) => {
      const message = `We offer ${price} USD.`;
      const offer = { id: `${threadId}-${round}`, round, values: values(price), message };
      return table.respondToOffer({ threadId, vendorId, offer });
    },
  };
}
