import { setTimeout as delay } from 'node:timers/promises';
import type { DemoPerson } from '@procur/cli/demo/demo-people';
import type { Session } from '@procur/cli/demo/session';
import { AwardMode } from '@procur/contracts/gen/procur/requests/v1/lots_pb.ts';
import {
  BudgetPeriod,
  type PurchaseRequest,
  RequestStatus,
} from '@procur/contracts/gen/procur/requests/v1/purchase_request_pb.ts';
import { ApprovalDecision, RequestsService } from '@procur/contracts/gen/procur/requests/v1/requests_service_pb.ts';
import { toMoney } from '@procur/service-kit/money';

/** Seats for two teams, counted in units of their own, for three years. */
const twoLots = {
  title: 'CRM for sales and service',
  category: 'software.crm',
  lines: [
    { description: 'Sales seats', quantity: { value: '150', unitCode: 'EA' }, lot: 'sales' },
    { description: 'Service desks', quantity: { value: '60', unitCode: 'C62' }, lot: 'service' },
  ],
  budget: toMoney('240000', 'USD'),
  budgetPeriod: BudgetPeriod.PER_YEAR,
  termMonths: 36,
  awardMode: AwardMode.BY_LOT,
};

const longestMs = 240_000;
const pollMs = 200;
const ends: ReadonlySet<RequestStatus> = new Set([
  RequestStatus.CONTRACTED,
  RequestStatus.FAILED,
  RequestStatus.REJECTED,
]);
const waitsForPerson: ReadonlySet<RequestStatus> = new Set([
  RequestStatus.PENDING_APPROVAL,
  RequestStatus.AWARD_PENDING,
]);

type People = Readonly<Record<DemoPerson, Session>>;

/** Writes down a request of two lots and returns its id. */
export async function draftByLot({ requester }: People): Promise<string> {
  const { purchaseRequest } = await requester.client(RequestsService).createPurchaseRequest({ details: twoLots });
  return purchaseRequest?.id ?? '';
}

/** Takes the request to its contracts, as the people of the organisation would. */
export async function buyByLot(sessions: People, requestId: string): Promise<PurchaseRequest> {
  const requests = sessions.requester.client(RequestsService);
  await requests.submitPurchaseRequest({ requestId });
  for (const end = performance.now() + longestMs; performance.now() < end; await delay(pollMs)) {
    const { purchaseRequest: request } = await requests.getPurchaseRequest({ requestId });
    if (request && ends.has(request.status)) return request;
    if (request && waitsForPerson.has(request.status)) await approve(sessions.approver, requestId);
  }
  const { progress } = await requests.getRequestProgress({ requestId });
  const lots = progress?.lots.map(({ name, stage, heldBy, reason }) => `${name}: ${heldBy} at ${stage} (${reason})`);
  throw new Error(`no contracts within ${longestMs / 1000} s: ${progress?.reason}; ${lots?.join('; ')}`);
}

async function approve(approver: Session, requestId: string): Promise<void> {
  await approver.client(RequestsService).decideApproval({ requestId, decision: ApprovalDecision.APPROVE });
}
