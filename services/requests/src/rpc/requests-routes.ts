import type { HandlerContext, ServiceImpl } from '@connectrpc/connect';
import {
  ApprovalDecision,
  PoliciesService,
  RequestsService,
} from '@procur/contracts/gen/procur/requests/v1/requests_service_pb.ts';
import { DomainError } from '@procur/service-kit/domain-error';
import { identityOf } from '@procur/service-kit/rpc-identity';
import type { Routes } from '@procur/service-kit/rpc-server';
import { fromWireEnum } from '@procur/service-kit/wire-enum';
import type { App } from '../app.ts';
import { toDetails } from './details-messages.ts';
import { toNewBudget, toPolicyRules, toWireBudget, toWireEntry, toWirePolicy } from './policy-messages.ts';
import { toWireApproval, toWireDraft, toWireProgress, toWireRequest, toWireShortlist } from './request-messages.ts';
import { sayingModelFailed } from './saying-model-failed.ts';
import { wireStatuses } from './wire-enums.ts';

/** Every RPC of the service. */
export function requestsRoutes(app: App): Routes {
  return (router) =>
    router
      .service(RequestsService, { ...requestChanges(app), ...requestReads(app) })
      .service(PoliciesService, policyRoutes(app));
}

function requestChanges(app: App) {
  return {
    async createPurchaseRequest({ details }, context) {
      return {
        purchaseRequest: toWireRequest(await app.createPurchaseRequest(identityOf(context), toDetails(details))),
      };
    },
    async updatePurchaseRequest({ requestId, details, version }, context) {
      const update = { requestId, details: toDetails(details), version };
      return { purchaseRequest: toWireRequest(await app.updatePurchaseRequest(identityOf(context), update)) };
    },
    async deletePurchaseRequest({ requestId, version }, context) {
      await app.deletePurchaseRequest(identityOf(context), requestId, version);
      return {};
    },
    async submitPurchaseRequest({ requestId, version }, context) {
      const submitted = await app.submitPurchaseRequest(identityOf(context), requestId, version);
      return { purchaseRequest: toWireRequest(submitted) };
    },
    async decideApproval({ requestId, decision, comment }, context) {
      const verdict = { requestId, verdict: toVerdict(decision), comment };
      return { purchaseRequest: toWireRequest(await app.decideApproval(identityOf(context), verdict)) };
    },
    async cancelPurchaseRequest({ requestId, reason }, context) {
      return {
        purchaseRequest: toWireRequest(await app.cancelPurchaseRequest(identityOf(context), requestId, reason)),
      };
    },
    async resumePurchaseRequest({ requestId }, context) {
      return { purchaseRequest: toWireRequest(await app.resumePurchaseRequest(identityOf(context), requestId)) };
    },
  } satisfies Partial<ServiceImpl<typeof RequestsService>>;
}

function requestReads(app: App) {
  return {
    async draftPurchaseRequest({ text }) {
      return toWireDraft(await sayingModelFailed(app.draftPurchaseRequest(text)));
    },
    async getPurchaseRequest({ requestId }, context) {
      return { purchaseRequest: toWireRequest(await app.getPurchaseRequest(keyOf(requestId, context))) };
    },
    async listPurchaseRequests({ pageSize, pageToken, status, requesterId, parentRequestId }, context) {
      const { organisationId } = identityOf(context);
      const filter = {
        organisationId,
        requesterId,
        parentRequestId,
        status: fromWireEnum('status', wireStatuses, status),
      };
      const page = await app.listPurchaseRequests(filter, { pageSize, pageToken });
      return { purchaseRequests: page.rows.map(toWireRequest), nextPageToken: page.nextPageToken };
    },
    async getRequestProgress({ requestId }, context) {
      return { progress: toWireProgress(await app.getRequestProgress(keyOf(requestId, context))) };
    },
    async getShortlist({ requestId }, context) {
      return toWireShortlist(await app.getShortlist(keyOf(requestId, context)));
    },
    async listPendingApprovals({ pageSize, pageToken }, context) {
      const page = await app.listPendingApprovals(identityOf(context), { pageSize, pageToken });
      const pendingApprovals = page.rows.map(({ record, step }) => ({
        purchaseRequest: toWireRequest(record),
        step: toWireApproval(step),
      }));
      return { pendingApprovals, nextPageToken: page.nextPageToken };
    },
  } satisfies Partial<ServiceImpl<typeof RequestsService>>;
}

function policyRoutes(app: App): ServiceImpl<typeof PoliciesService> {
  return {
    async publishPolicy({ policy }, context) {
      return { policy: toWirePolicy(await app.publishPolicy(identityOf(context), toPolicyRules(policy))) };
    },
    async getPolicy({ version }, context) {
      return { policy: toWirePolicy(await app.getPolicy(identityOf(context).organisationId, version)) };
    },
    async createBudget(request, context) {
      return { budget: toWireBudget(await app.createBudget(identityOf(context), toNewBudget(request))) };
    },
    async listBudgets({ pageSize, pageToken }, context) {
      const page = await app.listBudgets(identityOf(context).organisationId, { pageSize, pageToken });
      return { budgets: page.rows.map(toWireBudget), nextPageToken: page.nextPageToken };
    },
    async listBudgetEntries({ budgetId, pageSize, pageToken }, context) {
      const { organisationId } = identityOf(context);
      const page = await app.listBudgetEntries(organisationId, budgetId, { pageSize, pageToken });
      const entries = page.rows.map((entry) => toWireEntry(entry, page.currencyCode));
      return { entries, nextPageToken: page.nextPageToken };
    },
  };
}

function keyOf(requestId: string, context: HandlerContext) {
  return { organisationId: identityOf(context).organisationId, requestId };
}

function toVerdict(decision: ApprovalDecision): 'approve' | 'reject' {
  if (decision === ApprovalDecision.APPROVE) return 'approve';
  if (decision === ApprovalDecision.REJECT) return 'reject';
  const detail = { field: 'decision', given: String(decision), allowed: ['APPROVE', 'REJECT'] };
  throw new DomainError('invalid', 'DECISION_MISSING', 'decision: allowed is APPROVE or REJECT', detail);
}
