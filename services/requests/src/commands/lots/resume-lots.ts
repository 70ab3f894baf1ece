import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '@procur/service-kit/domain-error';
import type { PurchaseRequest } from '../../database/entities/purchase-request.ts';
import { Shortlist } from '../../database/entities/shortlist.ts';
import { lockLots } from '../../database/find-lots.ts';
import { failedStage, type ProcessStage, startStep } from '../../domain/process-steps.ts';
import { announceShortlist } from '../announce-shortlist.ts';
import { announceAward } from '../approve-award.ts';
import { moveRequest, tellParent } from '../move-request.ts';
import { announceLot } from './open-lots.ts';

type Resuming = { readonly stage: ProcessStage; readonly subject: string; readonly at: Date };

/**
 * Takes up a request and those of its lots that failed at the same stage; lots with an agreement keep it.
 * @throws DomainError conflict when a lot was rejected, which no other try can change.
 */
export async function resumeLots(em: EntityManager, request: PurchaseRequest, resuming: Resuming): Promise<void> {
  moveOn(em, request, resuming);
  const lots = await lockLots(em, request);
  const isPartial = request.division?.rules.allowPartialAward ?? false;
  const rejected = isPartial ? undefined : lots.find(({ status }) => status === 'rejected');
  if (rejected) {
    throw new DomainError(
      'conflict',
      'LOT_REJECTED',
      `lot ${rejected.lotName} was rejected: ${rejected.statusReason}`,
      {
        field: 'status',
        given: 'rejected',
        allowed: ['a request none of whose lots was rejected'],
      },
    );
  }
  const failed = lots.filter(({ status, steps }) => status === 'failed' && failedStage(steps) === resuming.stage);
  for (const lot of failed) await resumeLot(em, lot, resuming);
  // Where nothing failed, the division is tried again.
  const [first] = lots;
  if (failed.length === 0 && first) tellParent(em, first);
}

function moveOn(em: EntityManager, request: PurchaseRequest, { stage, at }: Resuming): void {
  const isAwarded = stage === 'award' || stage === 'contract';
  const way = isAwarded ? (['awarded'] as const) : (['sourcing', 'negotiating'] as const);
  for (const to of way) moveRequest(em, request, { to, steps: request.steps, at });
  if (!isAwarded) em.assign(request, { split: null });
}

async function resumeLot(em: EntityManager, lot: PurchaseRequest, { stage, subject, at }: Resuming): Promise<void> {
  const steps = startStep(lot.steps, { stage, detail: 'Taken up again', at });
  const to = lot.award ? 'awarded' : stage === 'negotiation' ? 'sourcing' : 'approved';
  moveRequest(em, lot, { to, steps, at });
  em.assign(lot, { attempt: lot.attempt + 1 });
  if (to === 'awarded') return announceAward(em, lot, subject);
  if (to === 'approved') return announceLot(em, lot);
  announceShortlist(em, lot, await em.findOneOrFail(Shortlist, { requestId: lot.id }));
}
