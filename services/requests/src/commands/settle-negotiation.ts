import type { EntityManager } from '@mikro-orm/postgresql';
import { awardProposed } from '@procur/contracts/events';
import { publish } from '@procur/service-kit/outbox';
import { toAwardColumn } from '../database/award-column.ts';
import { fromColumns } from '../database/details-columns.ts';
import type { PurchaseRequest } from '../database/entities/purchase-request.ts';
import { PurchaseRequestLine } from '../database/entities/purchase-request-line.ts';
import type { RequestKey } from '../database/find-request.ts';
import { awardSteps } from '../domain/award.ts';
import type { Policy } from '../domain/policy.ts';
import { endStep, startStep } from '../domain/process-steps.ts';
import { effectiveRisk } from '../domain/request-details.ts';
import { amountToCommit, type CompleteDetails, requireComplete } from '../domain/request-total.ts';
import type { NegotiationState, Ports } from '../ports.ts';
import { approveAward } from './approve-award.ts';
import { askApprovals } from './ask-approvals.ts';
import { failRequest } from './fail-request.ts';
import { settleLot } from './lots/settle-lot.ts';
import { moveRequest } from './move-request.ts';
import { runStage, type StageDelivery } from './run-stage.ts';
import { getSubmissionPolicy } from './submission-policy.ts';

/** Takes over the outcome of a negotiation that has ended: the award goes to the policy, no agreement ends in `failed`. */
export function takeNegotiationOutcome(ports: Ports) {
  return async (key: RequestKey, negotiationId: string, delivery: StageDelivery): Promise<void> => {
    await runStage<NegotiationState>(
      ports,
      { key, delivery },
      {
        name: 'negotiation',
        // The end may be heard before the opening has been written down.
        from: ['sourcing', 'negotiating'],
        isCurrent: (row) => isNews(row, negotiationId),
        detail: 'Reading the outcome of the negotiation',
        call: () => ports.negotiations.read(negotiationId),
        conclude: async (em, row, state) => {
          em.assign(row, { negotiationId });
          await settleNegotiation(em, row, state, ports);
        },
      },
    );
  };
}

// Until a new negotiation is opened, the request remembers the one that ended; afterwards only the new one counts.
function isNews(row: PurchaseRequest, negotiationId: string): boolean {
  return row.status === 'sourcing' ? row.negotiationId !== negotiationId : row.negotiationId === negotiationId;
}

/** Nothing while it is running: its end will be an event. */
export async function settleNegotiation(
  em: EntityManager,
  row: PurchaseRequest,
  state: NegotiationState,
  ports: Ports,
) {
  if (state.kind === 'ended') await failRequest(em, row, { stage: 'negotiation', reason: state.reason }, ports);
  if (state.kind !== 'completed') return;
  const submission = await readSubmission(em, row);
  if (row.parentId) settleLot(em, row, dealsOf(state, submission), ports);
  else await proposeAward(em, row, { ...state, ...submission }, ports);
}

function dealsOf({ deals }: Completed, { details }: Submission) {
  const pricesIncludeTax = containTax(details);
  const { value: units } = details.quantity;
  return deals.map(({ award, ...deal }) => ({ ...deal, units, award: { ...award, pricesIncludeTax } }));
}

function containTax({ resolvedCosts }: CompleteDetails): boolean {
  return resolvedCosts.taxTreatment === 'included';
}

type Completed = Extract<NegotiationState, { kind: 'completed' }>;

async function proposeAward(
  em: EntityManager,
  row: PurchaseRequest,
  completed: Completed & Submission,
  ports: Ports,
): Promise<void> {
  const { approval, details } = completed;
  const award = { ...completed.award, pricesIncludeTax: containTax(details) };
  const at = ports.now();
  const detail = `${award.vendorName} offers the best deal`;
  const steps = endStep(row.steps, 'done', { stage: 'negotiation', detail, at });
  // Through `negotiating` even when its end was heard first, so that the history has no hole.
  if (row.status === 'sourcing') moveRequest(em, row, { to: 'negotiating', steps, at });
  em.assign(row, { award: toAwardColumn(award), steps });
  const { id: requestId, organisationId } = row;
  const data = { requestId, negotiationId: row.negotiationId ?? '', vendorId: award.vendorId };
  publish(em, awardProposed, data, { aggregateId: requestId, organisationId });
  const required = stepsFor(completed);
  const approvedBy = approval?.by ?? 'policy';
  if (required.length === 0) return await approveAward(em, row, { at, ports, approvedBy });
  const waiting = startStep(steps, { stage: 'award', detail: 'Waiting for approval', at });
  moveRequest(em, row, { to: 'award_pending', steps: waiting, at });
  await askApprovals(em, row, { subject: 'award', steps: required }, ports);
}

type Submission = { readonly details: CompleteDetails; readonly policy: Policy };

async function readSubmission(em: EntityManager, row: PurchaseRequest): Promise<Submission> {
  const lines = await em.find(PurchaseRequestLine, { requestId: row.id }, { orderBy: { position: 'asc' } });
  const policy = await getSubmissionPolicy(em, row);
  return { details: requireComplete(fromColumns(row, lines), policy), policy };
}

function stepsFor({ award, approval, details, policy }: Completed & Submission) {
  const { category } = details;
  const facts = { awardTotal: award.allInTotal, approvedTotal: amountToCommit(details), category, approval };
  return awardSteps(policy, { ...facts, risk: effectiveRisk(details) });
}
