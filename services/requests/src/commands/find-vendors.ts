import type { EntityManager } from '@mikro-orm/postgresql';
import type { PurchaseRequest } from '../database/entities/purchase-request.ts';
import { Shortlist } from '../database/entities/shortlist.ts';
import type { RequestKey } from '../database/find-request.ts';
import type { RequestRecord } from '../database/request-record.ts';
import { allowedPaymentTerms } from '../domain/payment-terms.ts';
import { combinePriorities } from '../domain/priorities.ts';
import { endStep, startStep } from '../domain/process-steps.ts';
import { sumOfLines } from '../domain/request-total.ts';
import { explainEmptyShortlist, type VendorShortlist } from '../domain/shortlist.ts';
import { judgeVendorCount } from '../domain/vendor-count.ts';
import type { Ports, VendorNeed } from '../ports.ts';
import { announceShortlist } from './announce-shortlist.ts';
import { askApprovals } from './ask-approvals.ts';
import { failRequest } from './fail-request.ts';
import { openLots } from './lots/open-lots.ts';
import { moveRequest, tellParent } from './move-request.ts';
import { runStage, type StageDelivery } from './run-stage.ts';
import { getSubmissionPolicy } from './submission-policy.ts';

/** Asks which vendors fit an approved request, and keeps the answer. One that is awarded by lot has its lots ask. */
export function findVendors(ports: Ports) {
  return async (key: RequestKey, delivery: StageDelivery): Promise<void> => {
    if (await openLots(ports, { key, delivery })) return;
    await runStage<VendorShortlist>(
      ports,
      { key, delivery },
      {
        name: 'shortlist',
        from: ['approved', 'sourcing'],
        during: 'sourcing',
        detail: 'Asking for vendors that fit',
        call: async (record) => await ports.vendors.shortlist(await toNeed(ports, record)),
        conclude: (em, row, found) => conclude(ports, em, row, found),
      },
    );
  };
}

async function toNeed(ports: Ports, { row, details }: RequestRecord): Promise<VendorNeed> {
  const policy = await ports.database.read((em) => getSubmissionPolicy(em, row));
  const { category, mustHaves, compliance, region, termMonths, neededBy } = details;
  const paymentTerms = allowedPaymentTerms(details.paymentTerms, policy.allowedPaymentTerms);
  const { maximumVendors } = ports.limits;
  const { vendorScore: weights } = combinePriorities(details.priorities, policy.priorities);
  return {
    weights,
    category,
    mustHaves,
    compliance,
    region,
    termMonths,
    neededBy,
    quantity: sumOfLines(details),
    paymentTerms,
    maximumVendors,
  };
}

async function conclude(ports: Ports, em: EntityManager, row: PurchaseRequest, found: VendorShortlist): Promise<void> {
  const policy = await getSubmissionPolicy(em, row);
  await keep(ports, em, row, found);
  const verdict = judgeVendorCount(found.shortlisted.length, policy, row.exceptedVendorCount ?? undefined);
  if (verdict.kind === 'none') {
    await failRequest(em, row, { stage: 'shortlist', reason: explainEmptyShortlist(found) }, ports);
  } else if (verdict.kind === 'exception') {
    await askForException(ports, em, row, verdict.reason);
  } else {
    goOn(ports, em, row, found);
  }
}

async function keep({ now }: Ports, em: EntityManager, row: PurchaseRequest, found: VendorShortlist): Promise<void> {
  const { id: requestId, organisationId } = row;
  await em.upsert(Shortlist, { requestId, organisationId, ...found, foundAt: now() });
}

// Fewer vendors than the policy asks for: an administrator allows it or rejects the request, see README.
async function askForException(ports: Ports, em: EntityManager, row: PurchaseRequest, reason: string): Promise<void> {
  const at = ports.now();
  const steps = startStep(row.steps, { stage: 'approval', detail: `Exception: ${reason}`, at });
  moveRequest(em, row, { to: 'pending_approval', steps, at });
  await askApprovals(em, row, { subject: 'request', steps: [{ requiredRole: 'admin', reason }] }, ports);
}

function goOn(
  { now }: Ports,
  em: EntityManager,
  row: PurchaseRequest,
  { shortlisted, skipped }: VendorShortlist,
): void {
  const at = now();
  const detail = `${shortlisted.length} vendors fit, ${skipped.length} skipped`;
  const found = endStep(row.steps, 'done', { stage: 'shortlist', detail, at });
  const negotiating = { stage: 'negotiation', detail: 'In the queue', at } as const;
  em.assign(row, { steps: row.parentId ? found : startStep(found, negotiating), updatedAt: at });
  // A lot waits until the budget is divided.
  if (row.parentId) tellParent(em, row);
  else announceShortlist(em, row, { shortlisted, skipped });
}
