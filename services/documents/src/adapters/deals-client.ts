import type { Client } from '@connectrpc/connect';
import type {
  NegotiationService,
  NegotiationThread,
} from '@procur/contracts/gen/procur/negotiation/v1/negotiation_service_pb.ts';
import type { Offer } from '@procur/contracts/gen/procur/negotiation/v1/offer_pb.ts';
import type { Award, PurchaseRequest } from '@procur/contracts/gen/procur/requests/v1/purchase_request_pb.ts';
import type { RequestsService } from '@procur/contracts/gen/procur/requests/v1/requests_service_pb.ts';
import type { VendorsService } from '@procur/contracts/gen/procur/vendors/v1/vendors_service_pb.ts';
import type { AgreedDeal, AllIn } from '../domain/contract/agreed-deal.ts';
import type { Ports } from '../ports.ts';
import { toAmount, toQuantity } from './wire-values.ts';

type Clients = {
  readonly requests: Pick<Client<typeof RequestsService>, 'getPurchaseRequest'>;
  readonly negotiations: Pick<Client<typeof NegotiationService>, 'getNegotiation'>;
  readonly vendors: Pick<Client<typeof VendorsService>, 'getVendor'>;
};

/** What was asked for, agreed and with whom, from the three services that own it. */
export function dealsClient({ requests, negotiations, vendors }: Clients): Ports['getAgreedDeal'] {
  return async ({ requestId, negotiationId, threadId, vendorId }) => {
    const [{ purchaseRequest }, { negotiation }, { vendor }] = await Promise.all([
      requests.getPurchaseRequest({ requestId }),
      negotiations.getNegotiation({ negotiationId }),
      vendors.getVendor({ vendorId }),
    ]);
    const thread = negotiation?.threads.find((candidate) => candidate.id === threadId);
    const award = purchaseRequest?.award;
    if (!purchaseRequest || !award || !negotiation || !thread || !vendor)
      throw new Error(`the award of request ${requestId} is not complete`);
    const agreed = agreedTerms(thread, purchaseRequest);
    const supplier = { name: vendor.name, addressLines: vendor.addressLines, taxId: '' };
    const prices = { unitPrice: toAmount(award.unitPrice), contractTotal: toAmount(award.contractTotal) };
    return {
      ...describe(purchaseRequest),
      ...agreed,
      ...prices,
      allIn: allInOf(award),
      vendor: supplier,
      quantity: toQuantity(negotiation.quantity),
    };
  };
}

function allInOf({ allInTotal, costLines, pricesIncludeTax }: Award): AllIn {
  const charges = costLines.filter(({ name }) => name !== 'price' && name !== 'tax');
  return {
    total: toAmount(allInTotal),
    charges: charges.map(({ name, amount }) => ({ name, amount: toAmount(amount) })),
    pricesIncludeTax,
  };
}

function describe({ number, details }: PurchaseRequest): Pick<AgreedDeal, 'requestNumber' | 'title' | 'description'> {
  const descriptions = details?.lines.map((line) => line.description).filter((text) => text !== '') ?? [];
  const title = details?.title ?? '';
  return { requestNumber: number, title, description: descriptions.join('; ') || title };
}

function agreedTerms(
  thread: NegotiationThread,
  { details }: PurchaseRequest,
): Pick<AgreedDeal, 'termMonths' | 'paymentTerms' | 'supportLevel' | 'deliveryDays'> {
  const offer = thread.agreedOffer;
  if (!offer) throw new Error(`thread ${thread.id} was awarded without an agreed offer`);
  return {
    termMonths: Number(issueValue(offer, 'term_months') || (details?.termMonths ?? 0)),
    paymentTerms: issueValue(offer, 'payment_terms') || (details?.paymentTerms[0] ?? ''),
    supportLevel: issueValue(offer, 'support_level'),
    deliveryDays: Number(issueValue(offer, 'delivery_days') || 0),
  };
}

/** The agreed value of an issue as text; empty when it was not on the table. */
function issueValue(offer: Offer, issue: string): string {
  const value = offer.values.find((candidate) => candidate.issue === issue)?.value;
  return value?.case === 'number' || value?.case === 'choice' ? value.value : '';
}
