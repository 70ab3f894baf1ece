import type { InferEntity } from '@mikro-orm/core';
import { summariseThread } from '@procur/buyer-agent/explain-award';
import type { Database } from '@procur/service-kit/database';
import { Deal } from '../database/entities/deal.ts';
import { MoveExplanation } from '../database/entities/move-explanation.ts';
import { Thread } from '../database/entities/thread.ts';
import { findNegotiation } from './get-negotiation.ts';
import type { DealRow, ThreadRow } from './negotiation-view.ts';

export type MoveRow = InferEntity<typeof MoveExplanation>;

/** What the buyer's side may know about its own decisions. Holds private figures. */
export type ExplanationView = {
  readonly negotiationId: string;
  readonly deal: DealRow | null;
  readonly failureReason: string;
  readonly threads: readonly {
    readonly thread: ThreadRow;
    readonly summary: string;
    readonly moves: readonly MoveRow[];
  }[];
};

/** Put together from the record alone. @throws DomainError not-found. */
export function getExplanation({ database }: { readonly database: Database }) {
  return async (where: { readonly id: string; readonly organisationId: string }): Promise<ExplanationView> => {
    const { id: negotiationId, failureReason } = await findNegotiation(database, where);
    const { em } = database;
    const threads = await em.find(Thread, { negotiationId }, { orderBy: { position: 'asc' } });
    const moves = await em.find(
      MoveExplanation,
      { threadId: { $in: threads.map(({ id }) => id) } },
      { orderBy: [{ round: 'asc' }, { decidedAt: 'asc' }, { id: 'asc' }] },
    );
    return {
      negotiationId,
      deal: await em.findOne(Deal, { negotiationId }),
      failureReason: failureReason ?? '',
      threads: threads.map((thread) => ({
        thread,
        summary: summariseThread(thread),
        moves: moves.filter((move) => move.threadId === thread.id),
      })),
    };
  };
}
