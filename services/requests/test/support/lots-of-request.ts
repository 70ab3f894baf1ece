import type { MessageInitShape } from '@bufbuild/protobuf';
import { negotiationCompleted } from '@procur/contracts/events';
import { AwardMode } from '@procur/contracts/gen/procur/requests/v1/lots_pb.ts';
import {
  BudgetPeriod,
  type PurchaseRequest,
  type PurchaseRequestInputSchema,
  RequestStatus,
} from '@procur/contracts/gen/procur/requests/v1/purchase_request_pb.ts';
import { ApprovalDecision } from '@procur/contracts/gen/procur/requests/v1/requests_service_pb.ts';
import { toMoney } from '@procur/service-kit/money';
import { eventually } from '@procur/testing/eventually';
import { expect } from 'vitest';
import type { requestsFixture } from './requests-fixture.ts';

/** Laptops by the piece and support by the hour: no unit price for both. */
export const twoLots = {
  title: 'Laptops with support',
  category: 'it.hardware',
  lines: [
    { description: 'Laptops', quantity: { value: '100', unitCode: 'EA' }, lot: 'laptops' },
    { description: 'Support', quantity: { value: '50', unitCode: 'HUR' }, lot: 'support' },
  ],
  budget: toMoney('200000', 'USD'),
  budgetPeriod: BudgetPeriod.TOTAL,
  awardMode: AwardMode.BY_LOT,
};

type Fixture = ReturnType<typeof requestsFixture>;
type Details = MessageInitShape<typeof PurchaseRequestInputSchema>;

/** What people do again and again with a request that is awarded by lot. */
export function lotsOfRequest({ services, rob, ann, hear, statusBecomes }: Fixture) {
  async function submitted(details: Details = {}): Promise<string> {
    const { purchaseRequest } = await rob().requests.createPurchaseRequest({ details: { ...twoLots, ...details } });
    const requestId = purchaseRequest?.id ?? '';
    await rob().requests.submitPurchaseRequest({ requestId });
    return requestId;
  }
  async function lotsOf(requestId: string) {
    const { purchaseRequest } = await rob().requests.getPurchaseRequest({ requestId });
    return purchaseRequest?.lots ?? [];
  }
  /** The ids of the lots once all of them negotiate. */
  async function lotsNegotiating(
    requestId: string,
    status: RequestStatus = RequestStatus.NEGOTIATING,
  ): Promise<readonly string[]> {
    return await eventually(async () => {
      const lots = await lotsOf(requestId);
      expect(lots.length).toBeGreaterThan(0);
      for (const lot of lots) expect(lot.status).toBe(status);
      return lots.map((lot) => lot.requestId);
    });
  }
  async function negotiating(details: Details = {}) {
    const requestId = await submitted(details);
    await ann().requests.decideApproval({ requestId, decision: ApprovalDecision.APPROVE });
    const [laptops = '', support = ''] = await lotsNegotiating(requestId);
    return { requestId, laptops, support };
  }
  async function agree(lotId: string, prices: Readonly<Record<string, number>>): Promise<void> {
    const negotiationId = services.agreeLot(lotId, prices);
    await hear(negotiationCompleted, { requestId: lotId, negotiationId });
  }
  async function awardPending(details: Details = {}) {
    const ids = await negotiating(details);
    await agree(ids.laptops, { Alpha: 1000, Beta: 1020 });
    await agree(ids.support, { Beta: 80, Alpha: 90 });
    const request = await statusBecomes(ids.requestId, RequestStatus.AWARD_PENDING);
    return { ...ids, request: request as PurchaseRequest };
  }
  return { submitted, lotsOf, lotsNegotiating, negotiating, agree, awardPending };
}
