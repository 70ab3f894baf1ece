import { cancelPurchaseRequest } from './commands/cancel-purchase-request.ts';
import { concludeAward } from './commands/conclude-award.ts';
import { createBudget } from './commands/create-budget.ts';
import { createPurchaseRequest } from './commands/create-purchase-request.ts';
import { decideApproval } from './commands/decide-approval.ts';
import { deletePurchaseRequest } from './commands/delete-purchase-request.ts';
import { endNegotiation } from './commands/end-negotiation.ts';
import { failContract } from './commands/fail-contract.ts';
import { findVendors } from './commands/find-vendors.ts';
import { finishContract } from './commands/finish-contract.ts';
import { followLots } from './commands/lots/follow-lots.ts';
import { openNegotiation } from './commands/open-negotiation.ts';
import { publishPolicy } from './commands/publish-policy.ts';
import { resumePurchaseRequest } from './commands/resume-purchase-request.ts';
import { takeNegotiationOutcome } from './commands/settle-negotiation.ts';
import { submitPurchaseRequest } from './commands/submit-purchase-request.ts';
import { updatePurchaseRequest } from './commands/update-purchase-request.ts';
import type { Ports } from './ports.ts';
import { draftPurchaseRequest } from './queries/draft-purchase-request.ts';
import { getPolicy } from './queries/get-policy.ts';
import { getPurchaseRequest } from './queries/get-purchase-request.ts';
import { getRequestProgress } from './queries/get-request-progress.ts';
import { getShortlist } from './queries/get-shortlist.ts';
import { listBudgetEntries, listBudgets } from './queries/list-budgets.ts';
import { listPendingApprovals } from './queries/list-pending-approvals.ts';
import { listPurchaseRequests } from './queries/list-purchase-requests.ts';

/** The use cases, from what they need: the same in production and in tests. */
export function createApp(ports: Ports) {
  return {
    draftPurchaseRequest: draftPurchaseRequest(ports),
    createPurchaseRequest: createPurchaseRequest(ports),
    getPurchaseRequest: getPurchaseRequest(ports),
    listPurchaseRequests: listPurchaseRequests(ports),
    updatePurchaseRequest: updatePurchaseRequest(ports),
    deletePurchaseRequest: deletePurchaseRequest(ports),
    submitPurchaseRequest: submitPurchaseRequest(ports),
    decideApproval: decideApproval(ports),
    cancelPurchaseRequest: cancelPurchaseRequest(ports),
    resumePurchaseRequest: resumePurchaseRequest(ports),
    getRequestProgress: getRequestProgress(ports),
    getShortlist: getShortlist(ports),
    listPendingApprovals: listPendingApprovals(ports),
    publishPolicy: publishPolicy(ports),
    getPolicy: getPolicy(ports),
    createBudget: createBudget(ports),
    listBudgets: listBudgets(ports),
    listBudgetEntries: listBudgetEntries(ports),
    findVendors: findVendors(ports),
    followLots: followLots(ports),
    openNegotiation: openNegotiation(ports),
    takeNegotiationOutcome: takeNegotiationOutcome(ports),
    concludeAward: concludeAward(ports),
    endNegotiation: endNegotiation(ports),
    finishContract: finishContract(ports),
    failContract: failContract(ports),
  };
}

export type App = ReturnType<typeof createApp>;
