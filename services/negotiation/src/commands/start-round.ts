import type { EntityManager } from '@mikro-orm/postgresql';
import type { EventPriority } from '@procur/contracts/event-declaration';
import { roundStarted } from '@procur/contracts/events';
import { publish } from '@procur/service-kit/outbox';
import type { ThreadRow } from './lock-table.ts';

type RoundStart = {
  readonly thread: Pick<ThreadRow, 'id' | 'negotiationId' | 'organisationId' | 'vendorId'>;
  readonly round: number;
  readonly priority: EventPriority;
  readonly at: Date;
};

/** Puts one round of one thread on the negotiation queue, in the caller's transaction. */
export function startRound(em: EntityManager, { thread, round, priority, at }: RoundStart): void {
  const { id: threadId, negotiationId, organisationId, vendorId } = thread;
  const options = { aggregateId: negotiationId, organisationId, priority, occurredAt: at };
  publish(em, roundStarted, { negotiationId, threadId, vendorId, round }, options);
}
