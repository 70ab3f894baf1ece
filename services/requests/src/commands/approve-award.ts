import type { EntityManager } from '@mikro-orm/postgresql';
import { awardApproved } from '@procur/contracts/events';
import { amountToMoney } from '@procur/service-kit/money';
import { publish } from '@procur/service-kit/outbox';
import { fromAwardColumn } from '../database/award-column.ts';
import type { PurchaseRequest } from '../database/entities/purchase-request.ts';
import { startStep } from '../domain/process-steps.ts';
import type { Ports } from '../ports.ts';
import { raiseCommitment } from './book-budget.ts';
import { awardLots } from './lots/award-lots.ts';
import { moveRequest } from './move-request.ts';

export type AwardApproval = { readonly approvedBy: string; readonly at: Date; readonly ports: Ports };

/**
 * Awards the request, or each of its lots. An award above what was approved needs the difference from the budget now.
 * @throws DomainError conflict when the budget does not hold it.
 */
export async function approveAward(em: EntityManager, row: PurchaseRequest, approval: AwardApproval): Promise<void> {
  if (row.split) return await awardLots(em, row, { approval, awardOne: approveAward });
  const { approvedBy, ports, at } = approval;
  if (!row.award) throw new Error(`request ${row.id} has no award to approve`);
  await raiseCommitment(em, row, fromAwardColumn(row.award).allInTotal, ports);
  const detail = approvedBy === 'policy' ? 'Awarded by policy' : `Approved by ${approvedBy}`;
  const told = startStep(row.steps, { stage: 'award', detail: `${detail}; telling the vendors`, at });
  const steps = startStep(told, { stage: 'contract', detail: 'Waiting for the contract document', at });
  moveRequest(em, row, { to: 'awarded', steps, at });
  announceAward(em, row, approvedBy);
}

export function announceAward(em: EntityManager, row: PurchaseRequest, approvedBy: string): void {
  const { id: requestId, number, title, requesterId, organisationId, negotiationId, award } = row;
  if (!award || !negotiationId) throw new Error(`request ${row.id} has no award to announce`);
  const { threadId, vendorId, vendorName, unitPrice, contractTotal } = award;
  const prices = {
    unitPrice: amountToMoney(unitPrice),
    contractTotal: amountToMoney(contractTotal),
  };
  const data = { requestId, number, title, requesterId, negotiationId, threadId, vendorId, vendorName, approvedBy };
  publish(em, awardApproved, { ...data, ...prices }, { aggregateId: requestId, organisationId });
}
