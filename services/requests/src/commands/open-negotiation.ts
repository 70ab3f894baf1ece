import type { EntityManager } from '@mikro-orm/postgresql';
import { negotiationOpened, requestCancelled } from '@procur/contracts/events';
import { publish } from '@procur/service-kit/outbox';
import type { PurchaseRequest } from '../database/entities/purchase-request.ts';
import { Shortlist } from '../database/entities/shortlist.ts';
import { getRequestRow, type RequestKey } from '../database/find-request.ts';
import { type RequestRecord, toRecord } from '../database/request-record.ts';
import { deriveMandate } from '../domain/mandate.ts';
import type { Policy } from '../domain/policy.ts';
import { startStep } from '../domain/process-steps.ts';
import { amountToCommit, requireBudgeted, requireComplete } from '../domain/request-total.ts';
import type { NegotiationOpening, NegotiationState, Ports } from '../ports.ts';
import { moveRequest } from './move-request.ts';
import { runStage, type StageDelivery } from './run-stage.ts';
import { settleNegotiation } from './settle-negotiation.ts';
import { getSubmissionPolicy } from './submission-policy.ts';

type Opened = { readonly negotiationId: string; readonly state: NegotiationState };

/** Derives the mandate and opens the table with the shortlisted vendors. */
export function openNegotiation(ports: Ports) {
  const { negotiations } = ports;
  return async (key: RequestKey, delivery: StageDelivery): Promise<void> => {
    await runStage<Opened>(
      ports,
      { key, delivery },
      {
        name: 'negotiation',
        from: ['sourcing'],
        detail: 'Opening the negotiation',
        call: async (record) => {
          const negotiationId = await negotiations.open(await toOpening(ports, record));
          // A request taken up again gets the negotiation it had, which may be over: then no event will come.
          return { negotiationId, state: await negotiations.read(negotiationId) };
        },
        conclude: (em, row, opened) => begin(ports, em, row, opened),
        tooLate: (em, row, { negotiationId }) => stopIfCancelled(em, row, negotiationId),
      },
    );
  };
}

async function toOpening(ports: Ports, record: RequestRecord): Promise<NegotiationOpening> {
  const { row, details } = record;
  const today = ports.now().toISOString().slice(0, 10);
  return await ports.database.read(async (em) => {
    const policy = await getSubmissionPolicy(em, row);
    const complete = requireComplete(details, policy);
    const { shortlisted: vendors } = await em.findOneOrFail(Shortlist, { requestId: row.id });
    const { id: requestId, organisationId, attempt, number: requestNumber, title, category, requesterId } = row;
    const ownerIds = [requesterId, row.submittedBy ?? requesterId];
    const { approvals, total } = await readApproved(em, record, policy);
    const mandate = deriveMandate({ details: complete, policy, today, ownerIds, approvedTotal: total });
    const about = { requestId, organisationId, attempt, requestNumber, title, category, quantity: complete.quantity };
    const asksSupply = row.parentId != null;
    return { ...about, asksSupply, mandate, vendors, grant: { ...grantOf(approvals), at: ports.now() } };
  });
}

// A lot rests on the approval of its request, and who is asked about it goes by what all lots cost together.
async function readApproved(em: EntityManager, record: RequestRecord, policy: Policy) {
  const { parentId, organisationId } = record.row;
  const approved = parentId
    ? await toRecord(em, await getRequestRow(em, { organisationId, requestId: parentId }))
    : record;
  return { approvals: approved.approvals, total: amountToCommit(requireBudgeted(approved.details, policy)) };
}

function grantOf(approvals: RequestRecord['approvals']) {
  const approved = approvals.filter(({ subject, state }) => subject === 'request' && state === 'approved');
  const approvedBy = approved.flatMap(({ decidedBy }) => decidedBy ?? []);
  return { approvedBy, reason: approvedBy.length > 0 ? 'the request was approved' : 'the policy asks for no approval' };
}

async function begin(ports: Ports, em: EntityManager, row: PurchaseRequest, { negotiationId, state }: Opened) {
  const at = ports.now();
  const steps = startStep(row.steps, { stage: 'negotiation', detail: 'Negotiating with the vendors', at });
  em.assign(row, { negotiationId });
  moveRequest(em, row, { to: 'negotiating', steps, at });
  const { id: requestId, organisationId } = row;
  publish(em, negotiationOpened, { requestId, negotiationId }, { aggregateId: requestId, organisationId });
  await settleNegotiation(em, row, state, ports);
}

// The cancellation did not know the negotiation yet; said again with its id, it ends it.
async function stopIfCancelled(em: EntityManager, row: PurchaseRequest, negotiationId: string): Promise<void> {
  if (row.status !== 'cancelled') return;
  em.assign(row, { negotiationId });
  const { id: requestId, organisationId, statusReason: reason } = row;
  publish(em, requestCancelled, { requestId, reason, negotiationId }, { aggregateId: requestId, organisationId });
}
