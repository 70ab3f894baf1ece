import type { EntityManager } from '@mikro-orm/postgresql';
import { approvalRequested } from '@procur/contracts/events';
import { publish } from '@procur/service-kit/outbox';
import { Approval } from '../database/entities/approval.ts';
import type { PurchaseRequest } from '../database/entities/purchase-request.ts';
import type { ApprovalSubject } from '../domain/approval-decision.ts';
import type { RequiredStep } from '../domain/approval-policy.ts';
import type { Ports } from '../ports.ts';

type Asking = { readonly subject: ApprovalSubject; readonly steps: readonly RequiredStep[] };

/** Adds the steps behind those there are, and asks whoever decides first. */
export async function askApprovals(
  em: EntityManager,
  row: PurchaseRequest,
  { subject, steps }: Asking,
  { newId, now }: Pick<Ports, 'newId' | 'now'>,
): Promise<void> {
  const before = await em.count(Approval, { requestId: row.id });
  const createdAt = now();
  const { id: requestId, organisationId } = row;
  const asked = steps.map((step, index) => {
    const position = before + index + 1;
    const columns = { id: newId(), organisationId, requestId, subject, position, state: 'pending' as const, createdAt };
    return em.create(Approval, { ...columns, ...step });
  });
  const [first] = asked;
  if (first) announceApproval(em, row, first);
}

/** Tells those who may decide that it is their turn. */
export function announceApproval(em: EntityManager, row: PurchaseRequest, step: Approval): void {
  const { id: requestId, number, title, requesterId, organisationId } = row;
  const { id: stepId, subject, requiredRole, reason } = step;
  const data = { requestId, number, title, requesterId, stepId, subject, requiredRole, reason };
  publish(em, approvalRequested, data, { aggregateId: requestId, organisationId });
}
