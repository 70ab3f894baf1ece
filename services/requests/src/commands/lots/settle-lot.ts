import type { EntityManager } from '@mikro-orm/postgresql';
import type { PurchaseRequest } from '../../database/entities/purchase-request.ts';
import { toDealColumn } from '../../database/lot-columns.ts';
import type { LotDeal } from '../../domain/lots/lot-deal.ts';
import { endStep, startStep } from '../../domain/process-steps.ts';
import type { Ports } from '../../ports.ts';
import { moveRequest } from '../move-request.ts';

/** The talks about a lot have ended in agreement: it waits, with every deal, until its request is divided. */
export function settleLot(em: EntityManager, row: PurchaseRequest, deals: readonly LotDeal[], { now }: Ports): void {
  const at = now();
  const names = deals.map(({ award }) => award.vendorName).join(', ');
  const agreed = endStep(row.steps, 'done', { stage: 'negotiation', detail: `Agreed: ${names}`, at });
  if (row.status === 'sourcing') moveRequest(em, row, { to: 'negotiating', steps: agreed, at });
  em.assign(row, { deals: deals.map(toDealColumn) });
  const steps = startStep(agreed, { stage: 'award', detail: 'Waits for the other lots', at });
  moveRequest(em, row, { to: 'award_pending', steps, at });
}
