import type { InferEntity } from '@mikro-orm/core';
import type { VendorComparison } from '@procur/buyer-agent/compare-vendors';
import { summariseThread } from '@procur/buyer-agent/explain-award';
import type { RememberedDeal } from '@procur/buyer-agent/memory';
import type { WeightSensitivity } from '@procur/buyer-agent/weight-sensitivity';
import type { Database } from '@procur/service-kit/database';
import { Deal } from '../database/entities/deal.ts';
import { MoveExplanation } from '../database/entities/move-explanation.ts';
import { Thread } from '../database/entities/thread.ts';
import { ThreadMemory } from '../database/entities/thread-memory.ts';
import { ThreadScore } from '../database/entities/thread-score.ts';
import type { ScorePart } from '../domain/negotiation-order.ts';
import { compareThreads } from './compare-threads.ts';
import { findNegotiation } from './get-negotiation.ts';
import type { DealRow, ThreadRow } from './negotiation-view.ts';

export type MoveRow = InferEntity<typeof MoveExplanation>;

/** What the buyer's side may know about its own decisions. Holds private figures. */
export type ExplanationView = {
  readonly negotiationId: string;
  readonly deal: DealRow | null;
  readonly currencyCode: string;
  readonly failureReason: string;
  /** How far each weight can change before another agreed vendor would win. */
  readonly weights: readonly WeightSensitivity[];
  readonly threads: readonly {
    readonly thread: ThreadRow;
    readonly summary: string;
    readonly moves: readonly MoveRow[];
    /** Absent before the vendor's first offer. */
    readonly comparison: VendorComparison | undefined;
    /** What was remembered when it opened. */
    readonly memory: readonly RememberedDeal[];
    readonly scoreParts: readonly ScorePart[];
  }[];
};

/** Put together from the record alone. @throws DomainError not-found. */
export function getExplanation({ database }: { readonly database: Database }) {
  return async (where: { readonly id: string; readonly organisationId: string }): Promise<ExplanationView> => {
    const negotiation = await findNegotiation(database, where);
    const { id: negotiationId, failureReason } = negotiation;
    const { em } = database;
    const threads = await em.find(Thread, { negotiationId }, { orderBy: { position: 'asc' } });
    const moves = await em.find(
      MoveExplanation,
      { threadId: { $in: threads.map(({ id }) => id) } },
      { orderBy: [{ round: 'asc' }, { decidedAt: 'asc' }, { id: 'asc' }] },
    );
    const scores = await em.find(ThreadScore, { threadId: { $in: threads.map(({ id }) => id) } });
    const memories = await em.find(ThreadMemory, { threadId: { $in: threads.map(({ id }) => id) } });
    const { compared, weights } = await compareThreads(em, negotiation, threads);
    return {
      negotiationId,
      deal: await em.findOne(Deal, { negotiationId }),
      currencyCode: negotiation.currencyCode,
      failureReason: failureReason ?? '',
      weights,
      threads: threads.map((thread) => ({
        thread,
        summary: summariseThread(thread),
        moves: moves.filter((move) => move.threadId === thread.id),
        comparison: compared.find(({ threadId }) => threadId === thread.id),
        memory: memories.find(({ threadId }) => threadId === thread.id)?.deals ?? [],
        scoreParts: scores.find(({ threadId }) => threadId === thread.id)?.parts ?? [],
      })),
    };
  };
}
