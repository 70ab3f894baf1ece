import { setTimeout as delay } from 'node:timers/promises';
import { type Contract, ContractStatus } from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import { PaperService } from '@procur/contracts/gen/procur/documents/v1/documents_service_pb.ts';
import {
  type Explanation,
  type Negotiation,
  NegotiationService,
} from '@procur/contracts/gen/procur/negotiation/v1/negotiation_service_pb.ts';
import {
  type PurchaseRequest,
  RequestStatus,
  RequestStatusSchema,
} from '@procur/contracts/gen/procur/requests/v1/purchase_request_pb.ts';
import { ApprovalDecision, RequestsService } from '@procur/contracts/gen/procur/requests/v1/requests_service_pb.ts';
import { formatMoney } from './amounts.ts';
import type { DemoPerson } from './demo-people.ts';
import { followNegotiation } from './follow-negotiation.ts';
import type { Session } from './session.ts';

/** Who takes part and who hears about it. */
export type BuyJob = {
  readonly sessions: Readonly<Record<DemoPerson, Session>>;
  /** The need in somebody's words. */
  readonly needText: string;
  readonly onProgress: (step: string) => void;
};

/** What came out of a need. */
export type Purchase = {
  readonly request: PurchaseRequest;
  readonly negotiation: Negotiation;
  readonly explanation: Explanation;
  /** All contracts of the request: one, or something is wrong. */
  readonly contracts: readonly Contract[];
};

const pollMs = 100;
const longestMs = 120_000;

/** Takes a need to a contract that can be signed, as the people of the organisation would: the requester asks, the approver approves. */
export async function buy(job: BuyJob): Promise<Purchase> {
  const request = await askFor(job);
  const done = await untilContracted(job, request.id);
  const negotiations = job.sessions.buyer.client(NegotiationService);
  const { negotiation } = await negotiations.getNegotiation({ negotiationId: done.negotiationId });
  const { explanation } = await negotiations.getExplanation({ negotiationId: done.negotiationId });
  const { contracts } = await job.sessions.buyer
    .client(PaperService)
    .listContracts({ requestId: request.id, pageSize: 10 });
  if (!negotiation || !explanation) throw new Error('the negotiation of a contracted request cannot be found');
  return { request: done, negotiation, explanation, contracts };
}

async function askFor({ sessions, needText, onProgress }: BuyJob): Promise<PurchaseRequest> {
  const requests = sessions.requester.client(RequestsService);
  const { draft, sources, questions, engine } = await requests.draftPurchaseRequest({ text: needText });
  if (!draft) throw new Error('the need could not be read');
  const line = draft.lines[0];
  onProgress(
    `read by ${engine}: ${line?.quantity?.value} × ${line?.description}, ${draft.termMonths} months, budget ${formatMoney(draft.budget)}, ${draft.compliance.join(' + ')}`,
  );
  onProgress(`${sources.length} fields show the words they came from; ${questions.length} questions left`);
  const { purchaseRequest: created } = await requests.createPurchaseRequest({ details: draft });
  const requestId = created?.id ?? '';
  await requests.submitPurchaseRequest({ requestId, version: created?.version ?? 0n });
  const { purchaseRequest } = await requests.getPurchaseRequest({ requestId });
  if (!purchaseRequest) throw new Error('the request was not submitted');
  onProgress(`${purchaseRequest.number} submitted under policy version ${purchaseRequest.policyVersion}`);
  return purchaseRequest;
}

/** Watches the request and does what a person has to do at each stage. */
async function untilContracted(job: BuyJob, requestId: string): Promise<PurchaseRequest> {
  const requests = job.sessions.buyer.client(RequestsService);
  const end = performance.now() + longestMs;
  let isFollowed = false;
  for (let stage: RequestStatus = RequestStatus.UNSPECIFIED; performance.now() < end; await delay(pollMs)) {
    const { purchaseRequest: request } = await requests.getPurchaseRequest({ requestId });
    if (!request) throw new Error(`request ${requestId} is gone`);
    const isNew = request.status !== stage;
    stage = request.status;
    if (endsBadly.has(stage))
      throw new Error(`${request.number} ended as ${RequestStatusSchema.value[stage]?.name}: ${request.statusReason}`);
    if (isNew && waitsForPerson.has(stage)) await approve(job, request);
    if (request.negotiationId && !isFollowed) {
      isFollowed = true;
      await tellShortlist(job, requestId);
      await followNegotiation(job.sessions.buyer, request.negotiationId, job.onProgress);
    }
    if (stage === RequestStatus.CONTRACTED) return whenPaperIsReady(job, request);
  }
  const { progress } = await requests.getRequestProgress({ requestId });
  throw new Error(
    `no contract within ${longestMs / 1000} s: ${progress?.heldBy} holds it at ${progress?.stage} (${progress?.reason})`,
  );
}

const endsBadly: ReadonlySet<RequestStatus> = new Set([
  RequestStatus.REJECTED,
  RequestStatus.CANCELLED,
  RequestStatus.FAILED,
]);
const waitsForPerson: ReadonlySet<RequestStatus> = new Set([
  RequestStatus.PENDING_APPROVAL,
  RequestStatus.AWARD_PENDING,
]);

async function approve({ sessions, onProgress }: BuyJob, request: PurchaseRequest): Promise<void> {
  const what = request.status === RequestStatus.AWARD_PENDING ? 'the award' : 'the need';
  const comment = `checked against the budget: ${what}`;
  await sessions.approver
    .client(RequestsService)
    .decideApproval({ requestId: request.id, decision: ApprovalDecision.APPROVE, comment });
  onProgress(`the approver approved ${what}`);
}

async function tellShortlist({ sessions, onProgress }: BuyJob, requestId: string): Promise<void> {
  const { shortlisted, skipped } = await sessions.buyer.client(RequestsService).getShortlist({ requestId });
  onProgress(
    `shortlist: ${shortlisted.map(({ vendorName, score }) => `${vendorName} (${score.toFixed(2)})`).join(', ')}`,
  );
  const refused = skipped.filter(({ reasonCode }) => reasonCode !== 'WRONG_CATEGORY');
  for (const { vendorName, reason } of refused) onProgress(`  skipped ${vendorName}: ${reason}`);
  onProgress(`  skipped ${skipped.length - refused.length} who sell other things`);
}

async function whenPaperIsReady({ sessions, onProgress }: BuyJob, request: PurchaseRequest): Promise<PurchaseRequest> {
  const paper = sessions.buyer.client(PaperService);
  const end = performance.now() + longestMs;
  while (performance.now() < end) {
    const { contract } = await paper.getContract({ contractId: request.contractId });
    if (contract?.status === ContractStatus.FAILED) throw new Error(`contract: ${contract.failureReason}`);
    if (contract && contract.status >= ContractStatus.READY_TO_SIGN) {
      onProgress(
        `contract ${contract.number} with ${contract.vendorName} over ${formatMoney(contract.contractTotal)} waits for signatures`,
      );
      return request;
    }
    await delay(pollMs);
  }
  throw new Error(`the PDF of contract ${request.contractId} was not written within ${longestMs / 1000} s`);
}
